#include "window.hpp"

#include "common/dataset.hpp"
#include "images.hpp"
#include "places_by_trying.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("a window by single steps lies at all places where it fits", "[12.1]") {
  const Window window{.size = 3};
  LOOKS_LIKE(places(7, window) == 4, "the steps are counted: the first place is one more");
  LOOKS_LIKE(places(7, window) == 7 || places(7, window) == 8,
             "the window hangs over the edge at the last places: take its size away");
  CHECK(places(7, window) == 5);
  CHECK(places(3, window) == 1);
}

TEST_CASE("padding is on both sides", "[12.1]") {
  const Window window{.size = 3, .padding = 2};
  LOOKS_LIKE(places(7, window) == 5, "the padding is forgotten");
  LOOKS_LIKE(places(7, window) == 7, "the padding is counted on one side only");
  LOOKS_LIKE(places(7, window) == 1, "the padding makes the image smaller here");
  CHECK(places(7, window) == 9);
}

TEST_CASE("what is left over behind the last step fills no window", "[12.1]") {
  const Window window{.size = 4, .stride = 3};
  LOOKS_LIKE(places(9, window) == 6, "the stride is forgotten");
  LOOKS_LIKE(places(9, window) == 3, "a place is counted at which the window hangs over the edge");
  LOOKS_LIKE(places(9, window) == 1, "the steps are counted: the first place is one more");
  CHECK(places(9, window) == 2);
  CHECK(places(10, window) == 3);
}

TEST_CASE("places are counted as moving the window on would count them", "[12.1]") {
  for (const Index pixels : {5, 7, 28}) {
    for (const Index size : {1, 2, 3, 5}) {
      for (const Index stride : {1, 2, 3}) {
        for (const Index padding : {0, 1, 2}) {
          const Window window{.size = size, .stride = stride, .padding = padding};
          INFO(pixels << " pixels, size " << size << ", stride " << stride << ", padding "
                      << padding);
          REQUIRE(places(pixels, window) == places_by_trying(pixels, window));
        }
      }
    }
  }
}

TEST_CASE("height and width have places of their own, and a window that does not fit is named",
          "[12.1]") {
  const ImageShape out = output_shape({2, 5, 8}, 6, {.size = 3, .stride = 2});
  CHECK(out.channels == 6);
  CHECK(out.height == 2);
  CHECK(out.width == 3);
  CHECK_THROWS_WITH(output_shape({2, 3, 4}, 6, {.size = 6, .padding = 1}),
                    "a window of 6x6 does not fit into [2, 5, 6]");
  CHECK_NOTHROW(output_shape({2, 3, 4}, 6, {.size = 5, .padding = 1}));
  CHECK_THROWS_WITH(output_shape({2, 3, 4}, 6, {.size = 2, .stride = 0}),
                    "no window: size 2, stride 0, padding 0");
}

}  // namespace
}  // namespace dl
