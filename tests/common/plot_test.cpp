#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <numbers>

#include "common/ascii_plot.hpp"
#include "common/plots/boundary.hpp"
#include "common/plots/canvas.hpp"
#include "common/plots/cell_bins.hpp"
#include "common/plots/dot_table.hpp"
#include "common/plots/heights.hpp"
#include "common/plots/names.hpp"
#include "common/plots/words.hpp"
#include "common/rng.hpp"
#include "common/text.hpp"
#include "common/toys.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("curves grow point by point, or go over the epochs from 1", "[plot]") {
  Curve curve{"loss"};
  curve.add(0.1, 3);
  curve.add(0.2, 5);
  CHECK(curve.x == std::vector<double>{0.1, 0.2});
  CHECK(curve.y == std::vector<double>{3, 5});
  CHECK_FALSE(curve.has_band());
  const auto epochs = over_epochs("loss", {9, 7, 8});
  CHECK(epochs.x == std::vector<double>{1, 2, 3});
  CHECK(epochs.y == std::vector<double>{9, 7, 8});
}

TEST_CASE("a curve of several runs is their mean on a band from the smallest to the largest",
          "[plot]") {
  const auto curve = spread_over_epochs("loss", {{4, 1}, {8, 2}});
  CHECK(curve.y == std::vector<double>{6, 1.5});
  CHECK(curve.low == std::vector<double>{4, 1});
  CHECK(curve.high == std::vector<double>{8, 2});
  Curve mixed{"mixed"};
  mixed.add(1, 5);
  mixed.add(2, Spread({1, 3}));
  mixed.add(3, 7);
  CHECK(mixed.low == std::vector<double>{5, 1, 7});
  CHECK(mixed.high == std::vector<double>{5, 3, 7});
  CHECK_THROWS(spread_over_epochs("loss", {{4, 1}, {8}}));
}

TEST_CASE("regions ask for the class of one sample at a time", "[plot]") {
  const auto classify = regions([](const RowVector& x) { return x(0) > 2 * x(1) ? 3 : 1; });
  CHECK(classify(5, 2) == 3);
  CHECK(classify(3, 2) == 1);
}

TEST_CASE("names can be read on white, whatever the colour of their line", "[plot]") {
  CHECK(contrast(white, {0, 0, 0}) == Approx(21));
  CHECK(contrast(line_colour(Colour::yellow), white) < 3);
  for (int i = 0; i <= static_cast<int>(Colour::black); ++i) {
    INFO(i);
    CHECK(contrast(text_colour(static_cast<Colour>(i)), white) >= 4.5);
  }
  // One that is dark enough stays as it is.
  CHECK(hex(text_colour(Colour::blue)) == "#0072b2");
}

TEST_CASE("curves take colours and markers in turn, and other dashes when the colours are used up",
          "[plot]") {
  CHECK(in_turn({}, 1).colour == Colour::orange);
  CHECK(in_turn({}, 1).marker == Marker::square);
  CHECK(in_turn({}, 7).colour == Colour::orange);
  CHECK(in_turn({}, 7).dash == Dash::dashed);
  const auto given = in_turn({.colour = Colour::orange, .dash = Dash::dotted}, 5);
  CHECK(given.colour == Colour::orange);
  CHECK(given.marker == Marker::square);
  CHECK(given.dash == Dash::dotted);
}

std::vector<std::string> numbers_of(const Axis& axis) {
  std::vector<std::string> numbers;
  for (const auto& tick : axis.ticks) numbers.push_back(tick.text);
  return numbers;
}

Axis axis_of(const std::vector<double>& values, bool log, double room = 40) {
  return make_axis({.values = values,
                    .log = log,
                    .ticks_at_values = true,
                    .length = 400,
                    .room = [room](const std::string&) { return room; }});
}

TEST_CASE("an axis holds all values, with round numbers that do not touch", "[plot]") {
  const auto axis = axis_of({0.113, 0.87}, false);
  CHECK(axis.low < 0.113);
  CHECK(axis.high > 0.87);
  CHECK(numbers_of(axis) ==
        std::vector<std::string>{"0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8"});
  CHECK(numbers_of(axis_of({0, 60000}, false, 100)) ==
        std::vector<std::string>{"0", "20,000", "40,000", "60,000"});
  CHECK(axis.share(axis.low) == 0);
  CHECK(axis.share(axis.high) == 1);
}

TEST_CASE("a logarithmic axis has no empty decade, and numbers at the data if these are round",
          "[plot]") {
  const auto axis = axis_of({1, 16, 256}, true);
  CHECK(axis.low > 0.5);
  CHECK(axis.high < 512);
  CHECK(numbers_of(axis) == std::vector<std::string>{"1", "16", "256"});
  CHECK(numbers_of(axis_of({95.5, 1036, 10080}, true)) ==
        std::vector<std::string>{"100", "1000", "10,000"});
  CHECK(numbers_of(axis_of({2.13e-7, 1.31}, true)) ==
        std::vector<std::string>{"10⁻⁶", "10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "1"});
  CHECK(axis_of({0, 1, 10}, true).low > 0.5);
}

TEST_CASE("an axis of one value, of none or of what is no number is an axis still", "[plot]") {
  const double nan = std::nan("");
  const double infinity = std::numeric_limits<double>::infinity();
  for (const bool log : {false, true}) {
    for (const auto& values :
         {std::vector<double>{}, {5}, {nan, infinity}, {0, 0}, {-1, nan}, {1e-200, 1e200}}) {
      const auto axis = axis_of(values, log);
      CHECK(axis.low < axis.high);
      CHECK(std::isfinite(axis.share(1)));
    }
  }
}

TEST_CASE("numbers are as short as they go", "[plot]") {
  CHECK(tidy(0.05) == "0.05");
  CHECK(tidy(1024) == "1024");
  CHECK(tidy(60000) == "60,000");
  CHECK(tidy(1e-5) == "10⁻⁵");
  CHECK(tidy(2e7) == "2·10⁷");
  CHECK(tidy(-0.5) == "-0.5");
  CHECK(fixed(0, 3) == "0");
  CHECK(fixed(-1234567.5, 1) == "-1,234,567.5");
  CHECK(decimals_for({3, 12, 100}) == 0);
  CHECK(decimals_for({0.2864, 0.001}) == 3);
  CHECK(decimals_for({0.5, 0.25}) == 2);
}

TEST_CASE("words are as wide as their letters, and are wrapped", "[plot]") {
  CHECK(text_width("mm", 16) > 2 * text_width("ii", 16));
  CHECK(text_width("λλ", 10) == Approx(12));
  CHECK(wrapped("one two three", std::size_t{7}) == std::vector<std::string>{"one two", "three"});
  CHECK(wrapped("", std::size_t{7}) == std::vector<std::string>{""});
}

TEST_CASE("names are kept apart, in their order and near where they belong", "[plot]") {
  CHECK(kept_apart({10, 50, 90}, 20, 0, 100) == std::vector<double>{10, 50, 90});
  CHECK(kept_apart({50, 50}, 20, 0, 100) == std::vector<double>{40, 60});
  CHECK(kept_apart({90, 20, 85}, 20, 0, 100) == std::vector<double>{97.5, 20, 77.5});
  CHECK(kept_apart({}, 20, 0, 100).empty());
}

TEST_CASE("the boundary lies where the class changes", "[plot]") {
  const auto classify = [](double x, double) { return x > 0.123 ? 1 : 0; };
  const ClassGrid grid(classify, {-1, 1, -1, 1}, 20);
  const auto pieces = boundary(classify, grid);
  CHECK(pieces.size() == 19);
  for (const auto& piece : pieces) CHECK(piece.from.x == Approx(0.123).margin(0.001));
  const auto same = [](double, double) { return 2; };
  CHECK(boundary(same, ClassGrid(same, {}, 20)).empty());
}

TEST_CASE("a landscape is shaded by its place among the levels", "[plot]") {
  const auto slope = [](double x, double) { return x; };
  const Heights heights(slope, {0, 10, 0, 1}, 11, 2, {2, 4, 8});
  CHECK(heights.share(1, 0) == 0);
  CHECK(heights.share(3, 0) == Approx(0.25));
  CHECK(heights.share(6, 1) == Approx(0.75));
  CHECK(heights.share(9, 1) == 1);
  CHECK(Heights(slope, {0, 10, 0, 1}, 11, 2, {}).levels.size() == 15);
}

TEST_CASE("bins hold shares, and what lies outside at their ends", "[plot]") {
  CHECK(bin_shares({0.1, 0.1, 0.6, 0.9}, 0, 1, 2) == std::vector<double>{0.5, 0.5});
  CHECK(bin_shares({-5, 0.4, 0.4, 7}, 0, 1, 4) == std::vector<double>{0.25, 0.5, 0, 0.25});
  CHECK(bin_shares({std::nan(""), 0.1}, 0, 1, 2) == std::vector<double>{0.5, 0});
  CHECK(bin_shares({}, 0, 1, 2) == std::vector<double>{0, 0});
  const double above_1 = std::nextafter(1.0, 2);
  CHECK(bin_shares({1, above_1}, 1, above_1, 4) == std::vector<double>{0.5, 0, 0, 0.5});
  CHECK(bin_shares({3, 3}, 3, 3, 2) == std::vector<double>{1, 0});
  constexpr double largest = std::numeric_limits<double>::max();
  CHECK(bin_shares({-largest, largest}, -largest, largest, 2) == std::vector<double>{0.5, 0.5});
}

TEST_CASE("bins by size lie between powers of ten, the share of zeros stands in words", "[plot]") {
  const HistogramRow row{"row", 0, 1, {{"a", {0, 0, 0.002, -300}}, {"b", {0, 0}}, {"c", {0.05}}}};
  const auto binned = binned_row(row, {.bins = 6, .by_size = true});
  CHECK(binned.range == "10⁻³ to 10³");
  CHECK(binned.cells[0].shares == std::vector<double>{0.25, 0, 0, 0, 0, 0.25});
  CHECK(zeros_in_words(binned.cells[0].zeros) == "50% zeros");
  CHECK(zeros_in_words(binned.cells[1].zeros) == "all zero");
  CHECK(zeros_in_words(binned.cells[2].zeros).empty());
}

TEST_CASE("dots of one name share a row, unless their groups stand apart", "[plot]") {
  const std::vector<DotGroup> groups = {{"mini", {{"svm", 0.8}, {"mlp", 0.9}}},
                                        {"full", {{"mlp", 0.95}}}};
  const auto together = dot_table(groups, {});
  CHECK(together.names == std::vector<std::string>{"svm", "mlp"});
  CHECK(together.places[2].row == 1);
  const auto apart = dot_table(groups, {.sections = true});
  CHECK(apart.names == std::vector<std::string>{"mini", "svm", "mlp", "full", "mlp"});
}

Options options_in(const TemporaryFolder& folder, PlotTo plot) {
  Options options;
  options.plot = plot;
  options.out = folder.path();
  return options;
}

/// Sets an environment variable (nullptr: takes it away) until the end of the block.
class WithEnvironment {
 public:
  WithEnvironment(const char* name, const char* value) : name_(name) {
    if (const char* old = std::getenv(name)) old_ = old;
    value == nullptr ? unsetenv(name) : setenv(name, value, 1);
  }
  ~WithEnvironment() { old_.empty() ? unsetenv(name_) : setenv(name_, old_.c_str(), 1); }
  WithEnvironment(const WithEnvironment&) = delete;
  WithEnvironment& operator=(const WithEnvironment&) = delete;

 private:
  const char* name_;
  std::string old_;
};

/// Draws at least one plot of each kind; their names are those of the files.
void draw_all(Plots& plots) {
  Rng rng(1);
  const auto data = make_moons(60, 0.1, rng);
  const Dataset no_samples;
  const auto left = [](double x, double) { return x > 0 ? 1 : 0; };
  const auto bowl = [](double x, double y) { return x * x + y * y; };
  Curve spread{.name = "over runs", .style = {.colour = Colour::orange}};
  for (const double x : {1., 10., 100.}) spread.add(x, Spread({x, 2 * x}));
  plots.curves("curves", {"it's a title", "x", "y"}, {{"one", {1, 10, 100}, {3, 2, 1}}},
               Axes::log_x, {{"here", 5}});
  plots.curves("bands", {"title", "λ", "σ²"}, {spread, {"one", {1, 10, 100}, {3, 2, 1}}},
               {.axes = Axes::log_log, .references = {{"chance", 2}}});
  plots.curve_panels("panels", {"title", "x", "y"},
                     {{.title = "left", .curves = {spread}},
                      {.title = "right", .curves = {spread}, .marks = {{"here", 50}}}});
  plots.bars("bars", {"title", "share", ""}, {{"a", 0.5}, {"b", 0.25}});
  plots.dots("dots", {"title", "accuracy", ""},
             {{"mini", {{"svm", 0.8, 0.75, 0.85}, {.name = "mlp", .note = "diverges"}}},
              {"full", {{"svm", 0.9}}}},
             {.references = {{"people", 0.835}}});
  plots.histogram("histogram", {"title", "value", "share"}, {{"one", {1, 2, 2, 3}}, {"same", {2}}},
                  4);
  plots.histogram_grid("histogram_grid", {"title", "", ""},
                       {{"narrow", 0, 1, {{"first", {0.5, 0.5}}, {"second", {0, 1, 2}}}},
                        {"wide", -10, 10, {{"first", {}}, {"second", {0}}}}});
  plots.scatter("scatter", {"title", "", ""}, {{"left", &data, left}, {"right", &data, {}}});
  plots.scatter("regions", {"title", "", ""}, {{"none", &no_samples, left}});
  plots.contours("contours", {"title", "x", "y"}, bowl, {{"path", {1, 0.5, 0}, {1, 0.2, 0}}}, {});
  plots.contours("paths", {"title", "x", "y"}, bowl,
                 {{"one", {1, 0}, {1, 0}}, {"two", {-1, 0}, {1, 0}}}, {},
                 {.levels = {0.1, 0.5, 1}, .panel_per_path = true, .goals = {{0, 0}}});
  plots.images("images", {"title", "", ""},
               {{Matrix::Identity(8, 8), "eye"}, {Matrix::Zero(8, 8), "dark"}}, 2, Ink::signed_);
  plots.heat_map("heat_map", {"title", "x", "y"}, rows({{1, 2}, {3, 4}}), {"a", "b"}, {"c", "d"});
  plots.diagram("diagram", {"title", "", ""}, {{0, 0, "x", "1", ""}, {1, 1, "y", "", "2"}},
                {{0, 1, "3", "4"}});
  plots.cubes("cubes", {"title", "", ""}, {{"slice", [](int, int, int d) { return d == 0; }}},
              {2, 2, 2, "a", "b", "c"});
}

const std::vector<std::string> kinds = {
    "curves",  "bands",    "panels", "bars",   "dots",     "histogram", "histogram_grid", "scatter",
    "regions", "contours", "paths",  "images", "heat_map", "diagram",   "cubes"};

TEST_CASE("every kind of plot becomes a PNG of 960 points, at twice the resolution", "[plot]") {
  const TemporaryFolder folder;
  Plots plots(options_in(folder, PlotTo::png));
  draw_all(plots);
  for (const auto& kind : kinds) {
    INFO(kind);
    const auto png = read_text(folder / (kind + ".png"));
    REQUIRE(png.size() > 2000);
    CHECK(png.substr(1, 3) == "PNG");
    CHECK(png.substr(16, 4) == std::string("\0\0\x07\x80", 4));
  }
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) ==
        static_cast<std::ptrdiff_t>(kinds.size()));
}

TEST_CASE("every kind of plot becomes an SVG with its title, in fonts that are there", "[plot]") {
  const TemporaryFolder folder;
  Plots plots(options_in(folder, PlotTo::svg));
  draw_all(plots);
  for (const auto& kind : kinds) {
    const auto svg = read_text(folder / (kind + ".svg"));
    INFO(kind);
    CHECK_THAT(svg, ContainsSubstring("<svg") && ContainsSubstring("title"));
    CHECK_THAT(svg, ContainsSubstring("</svg>") && ContainsSubstring("sans-serif"));
  }
  CHECK_THAT(read_text(folder / "images.svg"), ContainsSubstring("image-rendering:pixelated"));
}

TEST_CASE("the same plot is the same file, and as high as its content", "[plot]") {
  const TemporaryFolder folder;
  const auto drawn = [&](const std::string& name, int bars) {
    Plots plots(options_in(folder, PlotTo::svg));
    plots.bars(name, {"title"}, std::vector<Bar>(static_cast<std::size_t>(bars), {"bar", 1}));
    return read_text(folder / (name + ".svg"));
  };
  CHECK(drawn("one", 3) == drawn("two", 3));
  const auto height = [](const std::string& svg) {
    return std::stoi(svg.substr(svg.find("height=\"") + 8));
  };
  CHECK(height(drawn("many", 25)) == height(drawn("one", 5)) + 20 * 26);
}

TEST_CASE("every kind of plot can be text, without gnuplot, and writes no file", "[plot]") {
  const TemporaryFolder folder;
  const WithEnvironment no_path("PATH", "/nowhere");
  Plots plots(options_in(folder, PlotTo::ascii));
  draw_all(plots);
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("without gnuplot or a display a lesson goes on without plots", "[plot]") {
  const TemporaryFolder folder;
  {
    const WithEnvironment no_path("PATH", "/nowhere");
    Plots plots(options_in(folder, PlotTo::png));
    CHECK_NOTHROW(draw_all(plots));
  }
  {
    const WithEnvironment no_display("DISPLAY", nullptr);
    const WithEnvironment no_wayland("WAYLAND_DISPLAY", nullptr);
    Plots plots(options_in(folder, PlotTo::window));
    CHECK_NOTHROW(draw_all(plots));
  }
  CHECK(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace dl
