#pragma once

#include "place.hpp"

namespace dl {

/// Holds a course tree, so that two commands do not build in it or judge it at once. A command that
/// is started meanwhile holds it too, until it ends or the lock is released: a build that outlives
/// the program is still waited for.
class TreeLock {
 public:
  /// Waits, and after 3 seconds says so, while another command holds the tree. Throws
  /// std::runtime_error when it cannot be held.
  explicit TreeLock(const Place& place);
  ~TreeLock();
  TreeLock(const TreeLock&) = delete;
  TreeLock& operator=(const TreeLock&) = delete;

  void release();

 private:
  int file_;
};

}  // namespace dl
