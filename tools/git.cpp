#include "git.hpp"

#include <sstream>
#include <stdexcept>

#include <boost/algorithm/string/replace.hpp>
#include <boost/algorithm/string/trim.hpp>
#include <fmt/format.h>

namespace dl {

Finished Git::run(const Command& words) const {
  Command command = {"git", "-C", folder_.string()};
  command.insert(command.end(), words.begin(), words.end());
  return capture_command(command);
}

std::string Git::ask(const Command& words) const {
  const auto finished = run(words);
  const auto said = boost::trim_right_copy(finished.output);
  if (finished.status != 0) {
    throw std::runtime_error(
        fmt::format("git {}: {}", words[0], boost::replace_all_copy(said, "\n", "; ")));
  }
  return said;
}

std::vector<std::string> Git::paths(const Command& words) const {
  std::vector<std::string> all;
  std::istringstream in(ask(words));
  for (std::string path; std::getline(in, path, '\0');) all.push_back(path);
  return all;
}

std::optional<std::string> Git::file(const std::string& commit, const std::string& path) const {
  const auto shown = run({"show", commit + ":" + path});
  if (shown.status != 0) return {};
  return shown.output;
}

}  // namespace dl
