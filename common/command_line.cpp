#include "command_line.hpp"

#include <charconv>
#include <cstdint>
#include <limits>
#include <map>
#include <sstream>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "course_folder.hpp"
#include "error.hpp"
#include "program.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;

/// So that the updates of all epochs can be counted in an int.
constexpr int most_epochs = 100'000;

const std::map<std::string, PlotTo> plot_names = {{"window", PlotTo::window},
                                                  {"png", PlotTo::png},
                                                  {"svg", PlotTo::svg},
                                                  {"ascii", PlotTo::ascii},
                                                  {"none", PlotTo::none}};

po::options_description described(const Lesson& lesson) {
  const auto in_course = fmt::format("out/{}{}", lesson.mine ? "my_" : "", lesson.name);
  const auto default_out = from_here(course_folder() / in_course).string();
  po::options_description options("Options");
  auto add = options.add_options();
  add("data", po::value<std::string>()->default_value("mini"),
      "mini: 6,000 + 1,000 images that come with the course; full: all 60,000 + 10,000; or a "
      "folder with the four IDX files");
  add("seed", po::value<std::string>()->default_value("1"), "same seed, same numbers");
  if (lesson.epochs > 0) {
    add("epochs", po::value<std::string>(),
        fmt::format("passes over the training data ({}, quick {})", lesson.epochs,
                    lesson.quick_epochs)
            .c_str());
  }
  add("plot", po::value<std::string>()->default_value("png"), "window, png, svg, ascii or none");
  add("out",
      po::value<std::string>()->default_value(default_out, in_course + " in the course's folder"),
      "folder for plots and results");
  add("quick", po::bool_switch(), "a shorter run with fewer samples and epochs");
  for (const OwnOption& own : lesson.own_options) {
    add(own.name.c_str(), po::value<std::string>()->implicit_value(own.alone), own.about.c_str());
  }
  add("help", po::bool_switch(), "this text");
  return options;
}

/// Digits and nothing else: "-1" is not taken for the largest number, nor "1e3" for 1.
template <typename Number>
Number whole_number(const std::string& option, const std::string& text, Number low, Number high) {
  Number number = 0;
  const auto* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  const bool is_digits = !text.empty() && text.find_first_not_of("0123456789") == text.npos;
  if (is_digits && error == std::errc() && number >= low && number <= high) return number;
  throw UsageError(
      fmt::format("--{} {}: expected a whole number from {} to {}", option, text, low, high));
}

Options parsed(const po::variables_map& given, const Lesson& lesson) {
  Options options{.lesson = lesson.name,
                  .mine = lesson.mine,
                  .data = given["data"].as<std::string>(),
                  .seed = whole_number<std::uint64_t>("seed", given["seed"].as<std::string>(), 0,
                                                      std::numeric_limits<std::uint64_t>::max()),
                  .epochs = lesson.epochs,
                  .plot = PlotTo::png,
                  .out = given["out"].as<std::string>(),
                  .quick = given["quick"].as<bool>()};
  if (options.quick) options.epochs = lesson.quick_epochs;
  if (given.count("epochs") > 0) {
    options.epochs = whole_number("epochs", given["epochs"].as<std::string>(), 1, most_epochs);
  }
  for (const OwnOption& own : lesson.own_options) {
    if (given.count(own.name) > 0) options.own[own.name] = given[own.name].as<std::string>();
  }
  if (options.data.empty()) throw UsageError("--data: expected mini, full or a folder");
  if (options.out.empty()) throw UsageError("--out: expected a folder");
  options.plot = plot_target(given["plot"].as<std::string>());
  return options;
}

}  // namespace

PlotTo plot_target(const std::string& name) {
  const auto plot = plot_names.find(name);
  if (plot != plot_names.end()) return plot->second;
  throw UsageError(fmt::format("--plot {}: expected window, png, svg, ascii or none", name));
}

CommandLine read_command_line(int argc, char** argv, const Lesson& lesson) {
  const auto options = described(lesson);
  po::variables_map given;
  po::store(po::command_line_parser(argc, argv)
                .options(options)
                .positional(po::positional_options_description())
                .run(),
            given);
  if (!given["help"].as<bool>()) return {.options = parsed(given, lesson)};
  std::ostringstream text;
  text << options;
  return {.help = true, .help_text = text.str()};
}

}  // namespace dl
