#include "early_stopping.hpp"

#include <limits>
#include <vector>

#include "tests/testing.hpp"

namespace dl {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// The epoch after which it stops, 0 when it does not.
int stops_after(EarlyStopping stopping, const std::vector<double>& metrics) {
  for (const double metric : metrics) {
    stopping.observe(metric);
    if (stopping.should_stop()) return stopping.epoch();
  }
  return 0;
}

TEST_CASE("a loss improves when it falls by more than min_delta", "[11.1]") {
  const bool falls = improves(0.4, 0.5, 0, Goal::minimize);
  const bool rises = improves(0.6, 0.5, 0, Goal::minimize);
  LOOKS_LIKE(rises && !falls, "the direction is turned");
  LOOKS_LIKE(rises && falls, "any change counts: it matters which way");
  CHECK_FALSE(rises);
  CHECK(falls);
  const bool same = improves(0.5, 0.5, 0, Goal::minimize);
  LOOKS_LIKE(same && !rises, "a metric that is no better than the best counts as better");
  CHECK_FALSE(same);
  CHECK_FALSE(improves(0.25, 0.5, 0.25, Goal::minimize));
  const bool slightly = improves(0.5 - 1e-9, 0.5, 0, Goal::minimize);
  LOOKS_LIKE(falls && !slightly, "a small improvement is lost: compare in double");
  CHECK(slightly);
  LOOKS_LIKE(improves(0.45, 0.5, 0.1, Goal::minimize) && improves(0.55, 0.5, 0.1, Goal::minimize),
             "min_delta is on the wrong side: a worse loss counts as better");
  LOOKS_LIKE(improves(0.45, 0.5, 0.1, Goal::minimize) && !improves(0.55, 0.5, 0.1, Goal::minimize),
             "min_delta is not used");
  LOOKS_LIKE(improves(0.42, 0.5, 0.1, Goal::minimize) && !improves(0.46, 0.5, 0.1, Goal::minimize),
             "min_delta is taken for a share of the best");
  CHECK_FALSE(improves(0.42, 0.5, 0.1, Goal::minimize));
  CHECK_FALSE(improves(0.45, 0.5, 0.1, Goal::minimize));
  CHECK(improves(0.35, 0.5, 0.1, Goal::minimize));
}

TEST_CASE("an accuracy improves when it rises by more than min_delta", "[11.1]") {
  LOOKS_LIKE(improves(0.7, 0.8, 0, Goal::maximize) && !improves(0.9, 0.8, 0, Goal::maximize),
             "every metric is taken for a loss");
  CHECK(improves(0.9, 0.8, 0, Goal::maximize));
  CHECK_FALSE(improves(0.7, 0.8, 0, Goal::maximize));
  CHECK_FALSE(improves(0.8, 0.8, 0, Goal::maximize));
  CHECK_FALSE(improves(0.75, 0.5, 0.25, Goal::maximize));
  CHECK_FALSE(improves(0.895, 0.8, 0.1, Goal::maximize));
  CHECK_FALSE(improves(0.85, 0.8, 0.1, Goal::maximize));
  CHECK(improves(0.95, 0.8, 0.1, Goal::maximize));
}

TEST_CASE("anything is better than nothing, and nothing is better than NaN", "[11.1]") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  CHECK(improves(1e30, infinity, 0.1, Goal::minimize));
  CHECK(improves(-1e30, -infinity, 0.1, Goal::maximize));
  CHECK_FALSE(improves(nan, infinity, 0, Goal::minimize));
  CHECK_FALSE(improves(nan, -infinity, 0, Goal::maximize));
}

TEST_CASE("the best metric and its epoch are remembered", "[11.2]") {
  EarlyStopping stopping(5);
  CHECK(stopping.observe(0.9));
  CHECK(stopping.observe(0.5));
  CHECK_FALSE(stopping.observe(0.8));
  const bool better_than_last = stopping.observe(0.6);
  LOOKS_LIKE(better_than_last, "it is compared with the epoch before, not with the best");
  CHECK_FALSE(better_than_last);
  CHECK(stopping.best() == 0.5);
  CHECK(stopping.best_epoch() == 2);
  CHECK(stopping.epoch() == 4);
  LOOKS_LIKE(stopping.waited() == 3 && stopping.best() == 0.5, "the epoch is counted from 0");
  CHECK(stopping.waited() == 2);
}

TEST_CASE("small steps add up to an improvement", "[11.2]") {
  EarlyStopping stopping(5, 0.1);
  stopping.observe(1);
  CHECK_FALSE(stopping.observe(0.94));
  CHECK_FALSE(stopping.observe(1.2));
  const bool added_up = stopping.observe(0.88);
  LOOKS_LIKE(!added_up && stopping.best() < 1,
             "the best moves with every small step, so that none is ever long enough");
  CHECK(added_up);
  CHECK(stopping.best() == 0.88);
}

TEST_CASE("a NaN is not the best", "[11.2]") {
  EarlyStopping stopping(5);
  CHECK_FALSE(stopping.observe(nan));
  CHECK(stopping.best_epoch() == 0);
  CHECK(stopping.observe(1));
  CHECK_FALSE(stopping.observe(nan));
  CHECK(stopping.best() == 1);
}

TEST_CASE("what comes after the stop is observed like all before", "[11.2]") {
  EarlyStopping stopping(1);
  stopping.observe(0.5);
  stopping.observe(0.75);
  const bool improved = stopping.observe(0.25);
  LOOKS_LIKE(!improved && stopping.epoch() == 2, "nothing is observed after the stop");
  CHECK(improved);
  CHECK(stopping.epoch() == 3);
  CHECK(stopping.best_epoch() == 3);
}

TEST_CASE("a NaN is remembered until the next metric, and infinity is none", "[11.2]") {
  INFO("should_stop(), exercise 11.3, is asked here");
  EarlyStopping stopping(5);
  stopping.observe(nan);
  CHECK(stopping.should_stop());
  stopping.observe(0.5);
  LOOKS_LIKE(stopping.should_stop() && stopping.epoch() == 2,
             "a NaN is remembered for ever: only the last metric counts");
  CHECK_FALSE(stopping.should_stop());
  EarlyStopping other(5);
  other.observe(std::numeric_limits<double>::infinity());
  LOOKS_LIKE(other.should_stop(), "infinity is a number: std::isnan");
  CHECK_FALSE(other.should_stop());
}

TEST_CASE("patience is the number of epochs without improvement", "[11.3]") {
  CHECK_FALSE(EarlyStopping(1).should_stop());
  const std::vector<double> losses = {1.0, 0.8, 0.9, 0.7, 0.8, 0.8, 0.8, 0.6, 0.7, 0.7, 0.7, 0.7};
  const int after = stops_after(EarlyStopping(3), losses);
  LOOKS_LIKE(after == 12, "it waits one epoch too long");
  LOOKS_LIKE(after == 6, "it stops one epoch too early");
  LOOKS_LIKE(after == 3, "the epochs are counted from the first one, not from the best");
  LOOKS_LIKE(after == 5, "epochs without improvement are added up over the whole training");
  CHECK(after == 7);
  CHECK(stops_after(EarlyStopping(1), losses) == 3);
  CHECK(stops_after(EarlyStopping(4), losses) == 12);
  CHECK(stops_after(EarlyStopping(5), losses) == 0);
}

TEST_CASE("any metric and direction will do", "[11.3]") {
  const std::vector<double> accuracies = {0.7, 0.8, 0.9, 0.89, 0.88};
  CHECK(stops_after(EarlyStopping(2, 0, Goal::maximize), accuracies) == 5);
  CHECK(stops_after(EarlyStopping(2, 0, Goal::minimize), accuracies) == 3);
  CHECK(stops_after(EarlyStopping(2, 0.15, Goal::maximize), {0.7, 0.8, 0.9, 1.0, 1.0}) == 5);
}

TEST_CASE("a validation loss that is not a number stops at once and says so", "[11.3]") {
  EarlyStopping stopping(10);
  stopping.observe(0.5);
  CHECK_FALSE(stopping.should_stop());
  CHECK(stopping.reason().empty());
  stopping.observe(nan);
  LOOKS_LIKE(!stopping.should_stop(), "it waits for a NaN to get better");
  CHECK(stopping.should_stop());
  CHECK(stopping.reason() == "the metric of epoch 2 is not a number: training has diverged");
  CHECK(stopping.best_epoch() == 1);
}

TEST_CASE("it says why it stops", "[11.3]") {
  EarlyStopping stopping(2);
  for (const double loss : {0.9, 0.5, 0.6, 0.7}) {
    CHECK_FALSE(stopping.should_stop());
    stopping.observe(loss);
  }
  CHECK(stopping.should_stop());
  CHECK(stopping.reason() == "no improvement in 2 epochs since epoch 2");
  stopping.observe(0.6);
  LOOKS_LIKE(!stopping.should_stop(), "one epoch later patience has still run out");
  CHECK(stopping.should_stop());
}

}  // namespace
}  // namespace dl
