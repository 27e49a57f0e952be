#include <cmath>

#include <fmt/format.h>

#include "common/lesson.hpp"
#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/scoreboard.hpp"
#include "common/table.hpp"
#include "covariate_shift.hpp"
#include "lab.hpp"
#include "networks.hpp"
#include "solutions/07_backpropagation/sequential.hpp"

namespace {

using namespace dl;

/// The table that the lesson ends with: what is claimed, and what was measured.
using Findings = Table;

void draw_sets(Plots& plots) {
  const std::vector<Cube> cubes = {
      {"batch norm", [](int channel, int, int) { return channel == 0; }},
      {"layer norm", [](int, int, int sample) { return sample == 0; }},
      {"instance norm", [](int channel, int, int sample) { return channel == 0 && sample == 0; }},
      {"group norm", [](int channel, int, int sample) { return channel < 2 && sample == 0; }}};
  plots.cubes("sets", {"The blue numbers share one mean and one variance", "", ""}, cubes,
              {4, 4, 4, "channels", "pixels", "samples"});
}

std::vector<std::string> accuracies(const std::vector<Trial>& trials) {
  std::vector<std::string> cells;
  for (const auto& trial : trials) cells.push_back(fmt::format("{:.3f}", trial.accuracy().mean));
  return cells;
}

void append(std::vector<std::string>& cells, const std::vector<std::string>& more) {
  cells.insert(cells.end(), more.begin(), more.end());
}

/// Pixels from 0 to 255, from 0 to 1, and with mean 0 and variance 1 over the training images.
void scale_inputs(const Lab& lab, Findings& findings) {
  std::vector<std::pair<std::string, TrainTest>> ways = {
      {"0 to 255", lab.data}, {"0 to 1", lab.data}, {"mean 0, variance 1", lab.data}};
  for (auto* part : {&ways[0].second.train, &ways[0].second.test}) part->x *= 255;
  standardize(ways[2].second);
  Table table({"pixels", "1e-5", "1e-4", "0.001", "0.01", "0.1", "1", "best by training loss"});
  for (const auto& [name, data] : ways) {
    const auto trials = try_learning_rates({1e-5, 1e-4, 0.001, 0.01, 0.1, 1}, {},
                                           {.passes = lab.passes}, data, lab);
    std::vector<std::string> cells = {name};
    append(cells, accuracies(trials));
    cells.push_back(best_of(trials).accuracy().text());
    table.row(cells);
  }
  fmt::print(
      "Test accuracy by learning rate, two hidden layers of 32 ReLU units, {} passes over {} "
      "images, mean of {} runs (range):\n\n",
      lab.passes, lab.data.train.size(), lab.runs);
  table.print();
  findings.row({"C09.1", "inputs of mean 0 and variance 1 train better",
                fmt::format("{}, 0 to 1: {}", table.rows[2].back(), table.rows[1].back())});
}

/// Passes until the training loss is below the limit.
std::string passes_to(double limit, const Trial& trial) {
  const auto losses = trial.losses();
  const auto found = std::ranges::find_if(losses, [&](double loss) { return loss < limit; });
  return found == losses.end() ? "-" : std::to_string(found - losses.begin() + 1);
}

/// Deeper and deeper, with longer and longer steps: who still learns?
void depths_and_learning_rates(Plots& plots, const Lab& lab, bool quick, Findings& findings) {
  const std::vector<double> rates = {0.03, 0.1, 0.3, 1};
  const std::vector<int> depths = quick ? std::vector{2, 6} : std::vector{2, 6, 12, 20};
  // The square root of 6 makes He's bound of PyTorch's: lesson 10.
  const std::vector<std::pair<std::string, Plan>> ways = {
      {"none", {}},
      {"none with He weights", {.weight_scale = std::sqrt(6.0)}},
      {"batch norm", {.norm = Norm::batch}},
      {"layer norm", {.norm = Norm::layer}}};
  Table table({"normalization", "layers", "0.03", "0.1", "0.3", "1", "best by training loss",
               "its loss", "passes to loss 1"});
  Matrix shades(static_cast<Index>(depths.size() * ways.size()), static_cast<Index>(rates.size()));
  std::vector<std::string> names;
  std::vector<Curve> curves;
  std::string learned;
  Progress progress("depths", shades.rows());
  for (auto [way, plan] : ways) {
    int settings = 0;
    for (const int depth : depths) {
      plan.depth = depth;
      const auto trials = try_learning_rates(rates, plan, {.passes = lab.passes}, lab.data, lab);
      const auto& best = best_of(trials);
      std::vector<std::string> cells = {way, std::to_string(depth)};
      append(cells, accuracies(trials));
      append(cells,
             {best.accuracy().text(), fmt::format("{:.3f}", best.loss()), passes_to(1, best)});
      table.row(cells);
      for (std::size_t r = 0; r < trials.size(); ++r) {
        const double mean = trials[r].accuracy().mean;
        shades(static_cast<Index>(names.size()), static_cast<Index>(r)) =
            static_cast<real>(std::round(1000 * mean) / 1000);
        settings += mean > 0.5;
      }
      names.push_back(fmt::format("{}, {} layers", way, depth));
      const bool shown = way == "none with He weights" || way == "batch norm";
      if (shown && depth <= 12) {
        curves.push_back({names.back(), {}, best.losses()});
        for (int pass = 1; pass <= lab.passes; ++pass) curves.back().x.push_back(pass);
      }
      progress.advance();
    }
    learned += fmt::format("{}{} {}", learned.empty() ? "" : ", ", way, settings);
  }
  fmt::print("\nThe same by depth, normalization before the activation:\n\n");
  table.print();
  plots.heat_map(
      "depths",
      {"With batch norm, deeper networks and longer steps still learn", "learning rate", ""},
      shades, names, {"0.03", "0.1", "0.3", "1"});
  plots.curves("training",
               {"With batch norm the loss falls faster at every depth",
                "pass over the training images", "training loss"},
               curves);
  findings.row({"C09.1, C09.2", "normalized layers train faster and steadier",
                fmt::format("above 0.5 in so many of {} settings: {}", depths.size() * rates.size(),
                            learned)});
}

/// Small batches: the mean and the variance of a batch norm come from fewer samples.
void batch_sizes(Plots& plots, const Lab& lab, bool quick, Findings& findings) {
  using Sizes = std::vector<std::size_t>;
  const Sizes sizes = quick ? Sizes{2, 64} : Sizes{2, 4, 8, 16, 64};
  const std::vector<Norm> norms = {Norm::none, Norm::batch, Norm::layer, Norm::group};
  const auto best = [&](const Plan& plan, std::size_t size) {
    // The learning rate grows with the batch (Wu and He, section 4.1).
    const double rate = 0.1 * static_cast<double>(size) / 32;
    return best_of(try_learning_rates({rate / 3, rate, 3 * rate}, plan,
                                      {.batch_size = size, .passes = lab.passes}, lab.data, lab));
  };
  Table table({"samples in a batch", "none", "batch norm", "layer norm", "group norm, 4 groups"});
  Table gains({"samples in a batch", "batch norm", "layer norm", "group norm, 4 groups"});
  std::vector<Curve> curves;
  for (const Norm norm : norms) curves.push_back({name_of(norm), {}, {}});
  Progress progress("batch sizes", static_cast<long>(sizes.size()));
  for (const std::size_t size : sizes) {
    std::vector<Trial> trials;
    for (std::size_t n = 0; n < norms.size(); ++n) {
      trials.push_back(best({.norm = norms[n]}, size));
      curves[n].x.push_back(static_cast<double>(size));
      curves[n].y.push_back(trials[n].accuracy().mean);
    }
    table.row({std::to_string(size)});
    gains.row({std::to_string(size)});
    for (const auto& trial : trials) table.rows.back().push_back(trial.accuracy().text());
    for (std::size_t n = 1; n < norms.size(); ++n) {
      gains.rows.back().push_back(gain(trials[n], trials[0]).text());
    }
    progress.advance();
  }
  fmt::print("\nTwo hidden layers, the best of three learning rates:\n\n");
  table.print();
  fmt::print("\nGained over none, run by run:\n\n");
  gains.print();
  plots.curves(
      "batch_sizes",
      {"Batch norm needs a batch, the others do not", "samples in a batch", "test accuracy"},
      curves, Axes::log_x);
  const auto &two = gains.rows.front(), &many = gains.rows.back();
  const auto gained = [&](std::size_t norm) {
    return fmt::format("gained over none: {} with 64 samples, {} with 2", many[norm], two[norm]);
  };
  findings.row({"C09.2", "batch norm takes its statistics from the batch", gained(1)});
  findings.row({"C09.3", "layer norm does not depend on the batch size", gained(2)});
  findings.row({"C09.5", "group norm is steady with small batches", gained(3)});

  Table by_groups({"groups of 32 units", "units in a group", "test accuracy"});
  for (const Index groups : {1, 4, 8, 16}) {
    by_groups.row({std::to_string(groups), std::to_string(32 / groups),
                   best({.norm = Norm::group, .groups = groups}, 8).accuracy().text()});
  }
  fmt::print("\nGroup norm, 8 samples in a batch:\n\n");
  by_groups.print();
}

/// Batch norm on either side of the activation.
void before_or_after(const Lab& lab, Findings& findings) {
  Table table(
      {"activation", "before", "after", "before gains over after", "loss before", "loss after"});
  std::string gains;
  for (const Activation activation : {Activation::sigmoid, Activation::tanh, Activation::relu}) {
    std::vector<Trial> best;
    for (const Place place : {Place::before_activation, Place::after_activation}) {
      const Plan plan{.norm = Norm::batch, .depth = 4, .activation = activation, .place = place};
      best.push_back(best_of(
          try_learning_rates({0.03, 0.1, 0.3, 1}, plan, {.passes = lab.passes}, lab.data, lab)));
    }
    const auto gained = gain(best[0], best[1]);
    table.row({name_of(activation), best[0].accuracy().text(), best[1].accuracy().text(),
               gained.text(), fmt::format("{:.3f}", best[0].loss()),
               fmt::format("{:.3f}", best[1].loss())});
    gains +=
        fmt::format("{}{} {:.3f}", gains.empty() ? "" : ", ", name_of(activation), gained.mean);
  }
  fmt::print(
      "\nBatch norm before or after the activation, four hidden layers, the best of four "
      "learning rates:\n\n");
  table.print();
  findings.row({"C09.2", "batch norm is best before the activation", "gains over after: " + gains});
}

/// Does batch norm help because the ground moves less?
void covariate_shift(const Lab& lab, Findings& findings) {
  const std::vector<std::pair<std::string, Plan>> ways = {
      {"none with He weights", {.depth = 6, .weight_scale = std::sqrt(6.0)}},
      {"batch norm", {.norm = Norm::batch, .depth = 6}},
      {"batch norm, ground moved", {.norm = Norm::batch, .depth = 6, .moving_ground = true}}};
  Table table({"normalization", "inputs move", "gradient changes", "test accuracy"});
  for (const auto& [name, plan] : ways) {
    const auto runs = each_run(lab, [&, &plan = plan](Rng& rng) {
      return watch_covariate_shift(plan, lab.data, {.passes = lab.passes}, rng);
    });
    table.row({name, spread(runs, &CovariateShift::inputs_move).text(),
               spread(runs, &CovariateShift::gradient_changes).text(),
               spread(runs, &CovariateShift::test_accuracy).text()});
  }
  fmt::print("\nInternal covariate shift, six hidden layers, learning rate 0.1:\n\n");
  table.print();
  const auto& r = table.rows;
  findings.row({"C09.2", "batch norm lessens internal covariate shift",
                fmt::format("inputs move {}, without {}", r[1][1], r[0][1])});
  findings.row({"C09.2", "and that is why it helps",
                fmt::format("{}, ground moved {}, without {}", r[1][3], r[2][3], r[0][3])});
}

/// Grey images in three colours, each picture under a lamp of its own: its channel c is
/// contrast · pixels + brightness. Strength 0 is white light, the same for all.
Matrix under_lamps(const Matrix& grey, double strength, Rng& rng) {
  Matrix coloured(grey.rows(), 3 * grey.cols());
  for (Index i = 0; i < grey.rows(); ++i) {
    for (Index c = 0; c < 3; ++c) {
      const auto contrast = static_cast<real>(1 - strength * rng.uniform(0, 0.7));
      const auto brightness = static_cast<real>(strength * rng.uniform(0, 0.5));
      coloured.row(i).segment(c * grey.cols(), grey.cols()) =
          contrast * grey.row(i).array() + brightness;
    }
  }
  return coloured;
}

struct UnderLamps {
  double white = 0;  ///< test accuracy
  double coloured = 0;
  double features_move = 0;  ///< the hidden units of the same picture, in shares of their length
};

/// Learns under white light, and is tested under coloured lamps.
UnderLamps learn_under_white_light(Norm norm, const Lab& lab, Rng& rng) {
  TrainTest data = lab.data;
  for (auto* part : {&data.train, &data.test}) part->x = under_lamps(part->x, 0, rng);
  const Matrix relit = under_lamps(lab.data.test.x, 1, rng);
  Sequential network;
  add_norm(network, norm, {3, lab.data.test.shape.height, lab.data.test.shape.width});
  network.add<Dense>(data.train.x.cols(), 32, rng);
  network.add<ActivationLayer>(Activation::relu);
  network.add<Dense>(32, data.train.classes(), rng);
  UnderLamps result;
  result.white = train(network, data, {.passes = lab.passes}, rng).test_accuracy;
  result.coloured = accuracy(predict(network, relit), data.test.y);
  const auto hidden_units = [&](const Matrix& x) -> Matrix {
    const Matrix* output = &x;
    const auto& layers = network.layers();
    for (std::size_t i = 0; i + 1 < layers.size(); ++i) {
      output = &layers[i]->forward(*output, Mode::eval);
    }
    return *output;
  };
  const Matrix in_white = hidden_units(data.test.x);
  result.features_move = (hidden_units(relit) - in_white).norm() / in_white.norm();
  return result;
}

void lighting(const Lab& lab, Findings& findings) {
  Table table({"of the input", "white light", "coloured lamps", "features move"});
  for (const Norm norm : {Norm::none, Norm::batch, Norm::layer, Norm::instance}) {
    const auto runs =
        each_run(lab, [&](Rng& rng) { return learn_under_white_light(norm, lab, rng); });
    table.row({name_of(norm), spread(runs, &UnderLamps::white).text(),
               spread(runs, &UnderLamps::coloured).text(),
               spread(runs, &UnderLamps::features_move).text(4)});
  }
  fmt::print(
      "\nTrained under white light, tested with another coloured lamp for each picture:\n\n");
  table.print();
  findings.row(
      {"C09.4", "instance norm takes each picture's lighting away",
       fmt::format("features move {}, with layer norm {}", table.rows[3][3], table.rows[2][3])});
}

/// One picture in four lights, and what instance norm makes of it.
void show_lighting(Plots& plots, const Dataset& images) {
  const std::vector<std::pair<double, double>> lights = {{1, 0}, {0.5, 0}, {0.3, 0.5}, {1, 0.5}};
  const auto shape = images.shape;
  Matrix lit(static_cast<Index>(lights.size()), shape.size());
  std::vector<Picture> pictures;
  const double white = 1.5;  // the brightest of all: what the upper row is scaled to
  for (Index i = 0; i < lit.rows(); ++i) {
    const auto [contrast, brightness] = lights[static_cast<std::size_t>(i)];
    lit.row(i) =
        static_cast<real>(contrast) * images.x.row(0).array() + static_cast<real>(brightness);
    pictures.push_back({Image(lit.row(i).data(), shape.height, shape.width),
                        fmt::format("contrast {:g}, brightness {:g}", contrast, brightness),
                        white});
  }
  InstanceNorm norm(shape, {.affine = false});
  const Matrix& normalized = norm.forward(lit, Mode::eval);
  for (Index i = 0; i < lit.rows(); ++i) {
    pictures.push_back({Image(normalized.row(i).data(), shape.height, shape.width), "normalized"});
  }
  plots.images("lighting", {"Instance norm takes contrast and brightness away", "", ""}, pictures,
               4, Ink::signed_);
}

/// How far a sample's output moves when the rest of its batch is exchanged; and how large
/// normalized values are when there are only two samples.
void neighbours(const Lab& lab, Findings& findings) {
  const ImageShape shape{8, 3, 3};
  const auto random = [&](Index samples, Rng& rng) {
    Matrix x(samples, shape.size());
    for (real& value : x.reshaped()) value = static_cast<real>(rng.normal());
    return x;
  };
  Table table({"normalization", "output moves"});
  for (const Norm norm : {Norm::batch, Norm::layer, Norm::instance, Norm::group}) {
    Sequential network;
    add_norm(network, norm, shape);
    const auto moved = each_run(lab, [&](Rng& rng) -> double {
      Matrix x = random(8, rng);
      const Matrix before = network.forward(x, Mode::train).row(0);
      x.bottomRows(7) = random(7, rng);
      return (network.forward(x, Mode::train).row(0) - before).cwiseAbs().maxCoeff();
    });
    table.row({name_of(norm), Spread(moved).text()});
  }
  fmt::print("\nThe other seven samples of a batch are exchanged:\n\n");
  table.print();
  findings.row(
      {"C09.4", "with instance norm samples do not touch",
       fmt::format("output moves {}, with batch norm {}", table.rows[2][1], table.rows[0][1])});

  struct OfTwo {
    double at_one = 0;  ///< shares of the values
    double without_gradient = 0;
  };
  const auto of_two = each_run(lab, [&](Rng& rng) {
    BatchNorm norm(features(shape.size()));
    const Matrix y = norm.forward(random(2, rng), Mode::train);
    const Matrix& grad_x = norm.backward(random(2, rng));
    return OfTwo{.at_one = ((y.cwiseAbs().array() - 1).abs() < 0.01).cast<double>().mean(),
                 .without_gradient = (grad_x.cwiseAbs().array() < 0.01).cast<double>().mean()};
  });
  fmt::print(
      "\nBatch norm of two samples: {:.1f}% of the values are within 0.01 of 1 or -1, and {:.1f}% "
      "get a gradient below 0.01.\n",
      100 * spread(of_two, &OfTwo::at_one).mean,
      100 * spread(of_two, &OfTwo::without_gradient).mean);
}

/// All training images at full size, plain and with batch norm.
void all_images(const TrainTest& data, const Options& options) {
  Table table({"normalization", "test accuracy"});
  Progress progress("all images", 2);
  for (const Norm norm : {Norm::none, Norm::batch}) {
    Rng rng(options.seed);
    Sequential network;
    Index inputs = data.train.x.cols();
    for (const Index units : {128, 64}) {
      network.add<Dense>(inputs, units, rng);
      add_norm(network, norm, features(units));
      network.add<ActivationLayer>(Activation::relu);
      inputs = units;
    }
    network.add<Dense>(inputs, data.train.classes(), rng);
    const auto outcome = train(network, data, {.passes = options.epochs}, rng);
    table.row({name_of(norm), fmt::format("{:.4f}", outcome.test_accuracy)});
    record_score(options,
                 norm == Norm::none ? "MLP 784-128-64-10" : "MLP 784-128-64-10, batch norm",
                 outcome.test_accuracy);
    progress.advance();
  }
  fmt::print("\n784-128-64-10 on {} images of full size, {} passes:\n\n", data.train.size(),
             options.epochs);
  table.print();
}

void run(const Options& options) {
  Plots plots(options);
  const auto data = load_fashion_mnist(options.data);
  const Lab lab{.data = {small_images(data.train, options.quick ? 500 : 2000),
                         small_images(data.test, options.quick ? 200 : 1000)},
                .seed = options.seed,
                .runs = options.quick ? 2 : 5,
                .passes = options.epochs};
  Findings findings({"claim", "what is claimed", "measured"});
  draw_sets(plots);
  scale_inputs(lab, findings);
  depths_and_learning_rates(plots, lab, options.quick, findings);
  batch_sizes(plots, lab, options.quick, findings);
  before_or_after(lab, findings);
  covariate_shift(lab, findings);
  lighting(lab, findings);
  show_lighting(plots, data.test);
  neighbours(lab, findings);
  if (!options.quick) all_images(data, options);
  fmt::print("\nThe claims, and what came out:\n\n");
  findings.print();
  conclude(
      "normalize layers and they learn faster, at learning rates and depths that fail without; "
      "take "
      "batch norm when batches are large, group or layer norm when they are small, instance norm "
      "when each picture has its own light.");
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(argc, argv,
                     {.name = DL_LESSON,
                      .mine = DL_MINE,
                      .about = "batch, layer, instance and group normalization",
                      .epochs = 5,
                      .quick_epochs = 3},
                     run);
}
