#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/table.hpp"
#include "gradient_cost.hpp"

namespace dl::lesson_07 {

/// One gradient in the price of one loss, which is one forward pass.
struct Price {
  Index parameters = 0;
  double backpropagation = 0;
  double differences = 0;
};

inline Price in_losses(Index parameters, const Cost& cost) {
  return {parameters, cost.backpropagation / cost.loss, cost.differences / cost.loss};
}

inline std::string closing_line(const Price& price) {
  return fmt::format(
      "the chain rule, from the loss back to the input, gives all {} derivatives at once for "
      "{:.1f} "
      "times the multiplications of the loss; trying each weight takes {:.0f} times as many.",
      price.parameters, price.backpropagation, price.differences);
}

inline std::string title_of(const std::vector<Price>& counted) {
  const auto [low, high] = std::ranges::minmax(counted, {}, &Price::backpropagation);
  return fmt::format(
      "In multiplications: backpropagation {:.1f} to {:.1f} losses, trying {} weights {:.1f} "
      "million",
      low.backpropagation, high.backpropagation, counted.back().parameters,
      counted.back().differences / 1e6);
}

/// `timed` may be empty.
inline void draw(Plots& plots, const std::vector<Price>& counted, const std::vector<Price>& timed) {
  Curve differences{.name = "finite differences", .style = {.colour = Colour::orange}};
  Curve backpropagation{.name = "backpropagation", .style = {.colour = Colour::blue}};
  Curve measured{.name = "backpropagation, timed",
                 .style = {.colour = Colour::sky, .marker = Marker::ring, .join = Join::none}};
  for (const Price& price : counted) {
    differences.add(static_cast<double>(price.parameters), price.differences);
    backpropagation.add(static_cast<double>(price.parameters), price.backpropagation);
  }
  for (const Price& price : timed) {
    measured.add(static_cast<double>(price.parameters), price.backpropagation);
  }
  std::vector<Curve> curves = {differences, backpropagation};
  if (!timed.empty()) curves.push_back(measured);
  plots.curves("cost", {title_of(counted), "weights and biases", "one gradient, in losses"}, curves,
               {.axes = Axes::log_log, .references = {{"one loss", 1}}});
}

inline void print_growth(const Price& from, const Price& to, double loss_growth) {
  fmt::print(
      "\nFrom {} to {} parameters, {:.0f} times as many, the multiplications for one gradient\n"
      "become {:.0f} times as many by differences, {:.0f} times by backpropagation.\n",
      from.parameters, to.parameters,
      static_cast<double>(to.parameters) / static_cast<double>(from.parameters),
      loss_growth * to.differences / from.differences,
      loss_growth * to.backpropagation / from.backpropagation);
}

/// One gradient by one backward pass and by trying every weight, as the network grows: counted in
/// multiplications and, in a run that is not quick, in seconds. Returns the price in the largest
/// network.
inline Price compare_costs(Plots& plots, const Options& options) {
  Table table({"parameters", "one loss", "backpropagation", "differences"});
  if (!options.quick) {
    table.column("seconds, backprop");
    table.column("differences");
  }
  std::vector<Price> counted, timed;
  std::vector<double> losses;
  for (const Index width : {5, 27, 95, 311, 994}) {
    const PricedNetwork network{width};
    const Cost cost = network.multiplications();
    const Price price = counted.emplace_back(in_losses(network.parameters(), cost));
    losses.push_back(cost.loss);
    table.row({price.parameters, number(cost.loss, 0), number(price.backpropagation, 2),
               number(price.differences, 0)});
    if (options.quick) continue;
    const Cost seconds = network.seconds(options.seed);
    table.add(significant(seconds.backpropagation, 2));
    table.add(significant(seconds.differences, 2));
    timed.push_back(in_losses(network.parameters(), seconds));
  }
  fmt::print(
      "\nOne gradient in the price of one loss, by multiplications; networks w-w-10, {} "
      "samples:\n\n",
      PricedNetwork::batch_size);
  table.print();
  print_growth(counted[2], counted.back(), losses.back() / losses[2]);
  draw(plots, counted, timed);
  return counted.back();
}

}  // namespace dl::lesson_07
