#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "course.hpp"

namespace dl {

/// Keeps what one command is about to replace: perceptron.hpp becomes, beside it,
/// perceptron.hpp.2026-11-26_10-40-17.reset.backup. All that one command keeps has the same time.
class Backups {
 public:
  /// `command` is the word after the time.
  Backups(const Course& course, const std::string& command);

  /// Keeps whatever lies under a name. A file is copied, so that at no time there is none. Returns
  /// where it is now; an empty path when there was nothing.
  std::filesystem::path keep(const std::filesystem::path& file) const;

 private:
  std::string suffix_;
};

/// A version that a reset has replaced.
struct Backup {
  std::filesystem::path kept;  ///< where it is now
  std::filesystem::path file;  ///< where it was
};

/// What the last reset of any lesson has replaced and no undo has brought back. Backups of before
/// their names had a time ("perceptron.hpp.2.backup") count as older.
std::vector<Backup> last_reset(const Course& course);

}  // namespace dl
