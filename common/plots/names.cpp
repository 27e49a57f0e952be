#include "common/plots/names.hpp"

#include <algorithm>
#include <numeric>

#include "common/plots/words.hpp"

namespace dl {
namespace {

constexpr double sample = 26;  // the piece of line before a name
constexpr double gap = 8;

double entry_width(const KeyEntry& entry) {
  return sample + gap + text_width(entry.text, word_size);
}

void draw_entry(Canvas& canvas, const KeyEntry& entry, Spot at) {
  const auto colour = hex(line_colour(entry.style.colour));
  if (entry.line && entry.style.join != Join::none) {
    canvas.line({.from = at,
                 .to = {at.x + sample, at.y},
                 .colour = colour,
                 .width = entry.style.width,
                 .dash = entry.style.dash});
  }
  canvas.marker({at.x + sample / 2, at.y}, entry.style.marker, colour);
  canvas.label({.text = entry.text,
                .at = {at.x + sample + gap, at.y},
                .colour = hex(text_colour(entry.style.colour))});
}

/// Where each entry begins, in rows that are filled from the left.
std::vector<Spot> places_in_rows(const std::vector<KeyEntry>& entries, double width) {
  std::vector<Spot> places;
  Spot next;
  for (const auto& entry : entries) {
    if (next.x > 0 && next.x + entry_width(entry) > width) next = {0, next.y - line_height};
    places.push_back(next);
    next.x += entry_width(entry) + 3 * gap;
  }
  return places;
}

}  // namespace

std::vector<double> kept_apart(const std::vector<double>& wanted, double apart, double low,
                               double high) {
  std::vector<std::size_t> order(wanted.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return wanted[i]; });
  // Blocks of neighbours that touch lie together around the mean of what they want.
  struct Block {
    double first = 0;
    std::size_t count = 1;
  };
  std::vector<Block> blocks;
  for (const std::size_t i : order) {
    blocks.push_back({wanted[i], 1});
    while (blocks.size() > 1) {
      const Block last = blocks.back();
      Block& before = blocks[blocks.size() - 2];
      const auto n = static_cast<double>(before.count);
      const auto m = static_cast<double>(last.count);
      if (before.first + n * apart <= last.first) break;
      before.first = (n * before.first + m * (last.first - n * apart)) / (n + m);
      before.count += last.count;
      blocks.pop_back();
    }
  }
  std::vector<double> sorted;
  for (const auto& block : blocks) {
    for (std::size_t k = 0; k < block.count; ++k) {
      sorted.push_back(block.first + static_cast<double>(k) * apart);
    }
  }
  for (std::size_t k = 0; k < sorted.size(); ++k) {
    sorted[k] = std::max(sorted[k], low + static_cast<double>(k) * apart);
  }
  for (std::size_t k = sorted.size(); k-- > 0;) {
    sorted[k] = std::min(sorted[k], high - static_cast<double>(sorted.size() - 1 - k) * apart);
  }
  std::vector<double> places(wanted.size());
  for (std::size_t k = 0; k < sorted.size(); ++k) places[order[k]] = sorted[k];
  return places;
}

double key_width(const std::vector<KeyEntry>& entries) {
  double widest = 0;
  for (const auto& entry : entries) widest = std::max(widest, entry_width(entry));
  return widest;
}

double key_height(const std::vector<KeyEntry>& entries) {
  return line_height * static_cast<double>(entries.size());
}

double key_height_in_rows(const std::vector<KeyEntry>& entries, double width) {
  return entries.empty() ? 0 : line_height - places_in_rows(entries, width).back().y;
}

void draw_key(Canvas& canvas, const std::vector<KeyEntry>& entries, Spot top_left) {
  double y = top_left.y - line_height / 2;
  for (const auto& entry : entries) {
    draw_entry(canvas, entry, {top_left.x, y});
    y -= line_height;
  }
}

void draw_key_in_rows(Canvas& canvas, const std::vector<KeyEntry>& entries, Spot top_left,
                      double width) {
  const auto places = places_in_rows(entries, width);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    draw_entry(canvas, entries[i],
               {top_left.x + places[i].x, top_left.y - line_height / 2 + places[i].y});
  }
}

double key_height_above(const std::vector<KeyEntry>& entries) {
  return entries.empty() ? 0 : key_height_in_rows(entries, canvas_width - 2 * side_margin) + 10;
}

void draw_key_above(Canvas& canvas, const std::vector<KeyEntry>& entries, double top) {
  draw_key_in_rows(canvas, entries, {side_margin, top}, canvas_width - 2 * side_margin);
}

}  // namespace dl
