#include <cmath>

#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("05_gradient_descent");
  return kept;
}

/// "10 of 20  0.450": how many of 20 starts end in the best valley.
int best_valley(const std::string& rate, const std::string& descent) {
  return std::stoi(output().table("How many of").word(rate, descent));
}

TEST_CASE("the squared error's gradient grows, that of the cross entropy stays within 1",
          "[course]") {
  const auto table = output().table("Two losses of");
  CHECK(std::abs(table.number("-100", "its gradient")) >
        5 * std::abs(table.number("-10", "its gradient")));
  for (const double gradient : table.numbers("gradient of that")) CHECK(std::abs(gradient) <= 1);
  CHECK(says(output().title("losses"), "is -10, that of the cross entropy -0.98"));
}

TEST_CASE("stochastic descent goes uphill every other step, batch descent never", "[course]") {
  const auto table = output().table("Linear regression,");
  CHECK(std::abs(table.number("stochastic (1)", "of them uphill") - 0.5) < 0.05);
  CHECK(table.number("batch (200)", "of them uphill") == 0);
  for (const char* descent : {"stochastic (1)", "mini-batch (20)", "batch (200)"}) {
    CHECK(says(output().title("paths"), table.word(descent, "of them uphill") + " with"));
  }
}

TEST_CASE("a rate that falls settles nearer to the minimum", "[course]") {
  const auto table = output().table("Linear regression,");
  CHECK(table.number("stochastic (1), rate falling", "loss above minimum") <
        table.number("stochastic (1)", "loss above minimum") / 2);
}

TEST_CASE("with more data a step of batch descent costs more, one of stochastic descent does not",
          "[course]") {
  const auto table = output().table("Samples seen until");
  for (const double seen : table.numbers("stochastic: samples seen")) CHECK(seen < 200);
  const double growth =
      table.number("100000", "batch: samples seen") / table.number("100", "batch: samples seen");
  CHECK(growth > 500);
  CHECK(says(output().title("more_data"), fmt::format("batch descent sees {:.0f} times", growth)));
}

TEST_CASE("below 2/λ_max descent arrives, above it diverges", "[course]") {
  const auto table = output().table("Batch descent until");
  for (const double share : table.numbers("share of the edge")) {
    const auto& ending = table.word(fmt::format("{:g}", share), "batch descent");
    CHECK(ending.starts_with("diverges") == (share > 1));
    CHECK(ending.starts_with("arrives") == (share > 0.1 && share < 1));
  }
  CHECK(says(output().title("edge"), "0.98 of 2/λ_max arrives, 1.02 diverges"));
  CHECK(says(output().learned(), "0.98 of 2/λ_max arrives, 1.02 diverges"));
}

TEST_CASE("from poor starts stochastic descent finds the best valley at a rate of 0.1 only",
          "[course]") {
  CHECK(best_valley("0.1", "stochastic (1)") > best_valley("0.1", "batch (100)") + 8);
  CHECK(best_valley("0.1", "stochastic (1)") >
        best_valley("0.1", "batch, as many updates as stochastic") + 6);
  CHECK(best_valley("0.3", "stochastic (1)") < best_valley("0.3", "batch (100)"));
  for (const char* rate : {"0.01", "0.03"}) {
    const int longer = best_valley(rate, "batch, as many updates as stochastic");
    CHECK(std::abs(best_valley(rate, "stochastic (1)") - longer) <= 2);
  }
}

TEST_CASE("after equal passes over the images mini-batches are far ahead of batch descent",
          "[course]") {
  const auto table = output().table("Softmax regression on");
  const double batch = table.number("batch", "training loss");
  const double mini_batch = table.number("mini-batch (16)", "training loss");
  CHECK(mini_batch < batch / 2);
  CHECK(says(output().learned(),
             fmt::format("is {:.2f} with 16 a batch and {:.2f} with all", mini_batch, batch)));
  CHECK(table.number("mini-batch (16), rate falling", "training loss") > mini_batch);
  CHECK(table.number("mini-batch (16), rate falling", "training loss") < batch / 2);
}

TEST_CASE("from the same samples large batches learn less", "[course]") {
  const auto table = output().table("After 6000 samples");
  const double of_16 = table.number("16", "training loss");
  CHECK(of_16 < table.number("1", "training loss") + 0.1);
  CHECK(of_16 < table.number("64", "training loss"));
  CHECK(table.number("64", "training loss") < table.number("256", "training loss"));
  CHECK(table.number("256", "training loss") < table.number("1024", "training loss"));
}

TEST_CASE("the squared error diverges beyond its edge, the cross entropy never does", "[course]") {
  const auto table = output().table("The images with both losses");
  for (const char* rate : {"0.0001", "0.001", "0.01"}) {
    CHECK(table.number(rate, "squared error") < 0.1);
  }
  for (const char* rate : {"0.1", "1", "10", "100"}) {
    CHECK(table.word(rate, "squared error") == "diverged");
  }
  for (const double loss : table.numbers("cross entropy")) CHECK(loss < 1000);
  CHECK(says(output().line("The images with both losses"), "2/λ_max on 1,000 images is 0.092"));
}

}  // namespace
}  // namespace dl
