#include "tests/golden/10_initialization.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "gain.hpp"
#include "kaiming.hpp"
#include "signals.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "symmetry.hpp"
#include "tests/testing.hpp"
#include "xavier.hpp"

namespace dl {
namespace {

std::vector<double> sorted_values(const Matrix& weight) {
  REQUIRE(weight.allFinite());  // what is not a number has no order
  std::vector<double> values(weight.data(), weight.data() + weight.size());
  std::sort(values.begin(), values.end());
  return values;
}

/// The Kolmogorov-Smirnov statistic: the largest distance between the share of values below x and
/// the distribution function F(x).
double ks_statistic(const Matrix& weight, const std::function<double(double)>& distribution) {
  const auto values = sorted_values(weight);
  const auto n = static_cast<double>(values.size());
  double largest = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double expected = distribution(values[i]);
    largest = std::max({largest, expected - static_cast<double>(i) / n,
                        static_cast<double>(i + 1) / n - expected});
  }
  return largest;
}

/// One sample in a hundred from the right distribution is further away than this (Massey 1951, The
/// Kolmogorov-Smirnov test for goodness of fit, Journal of the American Statistical Association 46,
/// table 1, n over 35).
double ks_critical(const Matrix& weight) {
  return 1.63 / std::sqrt(static_cast<double>(weight.size()));
}

std::function<double(double)> uniform_distribution(double low, double high) {
  return [=](double x) { return std::clamp((x - low) / (high - low), 0.0, 1.0); };
}

std::function<double(double)> normal_with(double deviation) {
  return [=](double x) { return normal_distribution(x / deviation); };
}

/// The standard deviation of all entries.
double deviation_of(const Matrix& weight) { return std::sqrt(variance(weight)); }

Matrix shaped(Index in, Index out) { return Matrix::Zero(in, out); }

/// A weight matrix large enough to see its distribution.
Matrix large() { return shaped(100, 200); }

/// The mean square of the activations of each of ten hidden layers of 200 units, for inputs of
/// variance 1.
std::vector<double> mean_squares(Activation activation, const Fill& fill) {
  Rng rng(1);
  auto network = deep_network(std::vector<Index>(12, 200), activation, fill, rng);
  const Matrix x = random_matrix(100, 200, rng);
  std::vector<double> result;
  const Matrix* output = &x;
  for (const auto& layer : network.layers()) {
    output = &layer->forward(*output, Mode::eval);
    if (is_activation(*layer)) result.push_back(output->squaredNorm() / double(output->size()));
  }
  return result;
}

TEST_CASE("fan_in counts the inputs that a unit adds up", "[10.1]") {
  const auto count = fan_in(shaped(3, 5));
  LOOKS_LIKE(count == 5, "rows and columns are exchanged: here W is [in, out]");
  LOOKS_LIKE(count == 15, "these are all the weights");
  CHECK(count == 3);
  CHECK(fan_in(shaped(784, 256)) == 784);
}

TEST_CASE("fan_out counts the units that an input goes to", "[10.2]") {
  const auto count = fan_out(shaped(3, 5));
  LOOKS_LIKE(count == 3, "rows and columns are exchanged: here W is [in, out]");
  LOOKS_LIKE(count == 15, "these are all the weights");
  CHECK(count == 5);
  CHECK(fan_out(shaped(784, 256)) == 256);
}

TEST_CASE("the gains are PyTorch's", "[10.3]") {
  const auto golden = rows(golden::gains);
  CHECK(gain(Activation::identity) == Approx(golden(0, 0)));
  CHECK(gain(Activation::sigmoid) == Approx(golden(1, 0)));
  CHECK(gain(Activation::tanh) == Approx(golden(2, 0)));
  const double relu = gain(Activation::relu);
  LOOKS_LIKE(relu == Approx(2), "this is the factor of the variance; the gain is its square root");
  CHECK(relu == Approx(golden(3, 0)));
  const double leaky = gain(Activation::leaky_relu);
  LOOKS_LIKE(leaky == Approx(std::sqrt(2 / 1.01)), "the slope is not squared");
  LOOKS_LIKE(leaky == Approx(std::sqrt(2.0)).epsilon(1e-9), "the slope is left out");
  CHECK(leaky == Approx(golden(4, 0)).epsilon(1e-12));
}

TEST_CASE("where PyTorch knows no gain, there is none", "[10.3]") {
  CHECK(gain(Activation::identity) == 1);
  CHECK_THROWS_AS(gain(Activation::step), std::invalid_argument);
  CHECK_THROWS_AS(gain(Activation::gelu), std::invalid_argument);
}

TEST_CASE("the square of ReLU's gain makes up for what ReLU takes from the mean square", "[10.3]") {
  for (const auto activation : {Activation::relu, Activation::leaky_relu}) {
    Rng rng(1);
    const Matrix sums = random_matrix(1000, 200, rng);
    Matrix outputs;
    activate(activation, sums, outputs);
    const double kept = outputs.squaredNorm() / sums.squaredNorm();
    CHECK(std::pow(gain(activation), 2) * kept == Approx(1).epsilon(0.01));
  }
}

TEST_CASE("uniform weights lie between their bounds", "[10.4]") {
  Matrix w = large();
  Rng rng(1);
  uniform(w, -0.3, 0.1, rng);
  const auto values = sorted_values(w);
  LOOKS_LIKE(values.front() == values.back(), "all weights are one number; each needs its own");
  LOOKS_LIKE(values.front() >= -1e-3 && values.front() < values.back(),
             "the lower bound is left out");
  CHECK(values.front() < -0.299);
  CHECK(values.front() >= -0.3);
  CHECK(values.back() < 0.1);
  CHECK(values.back() > 0.099);
}

TEST_CASE("uniform weights have the mean, the variance and the distribution they should have",
          "[10.4]") {
  Matrix w = large();
  Rng rng(2);
  uniform(w, -0.3, 0.1, rng);
  CHECK(w.mean() == Approx(-0.1).margin(0.003));
  CHECK(variance(w) == Approx(0.4 * 0.4 / 12).epsilon(0.03));
  CHECK(ks_statistic(w, uniform_distribution(-0.3, 0.1)) < ks_critical(w));
}

TEST_CASE("uniform weights are drawn row by row", "[10.4]") {
  Matrix w = shaped(2, 3);
  Rng rng(3);
  uniform(w, -1, 1, rng);
  Rng again(3);
  Matrix expected(2, 3);
  for (Index i = 0; i < 2; ++i) {
    for (Index j = 0; j < 3; ++j) expected(i, j) = again.uniform(-1, 1);
  }
  LOOKS_LIKE(w(0, 0) == expected(0, 0) && w(1, 0) == expected(0, 1),
             "the weights are drawn column by column");
  CHECK_THAT(w, EqualsMatrix(expected));
}

TEST_CASE("normal weights have the mean, the variance and the distribution they should have",
          "[10.5]") {
  Matrix w = large();
  Rng rng(4);  // Seed 1 is the one in a hundred; of seeds 1 to 1000, ten are.
  normal(w, 0.2, rng);
  const double deviation = deviation_of(w);
  LOOKS_LIKE(deviation == Approx(0.04).epsilon(0.03),
             "the variance is passed where the standard deviation belongs");
  LOOKS_LIKE(deviation == Approx(std::sqrt(0.2)).epsilon(0.03),
             "the root of the standard deviation is passed, as if it were the variance");
  LOOKS_LIKE(deviation < 1e-9, "all weights are one number; each needs its own");
  LOOKS_LIKE(w.mean() > 0.15, "the standard deviation is passed as the mean");
  CHECK(deviation == Approx(0.2).epsilon(0.03));
  CHECK(w.mean() == Approx(0).margin(0.005));
  CHECK(ks_statistic(w, normal_with(0.2)) < ks_critical(w));
}

TEST_CASE("standard normal weights have a standard deviation of 1", "[10.5]") {
  Matrix w = large();
  Rng rng(2);
  standard_normal(w, rng);
  CHECK(deviation_of(w) == Approx(1).epsilon(0.03));
  CHECK(ks_statistic(w, normal_with(1)) < ks_critical(w));
}

TEST_CASE("the Kolmogorov-Smirnov test tells a uniform from a normal of the same variance",
          "[10.5]") {
  Matrix w = large();
  Rng rng(3);
  normal(w, 1, rng);
  CHECK(ks_statistic(w, uniform_distribution(-std::sqrt(3), std::sqrt(3))) > 2 * ks_critical(w));
}

TEST_CASE("uniform numbers within the bound have the standard deviation asked for", "[10.6]") {
  const double bound = uniform_bound(0.5);
  LOOKS_LIKE(bound == Approx(0.5), "the bound is further out than the standard deviation");
  LOOKS_LIKE(bound == Approx(0.5 * std::sqrt(12)),
             "this is the whole width; the bound is half of it");
  LOOKS_LIKE(bound == Approx(1.5), "the root of 3 is missing");
  CHECK(bound == Approx(0.5 * std::sqrt(3.0)));
  Rng rng(1);
  double squares = 0;
  for (int i = 0; i < 20000; ++i) squares += std::pow(rng.uniform(-bound, bound), 2);
  CHECK(std::sqrt(squares / 20000) == Approx(0.5).epsilon(0.02));
}

TEST_CASE("Xavier's standard deviations and bounds are PyTorch's", "[10.7]") {
  const auto golden = rows(golden::xavier);
  for (Index i = 0; i < golden.rows(); ++i) {
    const auto in = static_cast<double>(golden(i, 0));
    const auto out = static_cast<double>(golden(i, 1));
    const double gain = golden(i, 2);
    const auto w = shaped(Index(in), Index(out));
    INFO("in " << in << ", out " << out << ", gain " << gain);
    const double deviation = xavier_std(w, gain);
    LOOKS_LIKE(deviation == Approx(gain / std::sqrt(in)), "only fan_in counts");
    LOOKS_LIKE(deviation == Approx(gain * gain * 2 / (in + out)), "this is the variance");
    LOOKS_LIKE(deviation == Approx(gain / std::sqrt(in + out)),
               "the 2 is missing: it is the mean of the two fans that counts");
    LOOKS_LIKE(gain != 1 && deviation == Approx(std::sqrt(gain * 2 / (in + out))),
               "the gain stands under the root");
    CHECK(deviation == Approx(golden(i, 4)).epsilon(1e-12));
    CHECK(uniform_bound(deviation) == Approx(golden(i, 3)).epsilon(1e-12));
  }
}

TEST_CASE("Xavier's weights have the distribution they should have", "[10.7]") {
  Matrix w = large();
  Rng rng(1);
  const double deviation = 1.5 * std::sqrt(2.0 / 300);
  xavier_uniform(w, rng, 1.5);
  CHECK(w.mean() == Approx(0).margin(0.003));
  CHECK(deviation_of(w) == Approx(deviation).epsilon(0.02));
  const double bound = std::sqrt(3.0) * deviation;
  CHECK(ks_statistic(w, uniform_distribution(-bound, bound)) < ks_critical(w));
  xavier_normal(w, rng, 1.5);
  CHECK(w.mean() == Approx(0).margin(0.003));
  CHECK(deviation_of(w) == Approx(deviation).epsilon(0.02));
  CHECK(ks_statistic(w, normal_with(deviation)) < ks_critical(w));
}

TEST_CASE("Xavier with tanh's gain keeps the size of the signal within a factor 2", "[10.7]") {
  const auto squares =
      mean_squares(Activation::tanh, [](Matrix& w, Rng& rng) { xavier_uniform(w, rng, 5.0 / 3); });
  for (const double square : squares) {
    CHECK(square > squares.front() / 2);
    CHECK(square < squares.front() * 2);
  }
}

TEST_CASE("Xavier halves ReLU's signal in every layer", "[10.7]") {
  const auto squares =
      mean_squares(Activation::relu, [](Matrix& w, Rng& rng) { xavier_normal(w, rng); });
  CHECK(std::pow(squares.back() / squares.front(), 1.0 / 9) == Approx(0.5).epsilon(0.1));
}

TEST_CASE("He's standard deviations and bounds are PyTorch's", "[10.8]") {
  const auto golden = rows(golden::kaiming);
  for (Index i = 0; i < golden.rows(); ++i) {
    const Fan fan = golden(i, 2) == 0 ? Fan::in : Fan::out;
    const double count = fan == Fan::in ? golden(i, 0) : golden(i, 1);
    const double other = fan == Fan::in ? golden(i, 1) : golden(i, 0);
    const double gain = golden(i, 3);
    INFO("in " << golden(i, 0) << ", out " << golden(i, 1) << ", fan "
               << (fan == Fan::in ? "in" : "out") << ", gain " << gain);
    const double deviation =
        kaiming_std(shaped(Index(golden(i, 0)), Index(golden(i, 1))), fan, gain);
    LOOKS_LIKE(count != other && deviation == Approx(gain / std::sqrt(other)),
               "the other fan is taken");
    LOOKS_LIKE(deviation == Approx(gain * gain / count), "this is the variance");
    LOOKS_LIKE(deviation == Approx(1 / std::sqrt(count)), "the gain is left out");
    LOOKS_LIKE(deviation == Approx(std::sqrt(gain / count)), "the gain stands under the root");
    CHECK(deviation == Approx(golden(i, 5)).epsilon(1e-12));
    CHECK(uniform_bound(deviation) == Approx(golden(i, 4)).epsilon(1e-12));
  }
}

TEST_CASE("He's weights have the distribution they should have", "[10.8]") {
  Matrix w = large();
  Rng rng(1);
  for (const Fan fan : {Fan::in, Fan::out}) {
    const double deviation = std::sqrt(2.0 / (fan == Fan::in ? 100 : 200));
    const double bound = std::sqrt(3.0) * deviation;
    kaiming_uniform(w, rng, fan);
    CHECK(deviation_of(w) == Approx(deviation).epsilon(0.02));
    CHECK(ks_statistic(w, uniform_distribution(-bound, bound)) < ks_critical(w));
    kaiming_normal(w, rng, fan);
    CHECK(w.mean() == Approx(0).margin(0.003));
    CHECK(deviation_of(w) == Approx(deviation).epsilon(0.02));
    CHECK(ks_statistic(w, normal_with(deviation)) < ks_critical(w));
  }
}

TEST_CASE("He keeps the size of ReLU's signal within a factor 2", "[10.8]") {
  const auto squares =
      mean_squares(Activation::relu, [](Matrix& w, Rng& rng) { kaiming_normal(w, rng); });
  for (const double square : squares) {
    CHECK(square > squares.front() / 2);
    CHECK(square < squares.front() * 2);
  }
}

/// The golden network 3-5-2-3 with tanh and without biases.
Sequential golden_network() {
  const std::vector<Matrix> weights = {rows(golden::signal_weight1), rows(golden::signal_weight2),
                                       rows(golden::signal_weight3)};
  std::size_t next = 0;
  Rng rng(1);
  return deep_network(
      {3, 5, 2, 3}, Activation::tanh, [&](Matrix& w, Rng&) { w = weights[next++]; }, rng);
}

const Labels golden_labels = {0, 2, 1, 2};

TEST_CASE("in the forward pass, sums and activations are PyTorch's", "[10.9]") {
  auto network = golden_network();
  const Matrix x = rows(golden::signal_x);
  const auto seen = signals(network, x, golden_labels);
  const Matrix first_sums = rows(golden::signal_sums1);
  LOOKS_LIKE(seen.sums.size() == 3, "the output layer is counted, too");
  REQUIRE(seen.sums.size() == 2);
  REQUIRE(seen.activations.size() == 2);
  LOOKS_LIKE(near(seen.sums[0], rows(golden::signal_activations1)),
             "these are the activations; the sums are what they are made of");
  CHECK_THAT(seen.sums[0], EqualsMatrix(first_sums));
  CHECK_THAT(seen.sums[1], EqualsMatrix(rows(golden::signal_sums2)));
  LOOKS_LIKE(near(seen.activations[0], first_sums), "these are the sums, before the activation");
  CHECK_THAT(seen.activations[0], EqualsMatrix(rows(golden::signal_activations1)));
  CHECK_THAT(seen.activations[1], EqualsMatrix(rows(golden::signal_activations2)));
}

TEST_CASE("in the backward pass, the gradients are PyTorch's, the first layer's first", "[10.9]") {
  auto network = golden_network();
  const Matrix x = rows(golden::signal_x);
  const auto seen = signals(network, x, golden_labels);
  const Matrix first = rows(golden::signal_gradient1);
  REQUIRE(seen.gradients.size() == 2);
  LOOKS_LIKE(near(seen.gradients[1], first),
             "the last layer's gradient comes first: turn the list");
  CHECK_THAT(seen.gradients[0], EqualsMatrix(first));
  CHECK_THAT(seen.gradients[1], EqualsMatrix(rows(golden::signal_gradient2)));
}

TEST_CASE("the weights have their gradients after the signals passed", "[10.9]") {
  auto network = golden_network();
  auto same = golden_network();
  const Matrix x = rows(golden::signal_x);
  signals(network, x, golden_labels);
  Classification objective(same, x, golden_labels);
  const std::vector<Index> all = {0, 1, 2, 3};
  objective.gradient(all);
  for (std::size_t i = 0; i < network.parameters().size(); ++i) {
    LOOKS_LIKE(i < 2 && network.parameters()[i]->gradient.isZero(),
               "the first layer's parameters get no gradient");
    CHECK_THAT(network.parameters()[i]->gradient, EqualsMatrix(same.parameters()[i]->gradient));
  }
}

TEST_CASE("units are different when their weights are", "[10.10]") {
  // Units 1 and 3 have the same weights.
  const auto count = different_units(rows({{1, 2, 1}, {3, 3, 3}, {5, 5, 5}, {5, 5, 5}}));
  LOOKS_LIKE(count == 3, "rows are compared; a unit is a column");
  LOOKS_LIKE(count == 1, "only units that repeat none and that none repeats are counted");
  CHECK(count == 2);
}

TEST_CASE("one weight is enough to make a unit different", "[10.10]") {
  const auto count = different_units(rows({{1, 1}, {2, 3}}));
  LOOKS_LIKE(count == 1, "only the first weight is compared");
  CHECK(count == 2);
  CHECK(different_units(rows({{1, 1 + 1e-7}})) == 1);
  CHECK(different_units(rows({{1, 1 + 1e-3}})) == 2);
}

/// Ten steps of descent for a network 4-6-5-3.
Sequential trained(Activation activation, const Fill& fill) {
  Rng rng(1);
  const Matrix x = random_matrix(20, 4, rng);
  Labels y;
  for (Index i = 0; i < x.rows(); ++i) y.push_back(static_cast<int>(rng.index(3)));
  auto network = deep_network({4, 6, 5, 3}, activation, fill, rng);
  Classification objective(network, x, y);
  const auto order = rng.permutation(20);
  for (int step = 0; step < 10; ++step) {
    objective.gradient(order);
    for (auto* p : network.parameters()) p->value -= 0.5 * p->gradient;
  }
  return network;
}

TEST_CASE("after zeros all units are one, and with tanh and ReLU only the last bias has moved",
          "[10.10]") {
  for (const auto activation : {Activation::sigmoid, Activation::tanh, Activation::relu}) {
    auto network = trained(activation, [](Matrix& w, Rng&) { zeros(w); });
    const auto parameters = network.parameters();
    INFO(name_of(activation));
    CHECK(different_units(parameters[0]->value) == 1);
    CHECK(different_units(parameters[2]->value) == 1);
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const bool still = parameters[i]->value.isZero();
      if (activation != Activation::sigmoid) CHECK(still == (i + 1 < parameters.size()));
    }
  }
}

TEST_CASE("equal weights move, and stay equal", "[10.10]") {
  auto equal = trained(Activation::tanh, [](Matrix& w, Rng&) { constant(w, 0.5); });
  const auto parameters = equal.parameters();
  CHECK(different_units(parameters[0]->value) == 1);
  CHECK(different_units(parameters[2]->value) == 1);
  CHECK((parameters[0]->value.array() - 0.5).matrix().norm() > 1e-3);
  auto random = trained(Activation::tanh, [](Matrix& w, Rng& rng) { xavier_normal(w, rng); });
  CHECK(different_units(random.parameters()[0]->value) == 6);
}

}  // namespace
}  // namespace dl
