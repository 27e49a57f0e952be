#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "common/rng.hpp"
#include "tools/process.hpp"
#include "vocabulary.hpp"

namespace dl {

/// Makes command lines and environments that nobody would think of, the same ones from the same
/// seed.
class Words {
 public:
  explicit Words(std::uint64_t seed) : rng_(seed) {}

  /// Options of a lesson, some of them right.
  Command of_lesson() {
    Command words;
    for (Index n = rng_.index(5); n > 0; --n) {
      const auto option = one_of(options);
      const auto value = value_of(option);
      switch (rng_.index(6)) {
        case 0: words.push_back(option); break;
        case 1: words.push_back(option + "=" + value); break;
        case 2: words.push_back(anything()); break;
        default: words.insert(words.end(), {option, value});
      }
    }
    return words;
  }

  /// Commands that change nothing in the course.
  Command of_learn() {
    const std::string lesson = one_of({"01", "1", "03_perceptron", "99", "0", "-1", ""});
    Command words;
    switch (rng_.index(6)) {
      case 0: words = {"list"}; break;
      case 1:
        words = {"hint", one_of({"01.1", "14.9", "1.1", "01", "x", "01.99", "99.1", "."})};
        break;
      case 2: words = {"scoreboard", "--plot", one_of({"none", "ascii", "oil", ""})}; break;
      case 3: words = {one_of({"list", "hint", "run", "scoreboard", "dance"}), anything()}; break;
      case 4: words = {one_of({"list", "run", "check", "test", "tour", "reset"}), "--help"}; break;
      default: words = {"run", lesson, "--", "--help", anything()};
    }
    if (rng_.index(4) == 0) words.push_back(anything());
    return words;
  }

  /// For env(1).
  Command environment() {
    Command settings;
    for (Index n = rng_.index(4); n > 0; --n) {
      const auto setting = one_of(environments);
      if (setting.starts_with("-u ")) {
        settings.insert(settings.begin(), {"-u", setting.substr(3)});
      } else {
        settings.push_back(setting);
      }
    }
    return settings;
  }

 private:
  std::string one_of(const std::vector<std::string>& words) {
    return words[static_cast<std::size_t>(rng_.index(std::ssize(words)))];
  }

  /// Mostly odd ones; no number of epochs that would take long, no folder that another uses.
  std::string value_of(const std::string& option) {
    if (rng_.index(4) == 0) return anything();
    return one_of(values.contains(option) ? values.at(option) : numbers);
  }

  /// A word of any bytes but 0, which no command line can hold, and '/', which would lead
  /// elsewhere.
  std::string anything() {
    std::string word;
    for (Index n = rng_.index(12); n > 0; --n) {
      const bool any = rng_.index(2) == 0;
      word += any ? static_cast<char>(1 + rng_.index(255)) : "-=. *%{}\n\t'\"\\"[rng_.index(13)];
    }
    std::ranges::replace(word, '/', '|');
    return word;
  }

  Rng rng_;
};

}  // namespace dl
