#pragma once

#include <cstdint>
#include <type_traits>
#include <vector>

#include "options.hpp"
#include "progress.hpp"
#include "rng.hpp"
#include "spread.hpp"

namespace dl {

/// Several runs of one experiment, each with random numbers of its own, from seed, seed + 1, ...,
/// modulo 2⁶⁴: one run cannot tell an effect from chance.
class Runs {
 public:
  /// So many runs, fewer in a quick one.
  explicit Runs(const Options& options, int count = 5, int quick_count = 2)
      : seed_(options.seed), count_(options.quick ? quick_count : count) {}

  int count() const { return count_; }

  /// The random numbers of a run, counted from 0, as they are in its beginning.
  Rng rng(int run) const { return Rng(seed_ + static_cast<std::uint64_t>(run)); }

  /// What experiment(rng) gives, one result for each run.
  template <typename Experiment>
  auto each(Experiment experiment) const {
    std::vector<std::invoke_result_t<Experiment, Rng&>> results;
    for (int run = 0; run < count_; ++run) {
      Rng rng = this->rng(run);
      results.push_back(experiment(rng));
    }
    return results;
  }

  /// The same; each run is a step of the progress.
  template <typename Experiment>
  auto each(Progress& progress, Experiment experiment) const {
    return each([&](Rng& rng) {
      auto result = experiment(rng);
      progress.advance();
      return result;
    });
  }

 private:
  std::uint64_t seed_;
  int count_;
};

/// One number of each run: of_each(runs, &Outcome::loss).
template <typename Run>
std::vector<double> of_each(const std::vector<Run>& runs, double Run::*number) {
  std::vector<double> numbers;
  for (const Run& run : runs) numbers.push_back(run.*number);
  return numbers;
}

/// The mean over the runs of each entry of a list, such as the loss of each epoch; the lists must
/// be of one length.
inline std::vector<double> mean_of_each(const std::vector<std::vector<double>>& runs) {
  std::vector<double> means(runs.at(0).size());
  for (const auto& run : runs) {
    for (std::size_t i = 0; i < means.size(); ++i) {
      means[i] += run.at(i) / static_cast<double>(runs.size());
    }
  }
  return means;
}

template <typename Run>
std::vector<double> mean_of_each(const std::vector<Run>& runs, std::vector<double> Run::*list) {
  std::vector<std::vector<double>> lists;
  for (const Run& run : runs) lists.push_back(run.*list);
  return mean_of_each(lists);
}

}  // namespace dl
