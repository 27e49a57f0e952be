#pragma once

#include "common/plot.hpp"

namespace dl::lesson_09 {

/// Which numbers share a mean and a variance? A batch of 4 samples with 4 channels of 4 pixels, cut
/// in four ways.
inline void plot_averaged_sets(Plots& plots) {
  plots.cubes(
      "sets", {"The blue numbers share one mean and one variance", "", ""},
      {{"batch norm", [](int channel, int, int) { return channel == 0; }},
       {"layer norm", [](int, int, int sample) { return sample == 0; }},
       {"instance norm", [](int channel, int, int sample) { return channel == 0 && sample == 0; }},
       {"group norm", [](int channel, int, int sample) { return channel < 2 && sample == 0; }}},
      {4, 4, 4, "channels", "pixels", "samples"});
}

}  // namespace dl::lesson_09
