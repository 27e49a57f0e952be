#include "common/plots/curve.hpp"

#include <utility>

namespace dl {

void Curve::add(double at, double value) {
  x.push_back(at);
  y.push_back(value);
  if (!has_band()) return;
  low.push_back(value);
  high.push_back(value);
}

void Curve::add(double at, const Spread& spread) {
  if (!has_band()) {
    low = y;
    high = y;
  }
  x.push_back(at);
  y.push_back(spread.mean);
  low.push_back(spread.low);
  high.push_back(spread.high);
}

Curve over_epochs(std::string name, const std::vector<double>& values, Style style) {
  Curve curve{.name = std::move(name), .style = style};
  for (const double value : values) curve.add(static_cast<double>(curve.x.size() + 1), value);
  return curve;
}

Curve spread_over_epochs(std::string name, const std::vector<std::vector<double>>& runs,
                         Style style) {
  Curve curve{.name = std::move(name), .style = style};
  for (std::size_t epoch = 0; epoch < runs.at(0).size(); ++epoch) {
    std::vector<double> values;
    for (const auto& run : runs) values.push_back(run.at(epoch));
    curve.add(static_cast<double>(epoch + 1), Spread(values));
  }
  return curve;
}

}  // namespace dl
