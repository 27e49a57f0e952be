#include "schedules.hpp"

#include <cmath>

#include "scheduled_steps.hpp"
#include "sgd.hpp"
#include "tests/golden/06_optimizers.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

constexpr double exactly = 1e-12;

TEST_CASE("the stairs stay level for `length` steps, then fall", "[06.7]") {
  const double within = step_schedule(2, 4, 0.25);
  LOOKS_LIKE(within == Approx(0.5), "it falls a little at every step: divide whole numbers");
  LOOKS_LIKE(within == Approx(0.0625), "it falls at every step: once in every `length` of them");
  CHECK(within == 1);
  const double last = step_schedule(3, 4, 0.25);
  LOOKS_LIKE(within == 1 && last == Approx(0.25), "it falls one step too early");
  CHECK(last == 1);
  const double fallen = step_schedule(4, 4, 0.25);
  LOOKS_LIKE(within == 1 && fallen == 1, "it falls one step too late");
  LOOKS_LIKE(fallen == Approx(0.75), "it falls to factor of what it was, not by it");
  CHECK(fallen == Approx(0.25));
  const double later = step_schedule(12, 4, 0.25);
  LOOKS_LIKE(later == Approx(0.75) && fallen == Approx(0.25),
             "it is multiplied by how often it fell, not taken to that power");
  LOOKS_LIKE(later == Approx(0.25) && fallen == Approx(0.25), "it falls again and again, not once");
  CHECK(later == Approx(0.015625));
}

/// A schedule's first factors, in one row.
template <typename Factor>
Matrix factors(int count, Factor factor) {
  Matrix result(1, count);
  for (int step = 0; step < count; ++step) result(0, step) = factor(step);
  return result;
}

TEST_CASE("the stairs are PyTorch's StepLR", "[06.7]") {
  CHECK_THAT(factors(10, [](int step) { return step_schedule(step, 3, 0.5); }),
             EqualsMatrix(rows(golden::step_rates), exactly));
}

TEST_CASE("the cosine falls from 1 to 0 and is half way at half time", "[06.8]") {
  const double begin = cosine_schedule(0, 12);
  const double quarter = cosine_schedule(3, 12);
  const double end = cosine_schedule(12, 12);
  LOOKS_LIKE(end == Approx(-1), "the cosine itself ends at -1: shift and halve it");
  LOOKS_LIKE(begin == Approx(1) && end == Approx(1),
             "it is a whole period: half of one goes from 0 to π");
  LOOKS_LIKE(begin == Approx(2), "it is shifted, but not halved");
  LOOKS_LIKE(begin == Approx(0.5), "this rises and falls: it is the cosine, not the sine");
  LOOKS_LIKE(std::abs(begin) < exactly && end == Approx(1), "it rises from 0 to 1: turn it");
  LOOKS_LIKE(quarter == 1, "step / steps of whole numbers is 0 until the end");
  LOOKS_LIKE(quarter == Approx(0.75), "this is a straight line");
  LOOKS_LIKE(quarter == Approx(std::cos(M_PI / 8)), "this is a quarter of a cosine, from 1 to 0");
  CHECK_THAT(row({begin, quarter, end}),
             EqualsMatrix(row({1, (1 + std::sqrt(0.5)) / 2, 0}), exactly));
  CHECK(cosine_schedule(5, 10) == Approx(0.5));
}

TEST_CASE("under a schedule each step has a rate of its own, also when training goes on",
          "[06.8]") {
  Parameter w(row({3}));
  w.gradient = row({1});
  Sgd sgd({&w}, 99);
  ScheduledSteps steps(sgd, 0.5, cosine_schedule, 4);
  steps.step();
  CHECK(w.value(0, 0) == Approx(2.5));
  steps.step();
  CHECK(w.value(0, 0) == Approx(2.5 - 0.5 * cosine_schedule(1, 4)));
  ScheduledSteps later(sgd, 0.5, cosine_schedule, 4, /*first=*/3);
  later.step();
  CHECK(sgd.learning_rate() == Approx(0.5 * cosine_schedule(3, 4)));
}

TEST_CASE("the cosine is PyTorch's CosineAnnealingLR", "[06.8]") {
  CHECK_THAT(factors(11, [](int step) { return cosine_schedule(step, 10); }),
             EqualsMatrix(rows(golden::cosine_rates), exactly));
}

TEST_CASE("the warm-up rises in equal parts and ends at the full rate", "[06.9]") {
  const double first = warm_up_cosine_schedule(0, 4, 12);
  const double second = warm_up_cosine_schedule(1, 4, 12);
  LOOKS_LIKE(first == 0 && second == Approx(0.25),
             "the first step would not move at all: count from 1");
  LOOKS_LIKE(first == 0 && second == 0, "a quotient of whole numbers is 0 before the last step");
  LOOKS_LIKE(first == Approx(1), "there is no warm-up: it begins at the full rate");
  LOOKS_LIKE(first == Approx(1. / 12), "the warm-up has warm_up steps, not all of them");
  CHECK(first == Approx(0.25));
  CHECK(second == Approx(0.5));
  CHECK(warm_up_cosine_schedule(2, 4, 12) == Approx(0.75));
  CHECK(warm_up_cosine_schedule(3, 4, 12) == Approx(1));
}

TEST_CASE("the cosine begins where the warm-up ends", "[06.9]") {
  const double after = warm_up_cosine_schedule(4, 4, 12);
  const double half = warm_up_cosine_schedule(8, 4, 12);
  const double end = warm_up_cosine_schedule(12, 4, 12);
  const bool jumps = after == Approx((1 + std::cos(M_PI * 4 / 12)) / 2);
  LOOKS_LIKE(jumps, "the cosine began at step 0: it has jumped down when the warm-up ends");
  LOOKS_LIKE(after == Approx(1.25), "the warm-up has gone on for a step too long");
  CHECK(after == Approx(1));
  LOOKS_LIKE(!jumps && after == Approx(1) && half == Approx((1 + std::cos(M_PI * 4 / 12)) / 2),
             "the cosine is stretched over all steps: the warm-up has used some of them");
  CHECK(half == Approx(0.5));
  CHECK(std::abs(end) < exactly);
}

TEST_CASE("without a warm-up the cosine begins at step 0", "[06.9]") {
  CHECK(warm_up_cosine_schedule(0, 0, 6) == Approx(1));
  CHECK(warm_up_cosine_schedule(2, 0, 6) == Approx(0.75));
}

TEST_CASE("warm-up and cosine are PyTorch's LinearLR and CosineAnnealingLR in turn", "[06.9]") {
  CHECK_THAT(factors(13, [](int step) { return warm_up_cosine_schedule(step, 4, 12); }),
             EqualsMatrix(rows(golden::warm_up_cosine_rates), exactly));
}

}  // namespace
}  // namespace dl
