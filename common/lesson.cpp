#include "lesson.hpp"

#include <exception>
#include <map>
#include <sstream>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "error.hpp"

namespace dl {
namespace {

namespace po = boost::program_options;

constexpr std::string_view build_note = DL_BUILD_NOTE;

const std::map<std::string, PlotTo> plot_names = {{"window", PlotTo::window},
                                                  {"png", PlotTo::png},
                                                  {"svg", PlotTo::svg},
                                                  {"ascii", PlotTo::ascii},
                                                  {"none", PlotTo::none}};

po::options_description described(const Lesson& lesson) {
  const auto default_out = fmt::format("out/{}{}", lesson.mine ? "my_" : "", lesson.name);
  po::options_description options("Options");
  auto add = options.add_options();
  add("data", po::value<std::string>()->default_value("mini"),
      "mini: 6,000 + 1,000 images that come with the course; full: all 60,000 + 10,000; or a "
      "folder with the four IDX files");
  add("seed", po::value<std::uint64_t>()->default_value(1), "same seed, same numbers");
  if (lesson.epochs > 0) {
    add("epochs", po::value<int>(),
        fmt::format("passes over the training data ({}, quick {})", lesson.epochs,
                    lesson.quick_epochs)
            .c_str());
  }
  add("plot", po::value<std::string>()->default_value("png"), "window, png, svg, ascii or none");
  add("out", po::value<std::string>()->default_value(default_out), "folder for plots and results");
  add("quick", po::bool_switch(), "a shorter run with fewer samples and epochs");
  for (const OwnOption& own : lesson.own_options) {
    add(own.name.c_str(), po::value<std::string>()->implicit_value(own.alone), own.about.c_str());
  }
  add("help", po::bool_switch(), "this text");
  return options;
}

Options parsed(const po::variables_map& given, const Lesson& lesson) {
  Options options{.lesson = lesson.name,
                  .mine = lesson.mine,
                  .data = given["data"].as<std::string>(),
                  .seed = given["seed"].as<std::uint64_t>(),
                  .epochs = lesson.epochs,
                  .plot = PlotTo::png,
                  .out = given["out"].as<std::string>(),
                  .quick = given["quick"].as<bool>()};
  if (options.quick) options.epochs = lesson.quick_epochs;
  if (given.count("epochs") > 0) {
    options.epochs = given["epochs"].as<int>();
    if (options.epochs < 1) throw UsageError("--epochs: expected 1 or more");
  }
  for (const OwnOption& own : lesson.own_options) {
    if (given.count(own.name) > 0) options.own[own.name] = given[own.name].as<std::string>();
  }
  options.plot = plot_target(given["plot"].as<std::string>());
  return options;
}

}  // namespace

PlotTo plot_target(const std::string& name) {
  const auto plot = plot_names.find(name);
  if (plot != plot_names.end()) return plot->second;
  throw UsageError(fmt::format("--plot {}: expected window, png, svg, ascii or none", name));
}

int lesson_main(int argc, char** argv, const Lesson& lesson, void (*run)(const Options&)) {
  try {
    const auto described_options = described(lesson);
    po::variables_map given;
    po::store(po::command_line_parser(argc, argv)
                  .options(described_options)
                  .positional(po::positional_options_description())
                  .run(),
              given);
    if (given["help"].as<bool>()) {
      std::ostringstream text;
      text << described_options;
      fmt::print("{}: {}\n\n{}", lesson.name, lesson.about, text.str());
      if (!build_note.empty()) fmt::print("\nThis program is {}.\n", build_note);
      return 0;
    }
    if (!build_note.empty()) fmt::print(stderr, "{}: {}\n", lesson.name, build_note);
    const auto options = parsed(given, lesson);
    run(options);
    if (options.quick) {
      fmt::print("This was --quick: it shows that the program runs, not what the lesson says.\n");
    }
    return 0;
  } catch (const po::error& wrong) {
    fmt::print(stderr, "{}: {}; --help lists the options\n", lesson.name, wrong.what());
    return 2;
  } catch (const UsageError& wrong) {
    fmt::print(stderr, "{}: {}\n", lesson.name, wrong.what());
    return 2;
  } catch (const std::exception& failure) {
    fmt::print(stderr, "{}: {}\n", lesson.name, failure.what());
    return 1;
  }
}

void conclude(const std::string& sentence) { fmt::print("\nLearned: {}\n", sentence); }

}  // namespace dl
