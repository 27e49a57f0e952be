#include "common/ascii_plot.hpp"

#include <sstream>

#include "common/ascii/grid.hpp"
#include "common/text.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

void check_width(const std::string& text, std::size_t width) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    CHECK(letters(line) <= width);
    CHECK((line.empty() || line.back() != ' '));
  }
}

TEST_CASE("curves as text have axes, a sign each and a key", "[plot]") {
  const std::vector<Curve> curves = {{"up", {0, 10}, {0, 10}}, {"down", {0, 10}, {10, 0}}};
  const auto text = ascii_curves({"title", "epoch", "loss"}, curves, {}, 40);
  check_width(text, 40);
  CHECK_THAT(text, ContainsSubstring("loss\n") && ContainsSubstring("epoch\n"));
  CHECK_THAT(text, ContainsSubstring("* up   o down\n"));
  CHECK_THAT(text, !ContainsSubstring("-  -"));
  // Up ends in the upper right corner, down begins in the upper left one.
  std::istringstream lines(text);
  std::string line;
  while (line.find_first_of("*o") == std::string::npos) std::getline(lines, line);
  CHECK(line.find('o') < line.find('*'));
}

TEST_CASE("a single curve as text has no key, marks and references are told", "[plot]") {
  const std::vector<Curve> one = {{"alone", {1, 2, 3}, {1, 4, 9}}};
  const auto text = ascii_curves({"title", "x", "y"}, one,
                                 {.marks = {{"best: 2", 2}}, .references = {{"chance", 5}}}, 60);
  CHECK_THAT(text, !ContainsSubstring("alone"));
  CHECK_THAT(text, ContainsSubstring("--- chance   : best: 2\n"));
}

TEST_CASE("stairs as text go straight on and then straight up", "[plot]") {
  const std::vector<Curve> stairs = {
      {.name = "", .x = {0, 5, 10}, .y = {0, 1, 1}, .style = {.join = Join::steps}}};
  const auto text = ascii_curves({"", "", ""}, stairs, {.x = {0, 10}, .y = {0, 1}}, 30);
  std::istringstream lines(text);
  std::string first, second;
  std::getline(lines, first);
  std::getline(lines, second);
  CHECK(std::count(first.begin(), first.end(), '*') > 10);
  CHECK(std::count(second.begin(), second.end(), '*') == 1);
}

TEST_CASE("panels of curves as text stand side by side where they fit", "[plot]") {
  const std::vector<CurvePanel> panels = {{"first", {{"a", {1, 2}, {1, 2}}}},
                                          {"second", {{"a", {1, 2}, {2, 1}}}}};
  const auto wide = ascii_curve_panels({"title", "x", "y"}, panels, {}, 79);
  check_width(wide, 79);
  const auto titles = wide.substr(0, wide.find('\n'));
  CHECK_THAT(titles, ContainsSubstring("first") && ContainsSubstring("second"));
  check_width(ascii_curve_panels({"title", "x", "y"}, panels, {}, 40), 40);
}

TEST_CASE("bars as text begin where the caller says", "[plot]") {
  CHECK(ascii_bars({{"half", 0.5}, {"all", 1}}, {}, 28) ==
        "half  ###### 0.5\n"
        "all   ########### 1.0\n");
  CHECK(ascii_bars({{"half", 0.5}, {"all", 1}}, {.from = 0.5}, 28) ==
        "half   0.5\n"
        "all   ########### 1.0\n");
}

TEST_CASE("dots as text stand in their range, a note stands for a missing value", "[plot]") {
  const std::vector<DotGroup> groups = {
      {"", {{"he", 5, 3, 7}, {.name = "normal", .note = "diverges"}}}};
  CHECK(ascii_dots(groups, {.range = {0, 10}}, 29) ==
        "he         --o-- 5\n"
        "normal  diverges\n");
  const auto two = ascii_dots({{"mini", {{"svm", 0.8}}}, {"full", {{"svm", 0.9}}}},
                              {.references = {{"people", 0.835}}}, 60);
  CHECK_THAT(two, ContainsSubstring("o mini   x full") && ContainsSubstring("| people: 0.835"));
  check_width(two, 60);
}

TEST_CASE("histograms as text are darker where more values lie", "[plot]") {
  const std::vector<HistogramRow> rows = {{"row", 0, 1, {{"a", {0.1, 0.1, 0.9}}}}};
  CHECK(ascii_histogram_grid(rows, {.bins = 5}, 79) == "row, 0 to 1\n         a |@   +|\n");
}

TEST_CASE("pictures as text have two pixels to a character", "[plot]") {
  Matrix half = Matrix::Zero(20, 20);
  half.topRows(11).setConstant(1);
  const auto text = ascii_pictures({{half, "half"}}, 1, {}, 79);
  std::istringstream lines(text);
  std::vector<std::string> all;
  for (std::string line; std::getline(lines, line);) all.push_back(line);
  REQUIRE(all.size() == 11);
  CHECK(all[4] == "████████████████████");
  CHECK(all[5] == "▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀");
  CHECK(all[6].empty());
  CHECK(all[10] == "half");
}

TEST_CASE("signed pictures as text are blank at zero, and as strong on both sides", "[plot]") {
  Matrix pixels = Matrix::Zero(20, 20);
  pixels.leftCols(5).setConstant(-1);
  pixels.rightCols(5).setConstant(1);
  const auto text = ascii_pictures({{pixels, ""}}, 1, {Ink::signed_, "against", "for"}, 79);
  CHECK_THAT(text, ContainsSubstring("#####          @@@@@\n"));
  CHECK_THAT(text, ContainsSubstring("- = % # against   . o O @ for\n"));
}

TEST_CASE("a plane as text shows regions, samples and what is taken for another class", "[plot]") {
  Dataset data;
  data.x = rows({{-1, 0}, {1, 0}, {1, 1}});
  data.y = {0, 1, 0};
  data.class_names = {"", ""};
  const auto right = [](double x, double) { return x > 0 ? 1 : 0; };
  const auto text = ascii_scatter({{"panel", &data, right}}, {-2, 2, -2, 2}, 24);
  CHECK_THAT(text, ContainsSubstring("panel\n............::::::::::::\n"));
  CHECK_THAT(text, ContainsSubstring("0") && ContainsSubstring("1") && ContainsSubstring("a"));
  CHECK_THAT(text, ContainsSubstring("taken for another"));
}

TEST_CASE("a landscape as text is dark where it is high, with paths as letters", "[plot]") {
  const auto slope = [](double x, double) { return x; };
  const std::vector<Curve> paths = {{"down", {9, 5, 1}, {0.5, 0.5, 0.5}}};
  const auto text = ascii_contours(slope, paths, {0, 10, 0, 1}, {}, 40);
  CHECK_THAT(text, ContainsSubstring("A") && ContainsSubstring("0") && ContainsSubstring("a"));
  CHECK_THAT(text, ContainsSubstring("dark is high") && ContainsSubstring("a down"));
  const auto first = text.substr(0, text.find('\n'));
  CHECK(first.front() == ' ');
  CHECK(first.back() == '@');
}

TEST_CASE("heat maps as text are tables no wider than the terminal", "[plot]") {
  const std::vector<std::string> names(10, "Pullover");
  const auto text = ascii_heat_maps({"", "said", "is"}, {{"", Matrix::Constant(10, 10, 0.5)}},
                                    names, names, {.quantity = "share"}, 79);
  check_width(text, 79);
  CHECK_THAT(text, ContainsSubstring("share\nrows: is; columns: said\n"));
  const auto counts = ascii_heat_maps({"", "", ""}, {{"", rows({{0, 2}})}}, {"a"}, {"b", "c"},
                                      {.counts = true}, 79);
  CHECK(counts == "   b  c\n-  -  -\na     2\n");
}

TEST_CASE("a diagram as text names every circle and every line", "[plot]") {
  const std::vector<Node> nodes = {{0, 0, "x1", "1", ""}, {1, 0, "s1", "0.5", "-2"}};
  const auto text = ascii_diagram(nodes, {{0, 1, "0.25", "-0.3"}});
  CHECK_THAT(text, ContainsSubstring("x1 to s1   0.25   -0.3"));
  CHECK_THAT(text, ContainsSubstring("s1          0.5     -2"));
}

TEST_CASE("a cube as text shows its slices side by side, the lowest row below", "[plot]") {
  const Cube cube{"ends", [](int across, int up, int deep) {
                    return (across == 0 && up == 0 && deep == 0) ||
                           (across == 2 && up == 1 && deep == 1);
                  }};
  CHECK(ascii_cube(cube, {3, 2, 2, "x", "y", "z"}) == "ends\n...  ..#\n#..  ...\n");
  CHECK_THAT(ascii_cubes({cube, cube}, {3, 2, 2, "x", "y", "z"}, 79),
             ContainsSubstring("x across, y up, z from slice to slice\n"));
}

TEST_CASE("blocks of text stand side by side as far as they fit", "[plot]") {
  CHECK(side_by_side({"a\nbb\n", "c\n", "d\n"}, 79, 2) == "a    c\nbb\n\nd\n");
  CHECK(side_by_side({"aaaa\n", "bbbb\n"}, 8, 2) == "aaaa\n\nbbbb\n");
  CHECK(cut("σσσ", 2) == "σσ");
  CHECK(key_lines({"one", "two", "three"}, 9) == "one   two\nthree\n");
}

}  // namespace
}  // namespace dl
