#include "tests/golden/13_fine_tuning.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "body_and_head.hpp"
#include "common/rng.hpp"
#include "distance.hpp"
#include "features.hpp"
#include "few_shot.hpp"
#include "freezing.hpp"
#include "layerwise_rates.hpp"
#include "solutions/06_optimizers/adam.hpp"
#include "solutions/06_optimizers/momentum.hpp"
#include "solutions/06_optimizers/sgd.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/finite_differences.hpp"
#include "solutions/08_regularization/dropout.hpp"
#include "solutions/09_normalization/batch_norm.hpp"
#include "take_over.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

constexpr double agreement = 1e-10;  // with PyTorch
constexpr double check = 1e-6;       // with central differences

/// 6-5-4-3: body.layers.0 and body.layers.2 are dense, and so is the head.
BodyAndHead small_network(Rng& rng, Index classes = 3) {
  Sequential body;
  body.add<Dense>(6, 5, rng);
  body.add<ActivationLayer>(Activation::tanh);
  body.add<Dense>(5, 4, rng);
  body.add<ActivationLayer>(Activation::relu);
  return {std::move(body), 4, classes, rng};
}

Weights weights_of(Layer& network) { return copies(state_dict(network)); }

const std::vector<std::string> body_names = {"body.layers.0.weight", "body.layers.0.bias",
                                             "body.layers.2.weight", "body.layers.2.bias"};
const std::vector<std::string> head_names = {"head.weight", "head.bias"};

TEST_CASE("weights of the same name and shape are taken over", "[13.1]") {
  Rng rng(1);
  auto pretrained = small_network(rng);
  auto network = small_network(rng);
  const auto weights = weights_of(pretrained);
  const auto result = take_over(weights, network);
  for (const auto& [name, matrix] : state_dict(network)) {
    INFO(name);
    CHECK_THAT(*matrix, EqualsMatrix(weights.at(name), 0));
  }
  CHECK(result.taken.size() == 6);
  CHECK(result.fresh.empty());
}

TEST_CASE("a head of another size stays as it was, the body is taken over", "[13.1]") {
  Rng rng(2);
  auto pretrained = small_network(rng, 5);
  auto network = small_network(rng, 3);
  const auto weights = weights_of(pretrained), before = weights_of(network);
  const auto result = take_over(weights, network);
  const auto after = weights_of(network);
  LOOKS_LIKE(after.at("head.weight").cols() == 5,
             "a weight of another shape was taken over: compare rows and columns");
  for (const auto& name : head_names) {
    INFO(name);
    CHECK_THAT(after.at(name), EqualsMatrix(before.at(name), 0));
  }
  LOOKS_LIKE(near(after.at("body.layers.0.weight"), before.at("body.layers.0.weight"), 0),
             "nothing was taken over because something did not fit");
  for (const auto& name : body_names) {
    INFO(name);
    CHECK_THAT(after.at(name), EqualsMatrix(weights.at(name), 0));
  }
  LOOKS_LIKE(result.taken == head_names && result.fresh == body_names,
             "taken and fresh have changed places");
  CHECK(result.taken == body_names);
  CHECK(result.fresh == head_names);
}

TEST_CASE("rows count as well as columns, and as many numbers are not yet one shape", "[13.1]") {
  Rng rng(3);
  auto network = small_network(rng);
  auto weights = weights_of(network);
  const Matrix before = weights.at("body.layers.0.weight");
  for (const auto& [rows, columns] : std::vector<std::pair<Index, Index>>{{7, 5}, {5, 6}, {6, 4}}) {
    weights["body.layers.0.weight"] = random_matrix(rows, columns, rng);
    const auto result = take_over(weights, network);
    LOOKS_LIKE(result.fresh.empty(),
               "as many numbers are not yet one shape: compare the rows, too");
    CHECK(result.fresh == std::vector<std::string>{"body.layers.0.weight"});
    CHECK_THAT(network.named_parameters().front().second->value, EqualsMatrix(before, 0));
  }
}

TEST_CASE("what one side lacks changes nothing on the other", "[13.1]") {
  Rng rng(4);
  auto network = small_network(rng);
  const auto before = weights_of(network);
  Weights weights = {{"body.layers.2.bias", row({1, 2, 3, 4})}, {"somebody.else", row({5, 6})}};
  const auto result = take_over(weights, network);
  LOOKS_LIKE(weights.size() != 2,
             "weights[name] makes an entry for a name that is not there: use find");
  CHECK(result.taken == std::vector<std::string>{"body.layers.2.bias"});
  CHECK(result.fresh.size() == 5);
  CHECK_THAT(weights_of(network).at("body.layers.2.bias"), EqualsMatrix(row({1, 2, 3, 4}), 0));
  CHECK_THAT(weights_of(network).at("head.weight"), EqualsMatrix(before.at("head.weight"), 0));
}

TEST_CASE("running statistics are taken over with the weights", "[13.1]") {
  Rng rng(5);
  Sequential pretrained, network;
  pretrained.add<BatchNorm>(ImageShape{3, 1, 1});
  network.add<BatchNorm>(ImageShape{3, 1, 1});
  pretrained.forward(random_matrix(4, 3, rng, 2, 3), Mode::train);
  const auto weights = weights_of(pretrained);
  const auto result = take_over(weights, network);
  LOOKS_LIKE(result.taken.size() == 2, "buffers are missing: state_dict has them");
  CHECK(result.taken.size() == 4);
  CHECK_THAT(weights_of(network).at("layers.0.running_mean"),
             EqualsMatrix(weights.at("layers.0.running_mean"), 0));
}

TEST_CASE("a new head is as a dense layer begins, with the same features", "[13.2]") {
  Rng rng(6);
  auto network = small_network(rng);
  const auto before = weights_of(network);
  Rng same = rng;
  network.replace_head(7, rng);
  const Dense expected(4, 7, same);
  LOOKS_LIKE(network.head.weight.value.rows() == 7, "a dense layer is made by (in, out)");
  LOOKS_LIKE(network.head.weight.value.rows() == 3,
             "the features are the rows of the old weight, its columns are the old classes");
  LOOKS_LIKE(network.head.weight.value.cols() == 3, "this is still the old head");
  CHECK_THAT(network.head.weight.value, EqualsMatrix(expected.weight.value, 0));
  CHECK_THAT(network.head.bias.value, EqualsMatrix(expected.bias.value, 0));
  CHECK(rng.bits() == same.bits());
  for (const auto& name : body_names) {
    INFO(name);
    CHECK_THAT(weights_of(network).at(name), EqualsMatrix(before.at(name), 0));
  }
}

TEST_CASE("with a new head the network answers with as many classes, and learns", "[13.2]") {
  Rng rng(7);
  auto network = small_network(rng);
  const Matrix x = random_matrix(9, 6, rng);
  network.forward(x, Mode::train);
  for (const Index classes : {2, 8}) {
    network.replace_head(classes, rng);
    CHECK(network.forward(x, Mode::train).cols() == classes);
    const Matrix weights = random_matrix(9, classes, rng);
    network.parameter_gradients(weights);
    const auto loss = [&] { return network.forward(x, Mode::train).cwiseProduct(weights).sum(); };
    CHECK(gradient_check(network.named_parameters(), loss).error < check);
  }
}

/// Which layers of a network are frozen.
std::vector<bool> frozen_layers(const Sequential& network) {
  std::vector<bool> frozen;
  for (const auto& layer : network.layers()) frozen.push_back(layer->frozen());
  return frozen;
}

TEST_CASE("the first layers are frozen, those behind them learn", "[13.3]") {
  Rng rng(8);
  auto network = small_network(rng);
  freeze_first(network.body, 2);
  const auto frozen = frozen_layers(network.body);
  LOOKS_LIKE((frozen == std::vector{true, true, true, false}),
             "one layer too many is frozen: number `count` learns");
  LOOKS_LIKE((frozen == std::vector{false, false, true, true}),
             "the last layers are frozen instead of the first");
  LOOKS_LIKE((frozen == std::vector{false, true, false, false}), "only one layer is frozen");
  CHECK(frozen == std::vector{true, true, false, false});
  CHECK(network.parameters().size() == 4);
}

TEST_CASE("each call freezes anew: what was frozen before does not stay so", "[13.3]") {
  Rng rng(9);
  auto network = small_network(rng);
  for (const std::size_t count : {3U, 1U, 4U, 0U, 2U}) {
    network.body.set_frozen(true);
    freeze_first(network.body, count);
    const auto frozen = frozen_layers(network.body);
    std::vector<bool> expected;
    for (std::size_t i = 0; i < 4; ++i) expected.push_back(i < count);
    LOOKS_LIKE(std::ranges::count(frozen, true) == 0 && count > 0, "nothing is frozen");
    CHECK(frozen == expected);
    CHECK_FALSE(network.body.frozen());
  }
}

TEST_CASE("the trained share counts numbers, not matrices", "[13.4]") {
  Rng rng(10);
  auto network = small_network(rng);  // 35 + 24 + 15 numbers
  network.body.layers()[0]->set_frozen(true);
  const double share = trained_share(network);
  LOOKS_LIKE(share == Approx(4. / 6), "it counts matrices: the first layer has more numbers");
  LOOKS_LIKE(share == Approx(35. / 74), "this is the share that is frozen");
  LOOKS_LIKE(share == 0, "a quotient of whole numbers is cut off to 0");
  LOOKS_LIKE(share == Approx(32. / 74), "the biases are missing");
  LOOKS_LIKE(share == Approx(39. / 35), "what learns was divided by what does not");
  CHECK(share == Approx(39. / 74));
  network.head.set_frozen(true);
  CHECK(trained_share(network) == Approx(24. / 74));
}

TEST_CASE("all layers, or none: a share of 1 and of 0", "[13.4]") {
  Rng rng(11);
  auto network = small_network(rng);
  CHECK(trained_share(network) == Approx(1));
  network.set_frozen(true);
  CHECK(trained_share(network) == Approx(0));
  network.set_frozen(false);
  network.body.set_frozen(true);
  CHECK(trained_share(network) == Approx(15. / 74));
}

TEST_CASE("the last group has the rate itself, each before it a smaller one", "[13.5]") {
  const auto rates = layerwise_rates(4, 0.03, 0.4);
  REQUIRE(rates.size() == 4);
  LOOKS_LIKE(rates[0] == Approx(0.03), "the order is turned: the first group is the slowest");
  LOOKS_LIKE(rates[3] == Approx(0.03 * 0.4),
             "one factor too many: behind the last group there is none");
  LOOKS_LIKE(
      rates[3] == Approx(0.03) && rates[1] == Approx(0.03 * 0.4) && rates[0] == Approx(0.03 * 0.4),
      "the decay does not add up from layer to layer");
  LOOKS_LIKE(rates[2] == Approx(0.03 / 0.4), "divided by the decay: the rates grow with the depth");
  CHECK(rates[0] == Approx(0.00192));
  CHECK(rates[1] == Approx(0.0048));
  CHECK(rates[2] == Approx(0.012));
  CHECK(rates[3] == Approx(0.03));
}

TEST_CASE("one group has the rate, and a decay of 1 gives it to all", "[13.5]") {
  CHECK(layerwise_rates(1, 0.07, 0.3) == std::vector<double>{0.07});
  CHECK(layerwise_rates(3, 0.07, 1) == std::vector<double>{0.07, 0.07, 0.07});
  const auto two = layerwise_rates(2, 0.5, 1 / 2.6);
  CHECK(two[0] == Approx(0.5 / 2.6));
}

/// Two parameters of one row, with gradients.
struct TwoGroups {
  Parameter first{row({1, 2})};
  Parameter second{row({3, 4, 5})};

  TwoGroups() {
    first.gradient = row({0.5, -1});
    second.gradient = row({2, 0.25, -4});
  }
  std::vector<Parameters> groups() { return {{&first}, {&second}}; }
};

TEST_CASE("each group makes its step at its own rate", "[13.6]") {
  TwoGroups two;
  ParameterGroups<Sgd> optimizer(two.groups(), {0.1, 0.02});
  optimizer.step();
  LOOKS_LIKE(near(two.second.value, row({3, 4, 5})), "the last group makes no step");
  LOOKS_LIKE(near(two.second.value, row({3 - 0.2, 4 - 0.025, 5 + 0.4})),
             "all groups have the rate of the first");
  LOOKS_LIKE(near(two.first.value, row({1, 2})), "no step was made");
  CHECK_THAT(two.second.value, EqualsMatrix(row({2.96, 3.995, 5.08})));
  CHECK_THAT(two.first.value, EqualsMatrix(row({0.95, 2.1})));
}

TEST_CASE("the factor of a step is for that step alone", "[13.6]") {
  TwoGroups two;
  ParameterGroups<Sgd> optimizer(two.groups(), {0.1, 0.02});
  optimizer.step(0.5);
  LOOKS_LIKE(near(two.first.value, row({0.95, 2.1})), "the factor is not used");
  LOOKS_LIKE(near(two.first.value, row({0.75, 2.5})), "the factor stands in place of the rate");
  CHECK_THAT(two.first.value, EqualsMatrix(row({0.975, 2.05})));
  CHECK_THAT(two.second.value, EqualsMatrix(row({2.98, 3.9975, 5.04})));
  optimizer.step(0.4);
  LOOKS_LIKE(near(two.first.value, row({0.965, 2.07})),
             "the second factor multiplies a rate that the first has changed already");
  CHECK_THAT(two.first.value, EqualsMatrix(row({0.955, 2.09})));
  CHECK_THAT(two.second.value, EqualsMatrix(row({2.964, 3.9955, 5.072})));
}

/// The network of the golden values as it begins.
BodyAndHead golden_network() {
  Rng rng(12);
  auto network = small_network(rng);
  const Weights start = {{"body.layers.0.weight", rows(golden::start_first_weight)},
                         {"body.layers.0.bias", rows(golden::start_first_bias)},
                         {"body.layers.2.weight", rows(golden::start_second_weight)},
                         {"body.layers.2.bias", rows(golden::start_second_bias)},
                         {"head.weight", rows(golden::start_head_weight)},
                         {"head.bias", rows(golden::start_head_bias)}};
  for (const auto& [name, matrix] : state_dict(network)) *matrix = start.at(name);
  return network;
}

template <typename AnyOptimizer>
Weights trained(BodyAndHead& network, const std::vector<double>& rates,
                const std::vector<double>& factors) {
  const Matrix x = rows(golden::x);
  const Labels y = {0, 2, 1, 1, 0, 2, 2};
  Classification objective(network, x, y);
  ParameterGroups<AnyOptimizer> optimizer(layer_groups(network), rates);
  const auto all = indices(x.rows());
  for (const double factor : factors) {
    objective.gradient(all);
    optimizer.step(factor);
  }
  return weights_of(network);
}

TEST_CASE("a frozen layer and two rates: after three steps all weights are PyTorch's", "[13.6]") {
  auto network = golden_network();
  network.body.layers()[0]->set_frozen(true);
  const auto after = trained<Momentum>(network, {0.05, 0.2}, {1, 1, 1});
  CHECK_THAT(after.at("body.layers.0.weight"), EqualsMatrix(rows(golden::start_first_weight), 0));
  CHECK_THAT(after.at("body.layers.0.bias"), EqualsMatrix(rows(golden::start_first_bias), 0));
  CHECK_THAT(after.at("body.layers.2.weight"),
             EqualsMatrix(rows(golden::frozen_second_weight), agreement));
  CHECK_THAT(after.at("body.layers.2.bias"),
             EqualsMatrix(rows(golden::frozen_second_bias), agreement));
  CHECK_THAT(after.at("head.weight"), EqualsMatrix(rows(golden::frozen_head_weight), agreement));
  CHECK_THAT(after.at("head.bias"), EqualsMatrix(rows(golden::frozen_head_bias), agreement));
}

TEST_CASE("a rate for each layer under a schedule: Adam's weights are PyTorch's", "[13.6]") {
  auto network = golden_network();
  const auto after = trained<Adam>(network, {0.02 * 0.4 * 0.4, 0.02 * 0.4, 0.02}, {1, 0.7, 0.2});
  CHECK_THAT(after.at("body.layers.0.weight"),
             EqualsMatrix(rows(golden::layerwise_first_weight), agreement));
  CHECK_THAT(after.at("body.layers.0.bias"),
             EqualsMatrix(rows(golden::layerwise_first_bias), agreement));
  CHECK_THAT(after.at("body.layers.2.weight"),
             EqualsMatrix(rows(golden::layerwise_second_weight), agreement));
  CHECK_THAT(after.at("body.layers.2.bias"),
             EqualsMatrix(rows(golden::layerwise_second_bias), agreement));
  CHECK_THAT(after.at("head.weight"), EqualsMatrix(rows(golden::layerwise_head_weight), agreement));
  CHECK_THAT(after.at("head.bias"), EqualsMatrix(rows(golden::layerwise_head_bias), agreement));
}

/// 40 samples of 3 classes, of which the second is rare.
Labels uneven_labels() {
  Labels y;
  for (int i = 0; i < 40; ++i) y.push_back(i % 8 == 3 ? 1 : (i % 2) * 2);
  return y;
}

TEST_CASE("of each class k samples are drawn, none of them twice", "[13.7]") {
  const Labels y = uneven_labels();
  for (const Index k : {1, 3, 5}) {
    Rng rng(13);
    const auto drawn = draw_per_class(y, 3, k, rng);
    std::vector<Index> count(3, 0);
    for (const Index i : drawn) ++count.at(static_cast<std::size_t>(y.at(i)));
    CHECK(count == std::vector<Index>(3, k));
    CHECK(std::set<Index>(drawn.begin(), drawn.end()).size() == static_cast<std::size_t>(3 * k));
  }
}

TEST_CASE("the draw follows one random order of all samples", "[13.7]") {
  const Labels y = uneven_labels();
  Rng rng(14);
  Rng same(14);
  std::vector<Index> expected, count(3, 0);
  for (const Index i : same.permutation(40)) {
    if (count[y[i]] < 2) expected.push_back(i);
    ++count[y[i]];
  }
  const auto drawn = draw_per_class(y, 3, 2, rng);
  auto sorted = expected;
  std::ranges::sort(sorted, {}, [&](Index i) { return std::pair(y[i], i); });
  std::vector<Index> first, seen(3, 0);
  for (Index i = 0; i < 40; ++i) {
    if (seen[y[i]]++ < 2) first.push_back(i);
  }
  LOOKS_LIKE(drawn == first, "the first ones of each class: no chance in it");
  CHECK(drawn == expected);
  CHECK(rng.bits() == same.bits());
  const auto again = draw_per_class(y, 3, 2, rng);
  CHECK(again != drawn);
}

TEST_CASE("classes are drawn alike however many samples they have", "[13.7]") {
  const Labels y = uneven_labels();  // of class 1 there are 5, of class 0 there are 20
  std::vector<int> times(40, 0);
  Rng rng(15);
  for (int i = 0; i < 2000; ++i) {
    for (const Index row : draw_per_class(y, 3, 1, rng)) ++times[row];
  }
  for (std::size_t i = 0; i < y.size(); ++i) {
    const auto of_class = static_cast<double>(std::ranges::count(y, y[i]));
    INFO("sample " << i);
    CHECK(times[i] > 0.6 * 2000 / of_class);
    CHECK(times[i] < 1.4 * 2000 / of_class);
  }
}

TEST_CASE("more than a class has cannot be drawn", "[13.7]") {
  Rng rng(16);
  CHECK(draw_per_class(uneven_labels(), 3, 5, rng).size() == 15);
  CHECK_THROWS_AS(draw_per_class(uneven_labels(), 3, 6, rng), std::invalid_argument);
}

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

TEST_CASE("features are the body's output for every sample", "[13.9]") {
  Rng rng(17);
  auto network = small_network(rng);
  for (const Index n : {2300, 7}) {  // in pieces of 1,000
    const Matrix x = random_matrix(n, 6, rng);
    const Matrix features = features_of(network.body, x);
    LOOKS_LIKE(n > 1000 && features.rows() == n % 1000, "only the last piece is there");
    REQUIRE(features.rows() == n);
    REQUIRE(features.cols() == 4);
    const auto alone = [&](Index i) -> Matrix {
      return network.body.forward(Matrix(x.row(i)), Mode::eval);
    };
    for (const Index i : {Index{0}, Index{5}, n / 2, n - 1}) {
      INFO("sample " << i);
      LOOKS_LIKE(
          n > 2000 && near(features.row(0), alone(2000), 1e-12),
          "every piece was written to the first rows: the samples from `first` on are meant");
      CHECK_THAT(features.row(i), EqualsMatrix(alone(i), 1e-12));
    }
  }
}

TEST_CASE("features are the same as in use: dropout is off", "[13.9]") {
  Rng rng(22);
  Sequential body;
  body.add<Dense>(6, 5, rng);
  body.add<Dropout>(0.5, rng);
  const Matrix x = random_matrix(3, 6, rng);
  const Matrix expected = body.forward(x, Mode::eval);
  CHECK_THAT(features_of(body, x), EqualsMatrix(expected, 1e-12));
}

TEST_CASE("a head trained on kept features is the head behind a frozen body", "[13.9]") {
  Rng rng(18);
  auto network = small_network(rng);
  network.body.set_frozen(true);
  const Matrix x = random_matrix(11, 6, rng);
  const Labels y = {0, 1, 2, 2, 1, 0, 0, 2, 1, 1, 0};
  Rng same(19);
  Rng again(19);
  Dense head(4, 3, same);
  network.head = Dense(4, 3, again);
  const Matrix features = features_of(network.body, x);
  Classification of_head(head, features, y), of_all(network, x, y);
  Sgd sgd_of_head(head.parameters(), 0.3), sgd_of_all(network.parameters(), 0.3);
  const auto rows = indices(11);
  for (int step = 0; step < 5; ++step) {
    CHECK(of_head.gradient(rows) == Approx(of_all.gradient(rows)));
    sgd_of_head.step();
    sgd_of_all.step();
  }
  CHECK_THAT(head.weight.value, EqualsMatrix(network.head.weight.value, 1e-12));
}

TEST_CASE("behind a new head all gradients agree with central differences", "[13.2]") {
  Rng rng(20);
  auto network = small_network(rng);
  network.replace_head(3, rng);
  const Matrix x = random_matrix(5, 6, rng);
  const Matrix weights = random_matrix(5, 3, rng);
  const auto loss = [&](const Matrix& at) {
    return network.forward(at, Mode::train).cwiseProduct(weights).sum();
  };
  network.forward(x, Mode::train);
  const Matrix grad_x = network.backward(weights);
  CHECK(gradient_error(loss, x, grad_x) < check);
  network.forward(x, Mode::train);
  CHECK(gradient_check(network.named_parameters(), [&] { return loss(x); }).error < check);
  network.parameter_gradients(weights);
  CHECK(gradient_check(network.named_parameters(), [&] { return loss(x); }).error < check);
}

TEST_CASE("with a new head a frozen body gets no gradients, a frozen head neither", "[13.2]") {
  Rng rng(21);
  auto network = small_network(rng);
  network.replace_head(3, rng);
  const Matrix x = random_matrix(5, 6, rng);
  const Matrix weights = random_matrix(5, 3, rng);
  const auto squares = [&](const std::string& part) {
    double sum = 0;
    for (const auto& [name, p] : network.named_parameters()) {
      if (name.starts_with(part)) sum += p->gradient.squaredNorm();
    }
    return sum;
  };
  network.body.set_frozen(true);
  network.forward(x, Mode::train);
  network.parameter_gradients(weights);
  CHECK(squares("body") == 0);
  CHECK(squares("head") > 0);
  network.body.set_frozen(false);
  network.head.set_frozen(true);
  for (const auto& [name, p] : network.named_parameters()) p->gradient.setZero();
  network.forward(x, Mode::train);
  network.parameter_gradients(weights);
  CHECK(squares("body") > 0);
  CHECK(squares("head") == 0);
}

}  // namespace
}  // namespace dl
