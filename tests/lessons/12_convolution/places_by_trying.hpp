#pragma once
#include "common/dataset.hpp"
#include "tests/testing.hpp"
#include "window.hpp"

namespace dl {

/// The places along one side, found by moving the window on until it hangs over the edge.
inline Index places_by_trying(Index pixels, const Window& window) {
  Index count = 0;
  for (Index first = -window.padding; first + window.size <= pixels + window.padding;
       first += window.stride) {
    ++count;
  }
  return count;
}

/// Ends a test whose window would leave the image: it would read and write what is not its own.
inline void require_places(const ImageShape& in, const Window& window) {
  INFO("12.1 counts the places wrongly: mend it first, all the others stand on it");
  REQUIRE(places(in.height, window) == places_by_trying(in.height, window));
  REQUIRE(places(in.width, window) == places_by_trying(in.width, window));
}

}  // namespace dl
