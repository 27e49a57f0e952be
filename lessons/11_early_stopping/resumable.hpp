#pragma once

#include <filesystem>
#include <string>

#include <fmt/format.h>

#include "checkpoint.hpp"
#include "common/data_folder.hpp"
#include "common/dataset.hpp"
#include "common/error.hpp"
#include "common/options.hpp"
#include "common/progress.hpp"
#include "everything.hpp"

namespace dl::lesson_11 {

inline std::filesystem::path checkpoint_of(const std::string& name, const Options& options) {
  return options.out / fmt::format("{}.checkpoint.safetensors", name);
}

/// Goes on from the checkpoint that an earlier start of the program has left, if there is one of
/// this training.
inline void take_up(Training& training, const std::filesystem::path& file,
                    const std::string& run_name) {
  if (!std::filesystem::exists(file)) return;
  try {
    load_checkpoint(file, training, run_name);
    fmt::print("going on after epoch {}, from {}\n", training.epochs_done(), file.string());
  } catch (const InputError& no_use) {
    fmt::print("{}; beginning anew\n", no_use.what());
  }
}

/// Trains for all the epochs; killed at any moment, it goes on from the last one when the program
/// is started again. `name` tells the trainings of one program apart.
template <typename Validate>
EarlyStopping train_resumably(const std::string& name, Everything& run, const Dataset& samples,
                              Validate validate, int epochs, const Options& options) {
  const auto file = checkpoint_of(name, options);
  const auto run_name = fmt::format("{}, data {}, seed {}, {} epochs", name,
                                    data_name(options.data), options.seed, epochs);
  take_up(run.training, file, run_name);
  Progress progress(name, epochs - run.training.epochs_done());
  return run.train(samples, validate, epochs, epochs, [&] {
    save_checkpoint(file, run.training, run_name);
    progress.advance();
  });
}

}  // namespace dl::lesson_11
