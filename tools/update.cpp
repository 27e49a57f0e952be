#include "update.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "git.hpp"
#include "process.hpp"
#include "set_aside.hpp"

namespace dl {
namespace {

using Paths = std::vector<std::string>;

bool is_exercise(const std::string& path) { return path.starts_with("exercises/"); }

/// The learner's files that git would have to overwrite, or refuses to.
Paths in_the_way(const Git& git, const Paths& changed) {
  auto paths = git.paths({"diff", "--name-only", "--no-renames", "-z", "HEAD", "--", "exercises"});
  const auto unknown = git.paths({"ls-files", "--others", "-z", "--", "exercises"});
  std::ranges::copy_if(unknown, std::back_inserter(paths), [&](const std::string& path) {
    return std::ranges::count(changed, path) > 0;
  });
  return paths;
}

/// Where the learner changed the course itself, and the new version does too.
void refuse_own_changes(const Git& git, const Paths& changed) {
  Command status = {"status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--"};
  for (const auto& path : changed) {
    if (!is_exercise(path)) status.push_back(path);
  }
  if (status.back() == "--") return;
  auto own = git.paths(status);
  for (auto& line : own) line.erase(0, 3);  // " M "
  if (own.empty()) return;
  throw std::runtime_error(
      fmt::format("you changed {}, and so does the new version: commit that, or set it aside with "
                  "'git stash', then call again; nothing was changed",
                  fmt::join(own, ", ")));
}

/// Where both sides changed an exercise, the learner's is taken (.gitattributes names the driver).
void merge(const Git& git) {
  const auto merged =
      git.run({"-c", "merge.learner.driver=true", "-c", "merge.renames=false", "-c",
               "merge.autoStash=false", "merge", "--quiet", "--ff", "--no-edit", "@{upstream}"});
  if (merged.status == 0) return;
  const auto open = git.paths({"diff", "--name-only", "--diff-filter=U", "-z"});
  const bool only_exercises = !open.empty() && std::ranges::all_of(open, is_exercise);
  if (only_exercises) {  // changed on one side and removed on the other: stays
    for (const auto& path : open) git.ask({"add", "-f", "--", path});
    git.ask({"commit", "--quiet", "--no-edit"});
    return;
  }
  git.run({"merge", "--abort"});
  fmt::print(stderr, "{}", merged.output);
  throw std::runtime_error("git cannot merge the new version; your exercises are as they were");
}

void tell(const Git& git, const Paths& his, const Paths& changed, const std::string& before) {
  const auto now = git.ask({"rev-parse", "--short", "HEAD"});
  for (const auto& path : his) {
    if (std::ranges::count(changed, path) == 0) continue;
    const bool gone = !git.file("@{upstream}", path);
    fmt::print("{}: yours is kept; the course {}\n", path,
               gone ? "has it no more"
                    : fmt::format("changed it ('git diff {} @{{u}} -- {}' shows how)",
                                  before.substr(0, 8), path));
  }
  fmt::print("the course is now at {}; your exercises are as they were\n", now);
}

/// What update() does while its mark is there.
int bring(const Course& course, const SetAside& set_aside) {
  const Git git(course.root());
  git.ask({"rev-parse", "--verify", "--quiet", "@{upstream}"});
  if (run_command({"git", "-C", course.root().string(), "fetch", "--quiet"}).status != 0) return 1;
  const auto before = git.ask({"rev-parse", "HEAD"});
  const auto after = git.ask({"rev-parse", "@{upstream}"});
  const auto common = git.ask({"merge-base", before, after});
  if (common == after) {
    fmt::print("nothing new: the course is at {}\n", before.substr(0, 8));
    return 0;
  }
  const auto changed = git.paths({"diff", "--name-only", "--no-renames", "-z", common, after});
  refuse_own_changes(git, changed);
  const auto aside = in_the_way(git, changed);
  auto his = git.paths({"diff", "--name-only", "--no-renames", "-z", common, before, "--",
                        "exercises"});  // committed
  his.insert(his.end(), aside.begin(), aside.end());
  std::erase_if(his, [](const std::string& path) { return !path.ends_with(".hpp"); });
  std::ranges::sort(his);
  his.erase(std::unique(his.begin(), his.end()), his.end());

  set_aside.begin(aside, before, after);
  merge(git);
  tell(git, his, changed, common);
  return 0;
}

}  // namespace

int update(const Course& course) {
  const SetAside set_aside(course);
  set_aside.mark();
  try {
    const int status = bring(course, set_aside);
    set_aside.end();
    return status;
  } catch (...) {
    set_aside.end();
    throw;
  }
}

void resume_update(const Course& course) {
  const SetAside set_aside(course);
  if (!set_aside.is_there()) return;
  set_aside.take_back();
  set_aside.end();
  fmt::print(stderr, "learn: an update was ended in its middle: your exercises are back\n");
}

}  // namespace dl
