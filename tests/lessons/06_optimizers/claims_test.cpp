#include <algorithm>
#include <cmath>
#include <map>

#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("06_optimizers");
  return kept;
}

const std::vector<std::string> optimizers = {"SGD",     "momentum", "Nesterov",
                                             "Adagrad", "RMSProp",  "Adam"};

PrintedTable saddle() { return output().table("The saddle once more"); }
PrintedTable rates() { return output().table("The learning rates"); }
PrintedTable images() { return output().table("Softmax regression on Fashion-MNIST"); }

/// The name of the smallest number.
std::string lowest(const std::map<std::string, double>& numbers) {
  return std::ranges::min_element(numbers, {}, [](const auto& entry) { return entry.second; })
      ->first;
}

std::string highest(const std::map<std::string, double>& numbers) {
  return std::ranges::max_element(numbers, {}, [](const auto& entry) { return entry.second; })
      ->first;
}

/// The number of an optimizer with a schedule.
double with(const PrintedTable& table, const std::string& optimizer, const std::string& schedule,
            const std::string& column) {
  return table.number({optimizer, schedule}, column);
}

std::map<std::string, double> at_constant_rates(const PrintedTable& table,
                                                const std::string& column) {
  std::map<std::string, double> numbers;
  for (const auto& name : optimizers) numbers[name] = with(table, name, "constant", column);
  return numbers;
}

TEST_CASE("lesson 06: what divides by the size of the gradient does not see it", "[course]") {
  const auto table = output().table("How far one weight moves");
  for (const std::string name : {"Adagrad", "RMSProp", "Adam"}) {
    CHECK(table.number(name, "step 1 with g = 0.01") == table.number(name, "step 1"));
  }
  for (const std::string name : {"SGD", "momentum", "Nesterov"}) {
    CHECK(table.number(name, "step 1 with g = 0.01") < 0.02 * table.number(name, "step 1"));
  }
  CHECK(table.number("momentum", "step 100") == Approx(10));
  CHECK(table.number("RMSProp", "step 1") == Approx(10));
  CHECK(table.number("Adagrad", "step 100") == Approx(0.1));
  CHECK(table.number("Adam", "step 1") == 1);
}

TEST_CASE("lesson 06: of five the critical momentum comes to rest first", "[course]") {
  const auto table = output().table("On the parabola");
  const auto steps = table.numbers("steps to rest");
  const auto first = static_cast<std::size_t>(std::ranges::min_element(steps) - steps.begin());
  const auto& best = table.words("momentum")[first];
  CHECK(best == "0.81");
  CHECK_THAT(output().title("damping"),
             ContainsSubstring("Of 5 momenta " + best + " comes to rest first") &&
                 ContainsSubstring(table.words("steps to rest")[first]));
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const bool swings = table.numbers("momentum")[row] > 0.81;
    CHECK((table.numbers("farthest beyond")[row] > 0) == swings);
  }
}

TEST_CASE("lesson 06: momentum is faster past the saddle at one rate, slower at the best rates",
          "[course]") {
  const auto table = saddle();
  CHECK(table.number("momentum", "steps") < table.number("SGD", "steps") / 2);
  CHECK(table.number("momentum", "steps at it") > table.number("SGD", "steps at it"));
  CHECK(table.number("SGD", "where the slope is below 0.1") > 0.2);
  CHECK(table.number("momentum", "where the slope is below 0.1") < 0.05);
  for (const std::string column : {"steps", "steps at it"}) {
    CHECK_THAT(output().learned(), ContainsSubstring(table.word("momentum", column)) &&
                                       ContainsSubstring(table.word("SGD", column)));
  }
  CHECK_THAT(output().title("saddle_wait"),
             ContainsSubstring("SGD in " + table.word("SGD", "steps")) &&
                 ContainsSubstring("momentum in " + table.word("momentum", "steps")));
  CHECK_THAT(output().line("From the ridge itself"), ContainsSubstring("0 of 6"));
}

TEST_CASE("lesson 06: the low ridge is rolled over, the high one only leapt over", "[course]") {
  const auto table = output().table("Steps to the goal");
  for (const std::string surface : {"low barrier", "high barrier"}) {
    CHECK(table.word(surface, "SGD") == "0 of 5 arrive");
  }
  CHECK_THAT(table.word("low barrier", "momentum"),
             !ContainsSubstring("leaps") && !ContainsSubstring("arrive"));
  for (const auto& name : optimizers) {
    if (name != "SGD") CHECK_THAT(table.word("high barrier", name), ContainsSubstring("leaps"));
  }
  CHECK(output().title("barrier_low").ends_with(": momentum and Nesterov"));
  CHECK(output().title("barrier_high").ends_with(": nobody"));
}

TEST_CASE("lesson 06: more momentum rolls over higher ridges, up to the height it came from",
          "[course]") {
  const auto table = output().table("The highest ridge that momentum rolls over");
  for (const std::string rate : {"0.01", "0.05", "0.1"}) {
    const auto ridges = table.numbers("learning rate " + rate);
    CHECK(std::ranges::is_sorted(ridges));
    CHECK(ridges.front() < 0.27);
    CHECK(ridges.back() > 1.4);
    CHECK(ridges.back() < 1.625);
  }
  CHECK_THAT(output().title("barrier_momentum"),
             ContainsSubstring("up to " + table.word("0.995", "learning rate 0.1")));
}

TEST_CASE("lesson 06: the less friction, the higher the ridge, whatever the learning rate",
          "[course]") {
  const auto table = output().table("The highest ridge that momentum rolls over");
  std::map<double, double> ridge_by_friction;
  for (const std::string rate : {"0.01", "0.05", "0.1"}) {
    for (const auto& momentum : table.words("momentum")) {
      const double friction = (1 - std::stod(momentum)) / std::sqrt(std::stod(rate));
      ridge_by_friction[friction] = table.number(momentum, "learning rate " + rate);
    }
  }
  CHECK(std::ranges::is_sorted(ridge_by_friction, std::ranges::greater(),
                               [](const auto& entry) { return entry.second; }));
}

TEST_CASE("lesson 06: momentum is several times as fast in the ravine", "[course]") {
  const auto table = output().table("Steps to the goal");
  const auto steps = [&](const std::string& name) {
    return std::stod(table.word("ravine (Rosenbrock)", name));
  };
  CHECK(steps("momentum") < steps("SGD") / 3);
  CHECK(steps("Adam") < steps("momentum"));
  CHECK(steps("Adagrad") > 3 * steps("momentum"));
  CHECK(steps("RMSProp") > 3 * steps("momentum"));
  CHECK_THAT(output().title("ravine"), ContainsSubstring("Adam arrives first"));
}

TEST_CASE(
    "lesson 06: each optimizer has its own best rate, and ten times it costs more than the "
    "wrong optimizer",
    "[course]") {
  const auto table = rates();
  const auto best = at_constant_rates(table, "best rate");
  CHECK(best.at("SGD") >= 10 * best.at("Adam"));
  CHECK_THAT(output().title("images_rates"),
             ContainsSubstring(lowest(best)) && ContainsSubstring(highest(best)) &&
                 ContainsSubstring(table.word(lowest(best), "best rate")) &&
                 ContainsSubstring(table.word(highest(best), "best rate")));
  const auto losses = at_constant_rates(table, "its loss");
  const double worst = losses.at(highest(losses));
  for (const auto& cell : table.words("ten times its rate")) {
    if (cell.starts_with("0.") || cell.starts_with("1.")) CHECK(std::stod(cell) > worst);
  }
}

TEST_CASE("lesson 06: on images all beat plain SGD, and a cosine brings about as much again",
          "[course]") {
  const auto table = images();
  const auto losses = at_constant_rates(table, "epoch 10");
  CHECK_THAT(output().title("images_loss"),
             ContainsSubstring(lowest(losses) + " ends at the lowest loss, " + highest(losses)));
  CHECK(highest(losses) == "SGD");
  const double from_sgd = losses.at("SGD") - losses.at("Adam");
  const double from_cosine = losses.at("Adam") - with(table, "Adam", "cosine", "epoch 10");
  CHECK(from_cosine > 0.5 * from_sgd);
  CHECK(losses.at("momentum") - with(table, "momentum", "cosine", "epoch 10") > 0.5 * from_sgd);
  CHECK_THAT(output().learned(),
             ContainsSubstring(fmt::format("falls by {:.3f} from SGD", from_sgd)) &&
                 ContainsSubstring(fmt::format("falls by {:.3f} when", from_cosine)));
  CHECK(std::abs(with(table, "momentum", "warm-up, cosine", "epoch 10") -
                 with(table, "momentum", "cosine", "epoch 10")) < 0.005);
}

}  // namespace
}  // namespace dl
