#include "set_aside.hpp"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "backups.hpp"
#include "common/file.hpp"

namespace dl {

namespace fs = std::filesystem;
namespace {

/// A merge that is killed leaves git's own copies of the file that it was at: .merge_file_a1B2c3.
void remove_copies_of_a_merge(const fs::path& root, const Git& git) {
  for (const auto& path : git.paths({"ls-files", "--others", "-z", "--", ".merge_file_??????"})) {
    fs::remove(root / path);
  }
}

/// And the locks that it held: of the index, of HEAD, of a branch.
void remove_locks(const fs::path& root, const Git& git) {
  std::vector<fs::path> locks;
  const auto note = [&](const fs::directory_entry& entry) {
    if (entry.path().extension() == ".lock") locks.push_back(entry.path());
  };
  const auto own = root / git.ask({"rev-parse", "--git-dir"});
  for (const auto& entry : fs::directory_iterator(own)) note(entry);
  const auto refs = root / git.ask({"rev-parse", "--git-path", "refs"});
  for (const auto& entry : fs::recursive_directory_iterator(refs)) note(entry);
  for (const auto& lock : locks) fs::remove(lock);
}

}  // namespace

bool SetAside::is_there() const { return fs::exists(folder()); }

void SetAside::mark() const { fs::create_directories(folder()); }

void SetAside::begin(const std::vector<std::string>& files, const std::string& before,
                     const std::string& after) const {
  mark();
  for (const auto& file : files) {
    const auto from = course_.root() / file;
    const auto to = folder() / file;
    fs::create_directories(to.parent_path());
    // exercise.json is made, not written: the new version brings its own.
    const bool is_his = from.filename() != "exercise.json";
    if (is_his && fs::exists(fs::symlink_status(from))) fs::rename(from, to);
    git_.run({"checkout", "-q", "HEAD", "--", file});  // fails for a file that git does not know
  }
  write_whole(journal(), before + " " + after + "\n");
}

void SetAside::take_back() const {
  // Whoever holds the tree knows that no git of that update is left.
  remove_locks(course_.root(), git_);
  remove_copies_of_a_merge(course_.root(), git_);
  if (!fs::exists(journal())) return;  // not all was aside yet, or git was done
  std::string before;
  std::string after;
  std::istringstream(read_text_file(journal())) >> before >> after;
  if (git_.ask({"rev-parse", "HEAD"}) != before) {  // git was done, but for its notes of the merge
    git_.ask({"merge", "--quit"});
    return;
  }
  git_.ask({"reset", "-q", before});
  const auto common = git_.ask({"merge-base", before, after});
  const Backups backups(course_, "update");
  for (const auto& path :
       git_.paths({"diff", "--name-only", "--no-renames", "-z", common, after})) {
    const auto file = course_.root() / path;
    const auto old = git_.file(before, path);
    const bool is_there = fs::is_regular_file(file);
    const auto now = is_there ? read_text_file(file) : "";
    if (is_there == old.has_value() && (!is_there || now == *old)) continue;
    if (is_there && now != git_.file(after, path)) backups.keep(file);
    if (old) {
      git_.ask({"checkout", "-q", before, "--", path});
    } else {
      fs::remove(file);
    }
  }
}

void SetAside::end() const {
  fs::remove(journal());  // from here on git has nothing to take back
  const Backups backups(course_, "update");
  std::vector<fs::path> files;
  fs::create_directories(folder() / "exercises");
  for (const auto& entry : fs::recursive_directory_iterator(folder() / "exercises")) {
    if (!entry.is_directory()) files.push_back(entry.path());
  }
  for (const auto& file : files) {
    const auto path = file.lexically_relative(folder());
    const auto place = course_.root() / path;
    const bool is_there = fs::exists(fs::symlink_status(place));
    const bool is_gits =
        fs::is_regular_file(place) && git_.file("HEAD", path.string()) == read_text_file(place);
    if (is_there && !is_gits) backups.keep(place);
    fs::create_directories(place.parent_path());
    fs::rename(file, place);
  }
  fs::remove_all(folder());
}

}  // namespace dl
