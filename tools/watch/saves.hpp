#pragma once

#include <filesystem>

namespace dl {

/// Tells when a header in a folder is saved, in whatever way: written in place, cut and written,
/// or a new file moved over it. An editor's own files do not count.
class Saves {
 public:
  /// Throws std::runtime_error when the folder cannot be watched.
  explicit Saves(std::filesystem::path folder);
  ~Saves();
  Saves(const Saves&) = delete;
  Saves& operator=(const Saves&) = delete;

  /// Can be waited for.
  int descriptor() const { return queue_; }

  /// Whether something was saved since the last call.
  bool take();

 private:
  void watch();

  std::filesystem::path folder_;
  int queue_;
};

}  // namespace dl
