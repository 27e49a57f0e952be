#include "story.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "common/error.hpp"
#include "common/file.hpp"

namespace dl {
namespace {

using Lines = std::vector<std::string>;

bool is_plot(const std::string& line) { return line.starts_with("plot: "); }

/// "plot: out/03_perceptron/bias.png: ..." and "plot: bias: ..." are about the plot "bias".
bool is_plot_named(const std::string& line, const std::string& name) {
  if (!is_plot(line)) return false;
  const auto file = line.substr(6, line.find(": ", 6) - 6);
  const auto last = file.substr(file.rfind('/') + 1);
  return last.substr(0, last.rfind('.')) == name;
}

/// From the line above a table to the table's last line.
Lines table_at(const Lines& output, Lines::const_iterator line) {
  Lines table;
  bool inside = false;
  for (; line != output.end() && !is_plot(*line); ++line) {
    if (line->empty() && inside) break;
    inside = inside || line->starts_with("---");
    table.push_back(*line);
  }
  return table;
}

/// The line that names a plot; in a text terminal the drawing follows, up to an empty line.
Lines plot_at(const Lines& output, Lines::const_iterator line) {
  Lines plot = {*line++};
  const bool to_file = plot.front().find('/') < plot.front().find(": ", 6);
  while (!to_file && line != output.end() && !line->empty()) plot.push_back(*line++);
  return plot;
}

}  // namespace

Story read_story(const Course& course, const CourseLesson& lesson) {
  const auto file = course.root() / "lessons" / lesson.name / "story.json";
  const auto text = read_text_file(file);
  try {
    const auto json = nlohmann::json::parse(text);
    return {json.at("question").get<std::string>(), json.at("table").get<std::string>(),
            json.at("plot").get<std::string>()};
  } catch (const nlohmann::json::exception&) {
    throw InputError(file, "contents", "expected an object with question, table and plot");
  }
}

Digest digest_of(const Lines& output, const Story& story) {
  Digest digest;
  const auto table = std::ranges::find_if(
      output, [&](const std::string& line) { return line.starts_with(story.table); });
  if (table != output.end()) digest.table = table_at(output, table);
  const auto plot = std::ranges::find_if(
      output, [&](const std::string& line) { return is_plot_named(line, story.plot); });
  if (plot != output.end()) digest.plot = plot_at(output, plot);
  for (const auto& line : output) {
    if (line.starts_with("Learned: ")) digest.learned = line;
  }
  return digest;
}

}  // namespace dl
