#pragma once

#include <functional>
#include <string>

namespace dl {

/// A circle of a diagram at (x, y), both from 0 to 1, x to the right and y upwards, with words in
/// it, above it and below it.
struct Node {
  double x = 0;
  double y = 0;
  std::string inside = {};
  std::string above = {};
  std::string below = {};
};

/// An arrow from one node to another with words along it, on both sides.
struct Link {
  std::size_t from = 0;
  std::size_t to = 0;
  std::string above = {};
  std::string below = {};
};

/// A block of numbers [across, up, deep] as a cube of cells; `inside` says which cells are marked.
struct Cube {
  std::string title = {};
  std::function<bool(int across, int up, int deep)> inside = {};
};

/// How many cells a cube has along each edge, and what runs along it.
struct CubeEdges {
  int across = 1;
  int up = 1;
  int deep = 1;
  std::string across_name = {};
  std::string up_name = {};
  std::string deep_name = {};
};

}  // namespace dl
