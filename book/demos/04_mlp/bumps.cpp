// What the page of the bumps calls. The network is lesson 04's sum_of_bumps().
#include "bumps.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "book/demos/shared/page.hpp"

namespace dl {
namespace {

constexpr Index places = 2001;  ///< where the error is measured, as in the lesson

int target = 0;
std::vector<float> drawn = {0,
                            0};  ///< heights of a target drawn by hand, evenly spaced over [0, 1]
Mlp network;

/// The drawn heights, with straight lines between them.
double drawn_at(double x) {
  const double at = std::clamp(x, 0.0, 1.0) * static_cast<double>(drawn.size() - 1);
  const auto before = static_cast<std::size_t>(at);
  const auto after = std::min(before + 1, drawn.size() - 1);
  return std::lerp(drawn[before], drawn[after], at - static_cast<double>(before));
}

double target_at(double x) {
  switch (target) {
    case 0: {  // the lesson's curve, 0 and flat at both ends
      const double window = std::sin(std::numbers::pi * x);
      return window * window * (1 + std::sin(6 * std::numbers::pi * x)) / 2;
    }
    case 1: return std::sin(std::numbers::pi * x);
    case 2: return x > 0.3 && x < 0.7 ? 0.8 : 0.2 * std::sin(std::numbers::pi * x);
    case 3: return 0.9 - 0.6 * x;  // not 0 at the ends
    default: return drawn_at(x);
  }
}

Matrix evenly_spaced(Index count) { return Eigen::ArrayXd::LinSpaced(count, 0, 1).cast<real>(); }

double largest_error(const Mlp& sum) {
  const Matrix x = evenly_spaced(places);
  const Matrix y = sum.forward(x);
  double largest = 0;
  for (Index i = 0; i < places; ++i) {
    largest = std::max(largest, std::abs(y(i, 0) - target_at(x(i, 0))));
  }
  return largest;
}

}  // namespace

/// Takes the numbers that the page gave for the drawn target.
PAGE_MAY_CALL void take_drawn() {
  drawn = given_numbers();
  if (drawn.empty()) drawn = {0};
}

/// 0 to 3: a formula; 4: the drawn one.
PAGE_MAY_CALL void build(int which, int bumps, double steepness) {
  target = which;
  network = sum_of_bumps(target_at, 0, 1, bumps, steepness);
}

/// How far the sum is from the target, at most.
PAGE_MAY_CALL double error() { return largest_error(network); }

/// The same for another number of bumps.
PAGE_MAY_CALL double error_of(int bumps, double steepness) {
  return largest_error(sum_of_bumps(target_at, 0, 1, bumps, steepness));
}

/// The target at `count` places.
PAGE_MAY_CALL Numbers wanted(int count) {
  return answer(Matrix(evenly_spaced(count).unaryExpr(
      [](real x) { return static_cast<real>(target_at(static_cast<double>(x))); })));
}

/// What the network answers there.
PAGE_MAY_CALL Numbers sum(int count) { return answer(network.forward(evenly_spaced(count))); }

/// What bump i adds there: its two hidden units, with their weights in the output layer.
PAGE_MAY_CALL Numbers bump(int i, int count) {
  const MlpLayer& hidden = network.layers[0];
  const MlpLayer& output = network.layers[1];
  const Mlp pair{
      {{hidden.weight.middleCols(2 * i, 2), hidden.bias.segment(2 * i, 2), hidden.activation},
       {output.weight.middleRows(2 * i, 2), output.bias, output.activation}}};
  return answer(pair.forward(evenly_spaced(count)));
}

/// What one of its hidden units answers: 0 the one that rises first, 1 the later one.
PAGE_MAY_CALL Numbers unit(int i, int which, int count) {
  const MlpLayer& hidden = network.layers[0];
  const Mlp one{{{hidden.weight.col(2 * i + which), hidden.bias.segment(2 * i + which, 1),
                  hidden.activation}}};
  return answer(one.forward(evenly_spaced(count)));
}

}  // namespace dl
