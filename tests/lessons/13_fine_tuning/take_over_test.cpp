#include "take_over.hpp"

#include <string>
#include <vector>

#include "common/dataset.hpp"
#include "common/rng.hpp"
#include "common/safetensors.hpp"
#include "small_network.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "solutions/07_backpropagation/state_dict.hpp"
#include "solutions/09_normalization/batch_norm.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

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
  std::vector<bool> taken, as_before;
  for (const auto& [rows, columns] : std::vector<std::pair<Index, Index>>{{7, 5}, {5, 6}, {6, 4}}) {
    Rng rng(3);
    auto network = small_network(rng);
    auto weights = weights_of(network);
    const Matrix before = weights.at("body.layers.0.weight");
    weights["body.layers.0.weight"] = random_matrix(rows, columns, rng);
    const auto result = take_over(weights, network);
    taken.push_back(result.fresh != std::vector<std::string>{"body.layers.0.weight"});
    as_before.push_back(near(network.named_parameters().front().second->value, before, 0));
  }
  LOOKS_LIKE((taken == std::vector{true, false, false}), "only the columns are compared");
  LOOKS_LIKE((taken == std::vector{false, true, false}),
             "as many numbers are not yet one shape: compare the rows, too");
  LOOKS_LIKE((taken == std::vector{false, false, true}), "only the rows are compared");
  CHECK(taken == std::vector(3, false));
  CHECK(as_before == std::vector(3, true));
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

}  // namespace
}  // namespace dl
