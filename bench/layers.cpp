// Every layer by itself, forward and backward, and what else a training step is made of.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "report.hpp"
#include "solutions/05_gradient_descent/batches.hpp"
#include "solutions/05_gradient_descent/cross_entropy.hpp"
#include "solutions/06_optimizers/sgd.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/backward_step.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/softmax_layer.hpp"
#include "solutions/12_convolution/average_pool.hpp"
#include "solutions/12_convolution/convolution.hpp"
#include "solutions/12_convolution/max_pool.hpp"

namespace dl {
namespace {

enum Part { forward, parameter_gradients, input_gradient };
constexpr std::array part_names = {"forward", "parameter_gradients", "input_gradient"};

template <typename Work>
void repeat(benchmark::State& state, double flops, Work work) {
  work();
  const long before = allocations();
  for (auto _ : state) {
    work();
    benchmark::ClobberMemory();
  }
  report(state, flops, allocations() - before);
}

/// One part of a layer on random numbers: x [batch, in], y [batch, out].
void run(benchmark::State& state, Layer& layer, Part part, Index batch, Index in, Index out,
         double flops = 0) {
  const Matrix x = Matrix::Random(batch, in);
  const Matrix grad_y = Matrix::Random(batch, out);
  layer.forward(x, Mode::train);
  repeat(state, flops, [&] {
    switch (part) {
      case forward: layer.forward(x, Mode::train); break;
      case parameter_gradients: layer.parameter_gradients(grad_y); break;
      case input_gradient: layer.input_gradient(grad_y); break;
    }
  });
}

/// state: batch, in, out.
void dense_layer(benchmark::State& state, Part part) {
  Rng rng(1);
  const Index batch = state.range(0), in = state.range(1), out = state.range(2);
  Dense layer(in, out, rng);
  run(state, layer, part, batch, in, out, 2.0 * static_cast<double>(batch * in * out));
}

/// state: batch. 3×3 with padding 1, so that the output is as large as the image.
void convolution_layer(benchmark::State& state, ImageShape in, Index channels, Part part) {
  Rng rng(1);
  Convolution layer(in, channels, rng, {.size = 3, .padding = 1});
  const Index products = layer.weight.value.size() * in.height * in.width;
  run(state, layer, part, state.range(0), in.size(), layer.output_shape().size(),
      2.0 * static_cast<double>(state.range(0) * products));
}

/// state: batch. Pairs of pixels.
template <typename Pool>
void pooling_layer(benchmark::State& state, ImageShape in, Part part) {
  Pool layer(in);
  run(state, layer, part, state.range(0), in.size(), layer.output_shape().size());
}

/// state: batch, units.
void activation_layer(benchmark::State& state, Activation activation, Part part) {
  ActivationLayer layer(activation);
  run(state, layer, part, state.range(0), state.range(1), state.range(1));
}

void softmax_layer(benchmark::State& state, Part part) {
  SoftmaxLayer layer;
  run(state, layer, part, state.range(0), state.range(1), state.range(1));
}

void loss(benchmark::State& state) {
  const Matrix logits = Matrix::Random(state.range(0), state.range(1));
  const Labels y(static_cast<std::size_t>(state.range(0)), 3);
  Matrix grad;
  repeat(state, 0, [&] { benchmark::DoNotOptimize(cross_entropy(logits, y, grad)); });
}

/// state: batch, features.
void gather_rows(benchmark::State& state) {
  const Matrix x = Matrix::Random(60'000, state.range(1));
  const auto order = Rng(1).permutation(x.rows());
  const auto batches = mini_batches(order, static_cast<std::size_t>(state.range(0)));
  Matrix rows;
  std::size_t next = 0;
  repeat(state, 0, [&] {
    gather(x, batches[next], rows);
    next = (next + 1) % (batches.size() - 1);
  });
}

/// state: rows, columns of the weights.
void sgd_step(benchmark::State& state) {
  Parameter weight(Matrix::Random(state.range(0), state.range(1)));
  Sgd sgd({&weight}, 0.01);
  repeat(state, 2.0 * static_cast<double>(weight.value.size()), [&] { sgd.step(); });
}

/// The first layer's gradient and its step, by an optimizer or at once. state: batch, in, out.
void gradient_and_step(benchmark::State& state, bool at_once) {
  Rng rng(1);
  const Index batch = state.range(0), in = state.range(1), out = state.range(2);
  Dense layer(in, out, rng);
  const Matrix x = Matrix::Random(batch, in);
  const Matrix grad_y = real(1e-3) * Matrix::Random(batch, out);
  Sgd sgd(layer.parameters(), 0.01);
  layer.forward(x, Mode::train);
  repeat(state, 2.0 * static_cast<double>(batch * in * out), [&] {
    if (at_once) {
      parameter_step(layer, grad_y, real(0.01));
    } else {
      layer.parameter_gradients(grad_y);
      sgd.step();
    }
  });
}

enum Way { row_by_row, general, lazy };
constexpr std::array way_names = {"row_by_row", "general", "lazy"};

/// dL/dW of a single sample in three ways; the first is common/product.hpp's. state: in, out.
void one_row(benchmark::State& state, Way way) {
  const Index in = state.range(0), out = state.range(1);
  const Matrix x = Matrix::Random(1, in), grad_y = Matrix::Random(1, out);
  Matrix gradient(in, out);
  repeat(state, 2.0 * static_cast<double>(in * out), [&] {
    switch (way) {
      case row_by_row: multiply_transposed_a(x, grad_y, gradient); break;
      case general: gradient.noalias() = x.transpose() * grad_y; break;
      case lazy: gradient.noalias() = x.transpose().lazyProduct(grad_y); break;
    }
  });
}

template <typename... Arguments>
auto* add(const std::string& name, Arguments... arguments) {
  return benchmark::RegisterBenchmark(name.c_str(), arguments...)->Unit(benchmark::kMicrosecond);
}

void add_all() {
  for (const Part part : {forward, parameter_gradients, input_gradient}) {
    add(fmt::format("dense/{}", part_names[part]), dense_layer, part)
        ->ArgsProduct({{1, 16, 64, 256}, {784}, {128, 512}})
        ->ArgsProduct({{1, 256}, {128, 512}, {10}});
  }
  for (const auto& [in, channels] :
       {std::pair(ImageShape{1, 28, 28}, 16), std::pair(ImageShape{16, 14, 14}, 32)}) {
    const ImageShape out{channels, in.height, in.width};
    for (const Part part : {forward, parameter_gradients, input_gradient}) {
      add(fmt::format("convolution_to_{}/{}", channels, part_names[part]), convolution_layer, in,
          Index{channels}, part)
          ->ArgsProduct({{1, 16, 128}});
    }
    for (const Part part : {forward, input_gradient}) {
      add(fmt::format("max_pool_of_{}/{}", channels, part_names[part]), pooling_layer<MaxPool>, out,
          part)
          ->ArgsProduct({{1, 16, 128}});
      add(fmt::format("average_pool_of_{}/{}", channels, part_names[part]),
          pooling_layer<AveragePool>, out, part)
          ->ArgsProduct({{1, 16, 128}});
    }
  }
  for (const Part part : {forward, input_gradient}) {
    for (const auto activation : all_activations) {
      add(fmt::format("{}/{}", name_of(activation), part_names[part]), activation_layer, activation,
          part)
          ->Args({256, 512});
    }
    add(fmt::format("softmax/{}", part_names[part]), softmax_layer, part)->Args({256, 10});
  }
  add("cross_entropy", loss)->ArgsProduct({{1, 16, 64, 256}, {10}});
  add("gather", gather_rows)->ArgsProduct({{1, 16, 64, 256}, {784}});
  for (const bool at_once : {false, true}) {
    add(at_once ? "gradient_and_step/at_once" : "gradient_and_step/by_an_optimizer",
        gradient_and_step, at_once)
        ->ArgsProduct({{1, 16, 64, 256}, {784}, {128, 512}});
  }
  for (const Way way : {row_by_row, general, lazy}) {
    add(fmt::format("one_row/{}", way_names[way]), one_row, way)->Args({784, 512});
  }
  add("sgd", sgd_step)->ArgsProduct({{784}, {128, 512}});
}

}  // namespace
}  // namespace dl

int main(int argc, char** argv) {
  dl::add_all();
  return dl::benchmark_main(argc, argv);
}
