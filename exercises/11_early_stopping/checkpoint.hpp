#pragma once

#include <filesystem>
#include <string>

#include <boost/crc.hpp>

#include "common/error.hpp"
#include "common/safetensors.hpp"
#include "numbers_as_text.hpp"
#include "training_state.hpp"

namespace dl {

/// A training on its way, in one file: its matrices as safetensors, everything else as words beside
/// them. `run` names the training, so that no other one goes on from its file.

/// CRC-32 over all that a checkpoint holds: a damaged one is not gone on from.
inline std::string checksum(const Weights& weights, const Metadata& words) {
  boost::crc_32_type crc;
  const auto add = [&crc](const std::string& text) { crc.process_bytes(text.data(), text.size()); };
  for (const auto& [name, matrix] : weights) {
    add(name);
    crc.process_bytes(matrix.data(), static_cast<std::size_t>(matrix.size()) * sizeof(real));
  }
  for (const auto& [name, text] : words) add(name + text);
  return fmt::format("{:08x}", crc.checksum());
}

/// Writes the checkpoint whole or not at all: whoever is killed meanwhile leaves the one before it.
inline void save_checkpoint(const std::filesystem::path& file, Training& training,
                            const std::string& run) {
  const auto weights = copies(matrices_of(training));
  const auto* steps = training.optimizer.state().steps;
  Metadata words = {{"run", run},
                    {"rng", text_of(training.rng)},
                    {"steps", std::to_string(steps == nullptr ? 0 : *steps)},
                    {"learning_rate", fmt::format("{}", training.optimizer.learning_rate())},
                    {"history", text_of(training.history)}};
  words["checksum"] = checksum(weights, words);
  save_weights(file, weights, words);
}

/// Brings a training to where it was when the checkpoint was saved; it then goes on as if it had
/// never stopped, bit for bit. Throws InputError, and changes nothing, when the file is damaged or
/// belongs to another training.
inline void load_checkpoint(const std::filesystem::path& file, Training& training,
                            const std::string& run) {
  Metadata words;
  const auto weights = load_weights(file, &words);
  const auto expect = [&file](bool good, const std::string& place, const std::string& what) {
    if (!good) throw InputError(file, place, what);
  };
  for (const char* name : {"run", "rng", "steps", "learning_rate", "history", "checksum"}) {
    expect(words.contains(name), name, "is missing; expected a checkpoint of a training");
  }
  const auto said = words.extract("checksum").mapped();
  expect(said == checksum(weights, words), "checksum", "does not agree; the file is damaged");
  expect(words["run"] == run, "run", fmt::format("expected a checkpoint of '{}'", run));

  const auto matrices = matrices_of(training);
  const auto wrong = misfits(weights, matrices);
  expect(wrong.empty(), "tensors", wrong);
  Rng rng(0);
  int steps = 0;
  double learning_rate = 0;
  std::vector<EpochResult> history;
  expect(read_text_of(words["rng"], rng), "rng", "expected the state of the random numbers");
  expect(read_text_of(words["steps"], steps) && steps >= 0, "steps", "expected a count");
  expect(read_text_of(words["learning_rate"], learning_rate), "learning_rate", "expected a number");
  expect(read_text_of(words["history"], history), "history", "expected two numbers for each epoch");

  for (const auto& [name, matrix] : matrices) *matrix = weights.at(name);
  training.rng = rng;
  if (auto* count = training.optimizer.state().steps) *count = steps;
  training.optimizer.set_learning_rate(learning_rate);
  training.history = std::move(history);
}

/// Removes a checkpoint, and what writers that were killed have left beside it.
inline void remove_checkpoint(const std::filesystem::path& file) {
  namespace fs = std::filesystem;
  const auto folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  if (!fs::is_directory(folder)) return;
  std::vector<fs::path> left;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto name = entry.path().filename().string();
    if (name.starts_with(file.filename().string() + ".") && name.ends_with(".part")) {
      left.push_back(entry.path());
    }
  }
  for (const auto& path : left) fs::remove(path);
  fs::remove(file);
}

}  // namespace dl
