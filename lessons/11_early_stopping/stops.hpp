#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/spread.hpp"
#include "patience.hpp"
#include "replay.hpp"
#include "traces.hpp"

namespace dl::lesson_11 {

/// The validation loss of each training up to where patience ends it, with its best epoch and its
/// end.
inline CurvePanel panel_of_stops(const std::string& title, const EarlyStopping& stopping,
                                 const std::vector<Trace>& traces) {
  Curve best{.name = "best epoch",
             .style = {.colour = Colour::green, .marker = Marker::circle, .join = Join::none}};
  Curve stop{.name = "stop",
             .style = {.colour = Colour::orange, .marker = Marker::square, .join = Join::none}};
  CurvePanel panel{.title = title};
  for (const auto& trace : traces) {
    const auto& loss = trace.validation_loss;
    const auto end = replay(stopping, loss);
    const auto add = [&](Curve& points, int epoch) {
      points.add(epoch, loss.at(static_cast<std::size_t>(epoch - 1)));
    };
    panel.curves.push_back(
        over_epochs("validation loss, a line for each seed", loss,
                    {.colour = Colour::blue, .marker = Marker::none, .width = 1.5}));
    add(best, end.best_epoch());
    if (end.should_stop()) add(stop, end.epoch());
  }
  panel.curves.insert(panel.curves.begin(), {best, stop});  // a text terminal keeps the first sign
  return panel;
}

/// "12 to 16", or one number where all stop together.
inline std::string epochs_in_words(const Rule& rule, const std::vector<Trace>& traces) {
  return range_text(outcome_of(rule, traces).epochs);
}

/// Where does each training stop?
inline void draw_stops(Plots& plots, const std::vector<Trace>& noisy,
                       const std::vector<Trace>& clean) {
  const Rule rule{"patience 5", EarlyStopping(5)};
  plots.curve_panels(
      "stops",
      {fmt::format(
           "With patience 5 training ends after {} epochs with wrong labels, {} with right ones",
           epochs_in_words(rule, noisy), epochs_in_words(rule, clean)),
       "epoch", "mean cross entropy"},
      {panel_of_stops("20% of the labels wrong", rule.stopping, noisy),
       panel_of_stops("all labels right", rule.stopping, clean)});
}

}  // namespace dl::lesson_11
