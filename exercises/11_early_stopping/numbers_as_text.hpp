#pragma once

#include <charconv>
#include <sstream>
#include <string>

#include <fmt/format.h>

#include "fit.hpp"

namespace dl {

/// Numbers as words in a file, read back bit for bit. Reading says whether the text was all number.

inline std::string text_of(const Rng& rng) {
  std::ostringstream text;
  text << rng;
  return text.str();
}

/// Loss and metric of each epoch, each with a space behind it.
inline std::string text_of(const std::vector<EpochResult>& history) {
  std::string text;
  for (const auto& epoch : history) {
    text += fmt::format("{} {} ", epoch.training_loss, epoch.metric);  // the shortest that is exact
  }
  return text;
}

inline bool read_text_of(const std::string& text, Rng& rng) {
  std::istringstream in(text);
  in >> rng;
  return !in.fail();
}

/// An integer or a double; "nan" and "inf" are doubles too.
template <typename Number>
bool read_text_of(std::string_view text, Number& number) {
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && stopped == end;
}

inline bool read_text_of(std::string_view text, std::vector<EpochResult>& history) {
  const auto next = [&text](double& number) {
    const auto end = text.find(' ');
    if (end == std::string_view::npos || !read_text_of(text.substr(0, end), number)) return false;
    text.remove_prefix(end + 1);
    return true;
  };
  while (!text.empty()) {
    EpochResult epoch;
    if (!next(epoch.training_loss) || !next(epoch.metric)) return false;
    history.push_back(epoch);
  }
  return true;
}

}  // namespace dl
