#include "distance.hpp"

#include <cmath>

#include "common/safetensors.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("the distance is relative to the length before, over all matrices together", "[13.8]") {
  Parameter weight(rows({{2, -1, 4}, {1, 3, -2}}));  // squares add up to 35
  Parameter bias(row({0.5, -2, 1}));                 // 5.25
  const Weights before = {{"weight", weight.value}, {"bias", bias.value}, {"other", row({9, 9})}};
  weight.value(0, 1) += 3;
  weight.value(1, 2) -= 2;
  bias.value(0) += 1.5;
  const double distance = relative_distance(before, {{"weight", &weight}, {"bias", &bias}});
  const double moved = 9 + 4 + 2.25, length = 40.25;
  const double after = weight.value.squaredNorm() + bias.value.squaredNorm();
  LOOKS_LIKE(distance == Approx(std::sqrt((3.0 + 2.0 + 1.5) / length)) ||
                 distance ==
                     Approx(std::sqrt((std::sqrt(13.) + 1.5) / (std::sqrt(35.) + std::sqrt(5.25)))),
             "squares add up, lengths do not: squaredNorm, not norm");
  LOOKS_LIKE(distance == Approx(std::sqrt(moved / after)),
             "it is relative to the length afterwards");
  LOOKS_LIKE(
      distance == Approx(1.5 / std::sqrt(5.25)) || distance == Approx(1.5 / std::sqrt(length)),
      "only the last matrix counts: add them up");
  LOOKS_LIKE(distance == Approx(std::sqrt(std::abs(after - length) / length)),
             "the difference of the lengths, not the length of the difference");
  CHECK(distance == Approx(std::sqrt(moved / length)));
  CHECK(relative_distance(before, {{"weight", &weight}}) == Approx(std::sqrt(13. / 35)));
}

TEST_CASE("what turns without growing has moved, what is there again has not", "[13.8]") {
  Parameter weight(rows({{3, -4, 1}}));
  const Weights before = {{"weight", weight.value}};
  CHECK(relative_distance(before, {{"weight", &weight}}) == Approx(0));
  weight.value = rows({{-3, 4, -1}});
  CHECK(relative_distance(before, {{"weight", &weight}}) == Approx(2));
  weight.value = rows({{3, -4, 1}}) * 1.25;
  CHECK(relative_distance(before, {{"weight", &weight}}) == Approx(0.25));
}

}  // namespace
}  // namespace dl
