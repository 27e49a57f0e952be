#include <cmath>
#include <cstddef>
#include <cstdio>

#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("09_normalization");
  return kept;
}

PrintedSpread range(const PrintedTable& table, const std::string& row, const std::string& column) {
  return PrintedSpread(table.word(row, column));
}

PrintedTable depths() { return output().table("The same by depth"); }

/// How many pairs of depth and learning rate of a way end above 0.5.
long settings_above_half(const std::string& way) {
  long count = 0;
  for (const char* rate : {"0.03", "0.1", "0.3", "1"}) {
    const auto accuracies = depths().numbers(rate);
    for (std::size_t row = 0; row < accuracies.size(); ++row) {
      count += depths().words("normalization")[row] == way && accuracies[row] > 0.5;
    }
  }
  return count;
}

TEST_CASE("inputs of mean 0 and variance 1 train best", "[course]") {
  const auto table = output().table("Test accuracy by learning rate");
  const auto best = range(table, "mean 0, variance 1", "best by training loss");
  for (const char* pixels : {"0 to 255", "0 to 1"}) {
    CHECK(best.low > range(table, pixels, "best by training loss").high);
  }
}

TEST_CASE("batch norm trains at more depths and learning rates than the others", "[course]") {
  const auto none = settings_above_half("none"), he = settings_above_half("none with He weights"),
             batch = settings_above_half("batch norm"), layer = settings_above_half("layer norm");
  CHECK(batch > he);
  CHECK(batch > layer);
  CHECK(layer > none);
  CHECK(he >= layer);  // good weights do as well as layer norm
  CHECK(output().title("depths") ==
        fmt::format("Above 0.5 with batch norm in {} of 12 settings, without in {}, with He "
                    "weights in {}",
                    batch, none, he));
  CHECK_THAT(output().learned(),
             ContainsSubstring(fmt::format(
                 "{} end above 0.5 without normalization, {} with He weights alone, {} with batch "
                 "norm, {} with layer norm",
                 none, he, batch, layer)));
}

TEST_CASE("at every depth the loss ends lower with batch norm than with He's weights", "[course]") {
  const auto loss = depths().numbers("its loss");
  for (const std::size_t depth : {0U, 1U, 2U}) CHECK(loss[6 + depth] < loss[3 + depth]);
  CHECK(output().title("training") ==
        fmt::format("Loss of 12 layers in the end: He weights {:.2f}, batch norm {:.2f}, layer "
                    "norm {:.2f}",
                    loss[5], loss[8], loss[11]));
}

TEST_CASE("batch norm needs a batch, layer and group norm gain with two samples too", "[course]") {
  const auto gains = output().table("Gained over none");
  const std::string group = "group norm, 4 groups";
  CHECK(range(gains, "2", "batch norm").high < -0.1);
  CHECK(range(gains, "2", "layer norm").low > 0);
  CHECK(range(gains, "2", group).low > 0);
  CHECK(range(gains, "64", "batch norm").mean > range(gains, "64", "layer norm").mean);
  CHECK(range(gains, "64", "batch norm").mean > range(gains, "64", group).mean);
  for (const char* samples : {"2", "64"}) {
    CHECK_THAT(output().learned(),
               ContainsSubstring(fmt::format(
                   "batch norm {:+.3f}, layer norm {:+.3f}, group norm {:+.3f}",
                   range(gains, samples, "batch norm").mean,
                   range(gains, samples, "layer norm").mean, range(gains, samples, group).mean)));
  }
  const auto accuracies = output().table("Two hidden layers, the best of three");
  CHECK(output().title("batch_sizes") ==
        fmt::format("With 2 samples a batch: batch norm {:.3f}, layer norm {:.3f}, none {:.3f}",
                    range(accuracies, "2", "batch norm").mean,
                    range(accuracies, "2", "layer norm").mean,
                    range(accuracies, "2", "none").mean));
}

TEST_CASE("groups of two units fail as batches of two samples do", "[course]") {
  const auto groups = output().table("Group norm, 8 samples in a batch");
  CHECK(range(groups, "16", "test accuracy").high < 0.2);
  CHECK(range(groups, "8", "test accuracy").low > 0.7);
  const auto& two = output().line("Batch norm of two samples: ");
  const auto title = output().title("two_samples");
  const auto share = title.substr(std::string("Of two samples, batch norm puts ").size(), 5);
  CHECK_THAT(two, ContainsSubstring(share + " of the values are within 0.01 of 1 or -1"));
  CHECK(std::stod(share) > 95);
}

TEST_CASE("batch norm before the activation is not better than after it", "[course]") {
  const auto table = output().table("Batch norm before or after");
  CHECK(range(table, "sigmoid", "before gains over after").high < 0);
  CHECK(range(table, "tanh", "before gains over after").mean < 0);
  CHECK(std::abs(range(table, "ReLU", "before gains over after").mean) < 0.01);
}

TEST_CASE("with batch norm inputs move less, gradients change as much", "[course]") {
  const auto table = output().table("Internal covariate shift");
  const std::string none = "none with He weights", batch = "batch norm",
                    moved = "batch norm, ground moved";
  const auto inputs_of = range(table, batch, "inputs move");
  const auto gradient_of = range(table, batch, "gradient changes");
  const auto without = range(table, none, "gradient changes");
  CHECK(inputs_of.high < range(table, none, "inputs move").low / 10);
  CHECK(gradient_of.high > without.low);
  CHECK(gradient_of.low < without.high);
  CHECK(output().title("covariate_shift") ==
        fmt::format("Batch norm: the inputs move by {:.3f} in the mean, the gradient by {:.2f}",
                    inputs_of.mean, gradient_of.mean));
  // The moved ground costs something, and the ranges still overlap with those without batch norm.
  CHECK(range(table, moved, "inputs move").mean > 2 * range(table, none, "inputs move").mean);
  CHECK(range(table, moved, "test accuracy").high < range(table, batch, "test accuracy").low);
  CHECK(range(table, moved, "test accuracy").mean > range(table, none, "test accuracy").mean);
  CHECK(range(table, moved, "test accuracy").low < range(table, none, "test accuracy").high);
}

TEST_CASE("instance norm forgets the light, and only batch norm lets samples meet", "[course]") {
  const auto lamps = output().table("Trained under white light");
  for (const char* other : {"none", "batch", "layer"}) {
    CHECK(range(lamps, "instance", "features move").high <
          range(lamps, other, "features move").low / 100);
  }
  CHECK(lamps.word("instance", "white light") == lamps.word("instance", "coloured lamps"));
  CHECK(range(lamps, "none", "coloured lamps").high <
        range(lamps, "none", "white light").low - 0.1);
  const auto neighbours = output().table("The other seven samples");
  CHECK(range(neighbours, "batch", "output moves").low > 0.1);
  for (const char* other : {"layer", "instance", "group"}) {
    CHECK(range(neighbours, other, "output moves").high == 0);
  }
}

}  // namespace
}  // namespace dl
