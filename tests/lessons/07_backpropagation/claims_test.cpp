#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("07_backpropagation");
  return kept;
}

TEST_CASE("07: the worked example holds to the chain rule", "[course]") {
  const auto table = output().table("A network 2-2-1");
  const auto value = [&](const char* name) { return table.number(name, "value"); };
  const auto gradient = [&](const char* name) { return table.number(name, "dL/d(it)"); };
  CHECK(value("loss") == Approx(std::pow(value("y_hat") - 1, 2)).margin(1e-4));
  CHECK(gradient("h2") == Approx(gradient("y_hat") * value("W2 from h2")).margin(2e-4));
  CHECK(gradient("s2") == Approx(gradient("h2") * value("h2") * (1 - value("h2"))).margin(2e-4));
  CHECK(gradient("W1 from x2 to s2") == Approx(gradient("s2") * 2).margin(2e-4));
}

TEST_CASE("07: a chord comes near the tangent with the square of h", "[course]") {
  const auto off = output().table("The slope of the loss along W1").numbers("off by");
  REQUIRE(off.size() == 3);
  for (std::size_t i = 1; i < off.size(); ++i) {
    CHECK(off[i] > off[i - 1] / 150);
    CHECK(off[i] < off[i - 1] / 50);
  }
}

TEST_CASE("07: the gradient check tells right from wrong best near h = 0.01", "[course]") {
  const auto table = output().table("The gradient check");
  const auto right = table.numbers("right backward pass");
  const auto wrong = table.numbers("forgotten slope");
  const auto best = std::ranges::min_element(right) - right.begin();
  CHECK(table.words("h").at(static_cast<std::size_t>(best)) == "1e-02");
  CHECK(*std::ranges::min_element(wrong) > 0.03);
  CHECK(*std::ranges::min_element(wrong) > 1000 * *std::ranges::min_element(right));
  CHECK(right.front() > 0.01);
  CHECK(right.back() > 0.01);
}

TEST_CASE("07: a gradient costs two to three losses, by differences two for every weight",
          "[course]") {
  const auto table = output().table("One gradient in the price of one loss");
  const auto parameters = table.numbers("parameters");
  const auto backpropagation = table.numbers("backpropagation");
  const auto differences = table.numbers("differences");
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    CHECK(backpropagation[i] >= 2);
    CHECK(backpropagation[i] <= 3);
    CHECK(differences[i] == 2 * parameters[i]);
  }
  const auto [low, high] = std::ranges::minmax(backpropagation);
  CHECK(says(output().title("cost"),
             fmt::format("backpropagation {:.1f} to {:.1f} losses", low, high)));
  CHECK(says(
      output().learned(),
      fmt::format("all {:.0f} derivatives at once for {:.1f} times the multiplications of the loss",
                  parameters.back(), backpropagation.back())));
  CHECK(says(output().learned(), fmt::format("takes {:.0f} times as many", differences.back())));
}

TEST_CASE("07: depth adds weights evenly, width multiplies them, what is kept grows with both",
          "[course]") {
  const auto table = output().table("Numbers in a network from 784 pixels");
  const auto weights = table.numbers("weights and biases");
  const auto kept = table.numbers("kept by the forward pass");
  CHECK((weights[2] - weights[1]) / 2 == weights[1] - weights[0]);
  CHECK((weights[3] - weights[2]) / 4 == weights[1] - weights[0]);
  CHECK(weights[6] > 2.5 * weights[5]);
  CHECK(kept[3] == 8 * kept[0]);
}

TEST_CASE("07: XOR gets stuck from some starts with two hidden units, from none with more",
          "[course]") {
  const auto table = output().table("XOR by backpropagation");
  CHECK(table.number("2", "learned") < table.number("2", "of starts"));
  CHECK(table.number("2", "learned") > table.number("2", "of starts") / 2);
  for (const char* units : {"3", "4", "8"}) {
    CHECK(table.number(units, "learned") == table.number(units, "of starts"));
  }
}

TEST_CASE("07: a gradient foretells a small move of one weight, and a small step of all",
          "[course]") {
  const auto one = output().table("Before training: one weight moved");
  const auto foretold = one.numbers("loss should change by");
  const auto happened = one.numbers("and changes by");
  for (std::size_t i = 0; i < foretold.size(); ++i) {
    if (one.words("weight")[i] == "most responsible") {
      CHECK(happened[i] == Approx(foretold[i]).epsilon(0.02));
    } else {
      CHECK(std::abs(foretold[i]) < 1e-9);
      CHECK(std::abs(happened[i]) < 3e-7);
    }
  }
  const auto all = output().table("All weights moved at once");
  const auto share = all.numbers("of what was foretold");
  CHECK(std::ranges::is_sorted(share, std::greater()));
  CHECK(all.number("0.001", "of what was foretold") > 0.99);
  CHECK(all.number("1", "of what was foretold") < 0.6);
  CHECK(all.number("10", "and changes by") > 0);
}

TEST_CASE("07: two hidden layers lead on test images, and their gap to training is wider",
          "[course]") {
  const auto table = output().table("Fashion-MNIST");
  const auto number = [&](const char* network, const char* column) {
    return table.number(network, column);
  };
  const char* mlp = "784-256-128-10";
  const char* linear = "no hidden layer";
  CHECK(number(mlp, "test accuracy") > number(linear, "test accuracy") + 0.015);
  CHECK(number(mlp, "training accuracy") - number(mlp, "test accuracy") >
        number(linear, "training accuracy") - number(linear, "test accuracy"));
  CHECK(number(mlp, "test loss") > 2 * number(mlp, "training loss"));
  CHECK(says(output().title("images"), fmt::format("Two hidden layers: {:.3f} on training images",
                                                   number(mlp, "training accuracy"))));
}

}  // namespace
}  // namespace dl
