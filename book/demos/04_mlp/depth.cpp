// What the page of depth calls. The networks are lesson 04's, their weights drawn as in its
// program.
#include <cmath>
#include <vector>

#include "book/demos/shared/plane.hpp"
#include "common/rng.hpp"
#include "lessons/04_mlp/crossings.hpp"
#include "merge.hpp"
#include "mlp.hpp"

namespace dl {
namespace {

using namespace lesson_04;

Mlp network;
std::vector<Index> widths;
Matrix output;  ///< along the last segment

/// Two inputs, hidden layers, one output, whose mean over the plane is 0.5.
Mlp random_network(int hidden_layers, Index width, Activation activation, double gain, Rng& rng) {
  Mlp made;
  for (int l = 0; l < hidden_layers; ++l) {
    made.layers.push_back(random_layer(l == 0 ? 2 : width, width, activation, gain, rng));
  }
  made.layers.push_back(
      random_layer(hidden_layers == 0 ? 2 : width, 1, Activation::identity, gain, rng));
  const real mean = made.forward(random_points(1000, rng)).mean();
  made.layers.back().bias.array() += real(0.5) - mean;
  return made;
}

}  // namespace

PAGE_MAY_CALL void start(int hidden_layers, int width, int activation, double gain, int seed) {
  Rng rng(static_cast<std::uint64_t>(seed));
  network = random_network(hidden_layers, width, static_cast<Activation>(activation), gain, rng);
  widths = {2};
  widths.insert(widths.end(), static_cast<std::size_t>(hidden_layers), width);
  widths.push_back(1);
}

PAGE_MAY_CALL int parameters() { return static_cast<int>(parameter_count(widths)); }

/// The output over the plane, size x size places from the top left.
PAGE_MAY_CALL Numbers map(int size) {
  const Matrix grid = places_of_plane(size, plane_edge);
  return answer(network.forward(grid));
}

/// The output along a segment, at `count` places.
PAGE_MAY_CALL Numbers along(double x0, double y0, double x1, double y1, int count) {
  Matrix points(count, 2);
  for (Index i = 0; i < count; ++i) {
    const double share = static_cast<double>(i) / (count - 1);
    points.row(i) << static_cast<real>(std::lerp(x0, x1, share)),
        static_cast<real>(std::lerp(y0, y1, share));
  }
  output = network.forward(points);
  return answer(output);
}

/// How often the output crosses 0.5 on that segment, as crossings.hpp counts.
PAGE_MAY_CALL int crossings() {
  int count = 0;
  for (Index i = 1; i < output.rows(); ++i) {
    count += (output(i, 0) > 0.5) != (output(i - 1, 0) > 0.5);
  }
  return count;
}

/// The most crossings of the boundary on one of so many random segments.
PAGE_MAY_CALL int most(int segments, int seed) {
  Rng rng(static_cast<std::uint64_t>(seed));
  return most_crossings(network, segments, rng);
}

/// A network without an activation as one layer: how many parameters that has, and the largest
/// difference of the two outputs as a share of the largest output.
PAGE_MAY_CALL Numbers merged(int seed) {
  MlpLayer one = network.layers[0];
  for (std::size_t l = 1; l < network.layers.size(); ++l) one = merge(one, network.layers[l]);
  Rng rng(static_cast<std::uint64_t>(seed));
  const Matrix x = random_points(1000, rng);
  const Matrix output = network.forward(x);
  const Matrix difference = output - Mlp{{one}}.forward(x);
  return answer({static_cast<double>(one.weight.size() + one.bias.size()),
                 difference.cwiseAbs().maxCoeff() / output.cwiseAbs().maxCoeff()});
}

}  // namespace dl
