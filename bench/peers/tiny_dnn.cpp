// The peer in tiny-dnn: the same network, start, batches and optimizer, one thread. It uses no
// BLAS; its own loops multiply, one sample after the other. The batches lie ready, so that taking
// their rows costs it nothing.
#include <numeric>
#include <vector>

#define CNN_SINGLE_THREAD
#define CNN_USE_AVX
#include <tiny_dnn/tiny_dnn.h>

#include "bench/report.hpp"
#include "bench/training.hpp"

namespace {

using Loss = tiny_dnn::cross_entropy_multiclass;
using tiny_dnn::serial_size_t;
using tiny_dnn::tensor_t;
using tiny_dnn::vec_t;
using tiny_dnn::activation::relu;
using tiny_dnn::activation::softmax;

struct Samples {
  std::vector<vec_t> x;
  std::vector<tiny_dnn::label_t> y;
};

/// The first `count` batches of our order.
std::vector<Samples> first_batches(const dl::Training& training, std::size_t batch,
                                   std::size_t count) {
  std::vector<Samples> batches(count);
  auto next = training.order().begin();
  for (auto& samples : batches) {
    for (std::size_t i = 0; i < batch; ++i, ++next) {
      const auto row = dl::images().x.row(*next);
      samples.x.emplace_back(row.begin(), row.end());
      samples.y.push_back(
          static_cast<tiny_dnn::label_t>(dl::images().y[static_cast<std::size_t>(*next)]));
    }
  }
  return batches;
}

/// state: hidden units, batch.
void step(benchmark::State& state) {
  const auto hidden = static_cast<serial_size_t>(state.range(0));
  const auto batch = static_cast<std::size_t>(state.range(1));
  dl::Training ours(dl::mlp({784, state.range(0), 10}), batch);
  const auto batches = first_batches(ours, batch, 10);

  tiny_dnn::network<tiny_dnn::sequential> network;
  network << tiny_dnn::fully_connected_layer<relu>(784, hidden)
          << tiny_dnn::fully_connected_layer<softmax>(hidden, 10);
  network.init_weight();
  for (std::size_t i = 0; i < 4; ++i) {  // W1, b1, W2, b2, in our layout
    const dl::Matrix& start = ours.parameters()[i]->value;
    std::copy_n(start.data(), start.size(), network[i / 2]->weights()[i % 2]->begin());
  }
  tiny_dnn::gradient_descent optimizer;
  optimizer.alpha = static_cast<float>(dl::Training::learning_rate);

  const auto train = [&](const Samples& samples) {
    network.train<Loss>(optimizer, samples.x, samples.y, batch, 1);
  };
  int number = 0;
  for (const auto& samples : batches) {
    double loss = 0;
    for (std::size_t i = 0; i < batch; ++i) {
      loss -= std::log(network.predict(samples.x[i])[samples.y[i]]);
    }
    state.counters["loss" + std::to_string(++number)] = loss / static_cast<double>(batch);
    train(samples);
  }
  std::size_t next = 0;
  for (auto _ : state) train(batches[next++ % batches.size()]);
}
BENCHMARK(step)->ArgsProduct({{128, 512}, {1, 16, 64, 256}})->Unit(benchmark::kMicrosecond);

/// Its fully connected layer's kernel. state: n, k, m of [n, k] times [k, m].
void product(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  tiny_dnn::core::fully_params sizes;
  sizes.in_size_ = static_cast<serial_size_t>(state.range(1));
  sizes.out_size_ = static_cast<serial_size_t>(state.range(2));
  sizes.has_bias_ = true;
  const tensor_t in(n, vec_t(sizes.in_size_, 0.5f));
  const vec_t weight(sizes.in_size_ * sizes.out_size_, 0.5f), bias(sizes.out_size_, 0.5f);
  tensor_t out(n, vec_t(sizes.out_size_));
  for (auto _ : state) {
    tiny_dnn::kernels::fully_connected_op_avx(in, weight, bias, out, sizes, false);
    benchmark::ClobberMemory();
  }
  dl::report(state, 2.0 * static_cast<double>(n * weight.size()), 0);
}
BENCHMARK(product)->Args({256, 784, 512})->Args({1024, 1024, 1024})->Unit(benchmark::kMicrosecond);

}  // namespace

int main(int argc, char** argv) { return dl::benchmark_main(argc, argv); }
