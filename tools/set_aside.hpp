#pragma once

#include <string>
#include <vector>

#include "course.hpp"
#include "git.hpp"

namespace dl {

/// The learner's files lie in exercises/.set_aside/ while git brings a new version of the course.
/// That folder is there from the first step of an update to its last: when it is found later, the
/// update was killed, and what it left half done is taken back.
class SetAside {
 public:
  explicit SetAside(const Course& course) : course_(course), git_(course.root()) {}

  bool is_there() const;

  /// The first step of an update.
  void mark() const;

  /// Moves files there, by their paths from the root, and gives git its own versions of them.
  /// `before` and `after` are the commits between which the update goes.
  void begin(const std::vector<std::string>& files, const std::string& before,
             const std::string& after) const;

  /// Brings a killed update's tree to the version that it is of: where git was not done, the one
  /// before.
  void take_back() const;

  /// Moves the files to where they were. What lies there and is not git's is kept as a backup.
  void end() const;

 private:
  std::filesystem::path folder() const { return course_.root() / "exercises" / ".set_aside"; }
  /// There while git works: between which commits it goes.
  std::filesystem::path journal() const { return folder() / "journal"; }

  Course course_;
  Git git_;
};

}  // namespace dl
