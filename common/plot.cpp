#include "plot.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

#include <fmt/format.h>
#include <gnuplot-iostream.h>
#include <unistd.h>

#include "ascii_plot.hpp"
#include "table.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

// Okabe and Ito's colours in a fixed order, safe for colour-blind readers.
constexpr std::array colours = {"#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"};
// The same colours, pale, for the regions under samples.
constexpr std::array tints = {"#cfe3f1", "#f7dccb", "#cdeee3", "#f3e1ea", "#fbecc8", "#e0f1fb"};
constexpr int regions_resolution = 160;
constexpr std::size_t many_points = 60;  // from here on the points of a curve would hide its line
// Pixels, in PNG and SVG.
constexpr double canvas_width = 960;
constexpr double canvas_height = 600;
constexpr double title_height = 50;

std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) {
    // A line break would end the gnuplot command.
    if (c != '\n') result += c;
    if (c == '\'') result += c;
  }
  return result + "'";
}

/// Whether x counts something, such as epochs, up to a number that leaves room for every tic.
bool counts_few_steps(const std::vector<Curve>& curves) {
  return std::ranges::all_of(curves, [](const Curve& curve) {
    return std::ranges::all_of(curve.x, [](double x) { return x == std::floor(x) && std::abs(x) <= 20; });
  });
}

std::string colour(std::size_t i) { return quoted(colours[i % colours.size()]); }

bool on_path(const std::string& program) {
  const char* path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? "" : path;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(':'), rest.size());
    if (access((fs::path(rest.substr(0, end)) / program).c_str(), X_OK) == 0) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

/// The first terminal with a window that the installed gnuplot has, or nothing.
std::string window_terminal() {
  const char* ask = "gnuplot -e \"set print '-'; print GPVAL_TERMINALS\" 2>/dev/null";
  std::string known = " ";
  if (FILE* answer = popen(ask, "r")) {
    std::array<char, 256> piece{};
    while (std::fgets(piece.data(), piece.size(), answer) != nullptr) known += piece.data();
    pclose(answer);
  }
  for (const char* terminal : {"qt", "wxt", "x11"}) {
    if (known.find(fmt::format(" {} ", terminal)) != std::string::npos) return terminal;
  }
  return "";
}

}  // namespace

/// A gnuplot at work on one plot.
class Plots::Canvas : public Gnuplot {
 public:
  using Gnuplot::Gnuplot;

  template <typename... Args>
  void command(fmt::format_string<Args...> format, Args&&... args) {
    *this << fmt::format(format, std::forward<Args>(args)...) << '\n';
  }

  /// Sends rows of numbers as the data block $name.
  void block(const std::string& name, const std::function<void(std::string&)>& rows) {
    std::string text;
    rows(text);
    command("${} << EOD\n{}EOD", name, text);
  }

  void columns(const std::string& name, const std::vector<double>& x,
               const std::vector<double>& y) {
    block(name, [&](std::string& text) {
      for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i) {
        text += fmt::format("{:.9g} {:.9g}\n", x[i], y[i]);
      }
    });
  }

  void theme(const PlotText& text) {
    command("set termoption noenhanced");
    command("set title {}", quoted(text.title));
    command("set xlabel {}", quoted(text.x));
    command("set ylabel {}", quoted(text.y));
    command("set border 3 linecolor rgb '#555555'");
    command("set tics nomirror textcolor rgb '#555555'");
    command("set grid linecolor rgb '#e6e6e6' linetype 1");
    command("set key outside right top Left reverse noautotitle width 1");
    for (std::size_t i = 0; i < colours.size(); ++i) {
      command("set linetype {} linecolor rgb {} linewidth 2 pointtype 7", i + 1, colour(i));
    }
    command("set linetype cycle {}", colours.size());
  }

  /// Puts the next plot into cell i of a grid below the title of a multiplot: a square of `side`
  /// pixels, the rest of the cell for what stands around it. Returns the cell's middle and the
  /// square's lower edge, in shares of the canvas.
  std::pair<double, double> square(std::size_t i, std::size_t columns, std::size_t rows,
                                   double side, double above) {
    const double cell_width = canvas_width / static_cast<double>(columns);
    const double cell_height = (canvas_height - title_height) / static_cast<double>(rows);
    const double middle = (static_cast<double>(i % columns) + 0.5) * cell_width / canvas_width;
    const double top = canvas_height - title_height -
                       static_cast<double>(i / columns) * cell_height - above;
    command("set lmargin at screen {:.4f}; set rmargin at screen {:.4f}",
            middle - side / 2 / canvas_width, middle + side / 2 / canvas_width);
    command("set tmargin at screen {:.4f}; set bmargin at screen {:.4f}", top / canvas_height,
            (top - side) / canvas_height);
    return {middle, (top - side) / canvas_height};
  }

  /// The largest square that fits a cell of that grid with so many pixels around it.
  static double largest_side(std::size_t columns, std::size_t rows, double beside, double around) {
    return std::min(canvas_width / static_cast<double>(columns) - beside,
                    (canvas_height - title_height) / static_cast<double>(rows) - around);
  }

  void no_axes() {
    command("unset border; unset tics; unset grid; unset key; unset colorbox");
    command("set xlabel ''; set ylabel ''");
  }
};

Plots::Plots(const Options& options) : to_(options.plot), folder_(options.out) {
  const auto give_up = [this](const char* why) {
    fmt::print(stderr, "no plots: {}\n", why);
    to_ = PlotTo::none;
  };
  if (to_ == PlotTo::none) return;
  if (!on_path("gnuplot")) {
    give_up("gnuplot is not installed; 'sudo apt-get install gnuplot-nox' brings it");
  } else if (to_ == PlotTo::window) {
    if (std::getenv("DISPLAY") == nullptr && std::getenv("WAYLAND_DISPLAY") == nullptr) {
      give_up("there is no display for --plot window; use --plot png or ascii");
    } else {
      window_terminal_ = window_terminal();
      if (window_terminal_.empty()) {
        give_up("this gnuplot has no windows; 'sudo apt-get install gnuplot-qt' brings them");
      }
    }
  }
}

void Plots::draw(const std::string& name, const PlotText& text,
                 const std::function<void(Canvas&)>& commands) {
  const bool to_file = to_ == PlotTo::png || to_ == PlotTo::svg;
  const auto file = folder_ / (name + (to_ == PlotTo::svg ? ".svg" : ".png"));
  const auto part = fs::path(file).concat(fmt::format(".{}.part", getpid()));
  if (to_file) fs::create_directories(folder_);
  std::fflush(stdout);
  {
    Canvas canvas(to_ == PlotTo::window ? "gnuplot -persist" : "gnuplot");
    const char* style = "size 960,600 font 'DejaVu Sans,12'";
    switch (to_) {
      case PlotTo::window:
        canvas.command("set terminal {} {} title {}", window_terminal_, style, quoted(name));
        break;
      case PlotTo::png:
        canvas.command("set terminal pngcairo {} background rgb 'white'", style);
        break;
      case PlotTo::svg:
        canvas.command("set terminal svg {} background rgb 'white'", style);
        break;
      default:
        canvas.command("set terminal dumb noenhanced size 100,30");
    }
    if (to_file) canvas.command("set output {}", quoted(part.string()));
    canvas.theme(text);
    if (to_ == PlotTo::ascii) canvas.command("set key below");
    commands(canvas);
  }
  if (!to_file) return;
  std::error_code missing;
  if (fs::file_size(part, missing) > 0 && !missing) {
    fs::rename(part, file);
    fmt::print("plot: {}\n", file.string());
  } else {
    fs::remove(part, missing);
    fmt::print(stderr, "gnuplot did not draw {}\n", file.string());
  }
}

void Plots::curves(const std::string& name, const PlotText& text, const std::vector<Curve>& curves,
                   Axes axes, const std::vector<Mark>& marks) {
  if (to_ == PlotTo::none) return;
  draw(name, text, [&](Canvas& canvas) {
    // Without a format 1 and 0.00001 on one axis are written with as many decimals.
    if (axes == Axes::log_x || axes == Axes::log_log) {
      canvas.command("set logscale x; set format x '%g'");
    }
    if (axes == Axes::log_y || axes == Axes::log_log) {
      canvas.command("set logscale y; set format y '%g'");
    }
    if (counts_few_steps(curves)) canvas.command("set xtics 1");
    // Room for the words above the curves, a line for each mark.
    constexpr double line = 0.055;
    if (!marks.empty()) {
      canvas.command("set offsets 0, 0, graph {:.3f}, 0", line * static_cast<double>(marks.size() + 1));
    }
    for (std::size_t i = 0; i < marks.size(); ++i) {
      const double height = 0.97 - line * static_cast<double>(i);
      canvas.command("set arrow from first {0}, graph 0 to first {0}, graph {1:.3f} nohead dashtype 2 "
                     "linewidth 1.5 linecolor rgb '#555555'",
                     marks[i].x, height);
      canvas.command("set label {} at first {}, graph {:.3f} left offset 0.7,0 textcolor rgb '#555555'",
                     quoted(marks[i].text), marks[i].x, height);
    }
    std::string plots;
    for (std::size_t i = 0; i < curves.size(); ++i) {
      canvas.columns(fmt::format("curve{}", i), curves[i].x, curves[i].y);
      plots += fmt::format("{}$curve{} using 1:2 with {} linetype {} dashtype {} title {}",
                           i == 0 ? "plot " : ", ", i,
                           curves[i].x.size() > many_points ? "lines" : "linespoints pointsize 0.6",
                           i % colours.size() + 1, i / colours.size() + 1, quoted(curves[i].name));
    }
    canvas.command("set key textcolor variable");
    canvas.command("{}", plots);
  });
}

void Plots::bars(const std::string& name, const PlotText& text, const std::vector<Bar>& bars) {
  if (to_ == PlotTo::none) return;
  if (to_ == PlotTo::ascii) {
    fmt::print("\n{}\n{}", text.title, ascii_bars(bars));
    return;
  }
  draw(name, text, [&](Canvas& canvas) {
    canvas.block("bars", [&](std::string& rows) {
      for (std::size_t i = 0; i < bars.size(); ++i) {
        rows += fmt::format("{} {:.9g} \"{:.4g}\"\n", i, bars[i].value, bars[i].value);
      }
    });
    std::string names;
    for (std::size_t i = 0; i < bars.size(); ++i) {
      names += fmt::format("{}{} {}", i == 0 ? "" : ", ", quoted(bars[i].name), i);
    }
    canvas.command("set ytics ({}) scale 0", names);
    canvas.command("set yrange [{}:-0.7]; set xrange [0:*]; set offsets 0, graph 0.08, 0, 0",
                   static_cast<double>(bars.size()) - 0.3);
    canvas.command("set style fill solid 1 noborder; set grid noy");
    canvas.command(
        "plot $bars using (0):1:(0):2:($1-0.35):($1+0.35) with boxxyerror linecolor rgb {}, "
        "'' using 2:1:3 with labels left offset 0.5,0 textcolor rgb '#555555'",
        colour(0));
  });
}

void Plots::histogram(const std::string& name, const PlotText& text,
                      const std::vector<Values>& samples, int bins) {
  if (to_ == PlotTo::none) return;
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const auto& sample : samples) {
    for (const double value : sample.values) {
      low = std::min(low, value);
      high = std::max(high, value);
    }
  }
  if (!(high > low)) high = low + 1;
  const double width = (high - low) / bins;
  draw(name, text, [&](Canvas& canvas) {
    std::string plots;
    for (std::size_t i = 0; i < samples.size(); ++i) {
      std::vector<double> middles;
      std::vector<double> shares(static_cast<std::size_t>(bins));
      for (int b = 0; b < bins; ++b) middles.push_back(low + (b + 0.5) * width);
      for (const double value : samples[i].values) {
        const auto bin = std::clamp(static_cast<int>((value - low) / width), 0, bins - 1);
        shares[static_cast<std::size_t>(bin)] += 1.0 / static_cast<double>(samples[i].values.size());
      }
      canvas.columns(fmt::format("shares{}", i), middles, shares);
      plots += fmt::format("{}$shares{} using 1:2 with histeps linetype {} title {}",
                           i == 0 ? "plot " : ", ", i, i % colours.size() + 1,
                           quoted(samples[i].name));
    }
    canvas.command("set yrange [0:*]; set key textcolor variable");
    canvas.command("{}", plots);
  });
}

void Plots::histogram_grid(const std::string& name, const PlotText& text,
                           const std::vector<HistogramRow>& rows, int bins) {
  if (to_ == PlotTo::none || rows.empty()) return;
  if (to_ == PlotTo::ascii) {
    fmt::print("\n{}\n", text.title);
    for (const auto& row : rows) fmt::print("{}", ascii_histograms(row, bins));
    return;
  }
  // One plot for all: the cell in column c and row r fills most of the square from (c, r) on.
  constexpr double fill = 0.88;
  const auto columns = rows.front().cells.size();
  draw(name, text, [&](Canvas& canvas) {
    canvas.block("boxes", [&](std::string& boxes) {
      for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t c = 0; c < rows[r].cells.size(); ++c) {
          const auto heights =
              bin_heights(rows[r].cells[c].values, rows[r].low, rows[r].high, bins);
          for (std::size_t b = 0; b < heights.size(); ++b) {
            const double left = static_cast<double>(c) + fill * static_cast<double>(b) / bins;
            const double floor = static_cast<double>(r) + 0.95;
            boxes += fmt::format("{:.4f} {:.4f} {:.4f} {:.4f}\n", left, left + fill / bins, floor,
                                 floor - 0.8 * heights[b]);
          }
        }
      }
    });
    std::string column_tics, row_tics;
    for (std::size_t c = 0; c < columns; ++c) {
      column_tics += fmt::format("{}{} {}", c == 0 ? "" : ", ", quoted(rows[0].cells[c].name),
                                 static_cast<double>(c) + fill / 2);
    }
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const auto middle = static_cast<double>(r) + 0.55;
      row_tics += fmt::format("{}'' {}", r == 0 ? "" : ", ", middle);
      canvas.command("set label {} at -0.12, {} right textcolor rgb '#333333'",
                     quoted(rows[r].name), middle - 0.17);
      canvas.command("set label '{:.2g} to {:.2g}' at -0.12, {} right font ',9' textcolor rgb "
                     "'#777777'",
                     rows[r].low, rows[r].high, middle + 0.2);
    }
    canvas.command("unset key; unset grid; unset border; set lmargin 24");
    canvas.command("set xtics ({}) scale 0; set ytics ({}) scale 0", column_tics, row_tics);
    canvas.command("set style fill solid 1 noborder");
    canvas.command("plot [0:{}][{}:0] $boxes using 1:3:1:2:3:4 with boxxyerror linecolor rgb {}",
                   columns, rows.size(), colour(0));
  });
}

void Plots::scatter(const std::string& name, const PlotText& text, const std::vector<Panel>& panels,
                    const Box& box) {
  if (to_ == PlotTo::none) return;
  if (to_ == PlotTo::ascii) {
    fmt::print("\n{}\n", text.title);
    for (const auto& panel : panels) fmt::print("{}", ascii_scatter(panel, box));
    return;
  }
  const auto columns = panels.size() <= 3 ? panels.size() : (panels.size() + 1) / 2;
  const auto rows = (panels.size() + columns - 1) / columns;
  draw(name, text, [&](Canvas& canvas) {
    canvas.command("set multiplot title {} font ',13'", quoted(text.title));
    canvas.command("set xrange [{}:{}]; set yrange [{}:{}]", box.x_low, box.x_high, box.y_low,
                   box.y_high);
    canvas.command("unset key; unset colorbox; unset grid; set tics 1");
    canvas.command("set palette defined (0 '{}', 1 '{}', 2 '{}', 3 '{}', 4 '{}', 5 '{}')", tints[0],
                   tints[1], tints[2], tints[3], tints[4], tints[5]);
    canvas.command("set cbrange [0:5]");
    const double side = Canvas::largest_side(columns, rows, 64, 72);
    for (std::size_t p = 0; p < panels.size(); ++p) {
      const auto& panel = panels[p];
      canvas.square(p, columns, rows, side, 30);
      canvas.command("set title {} font ',{}'", quoted(panel.title), columns > 3 ? 10 : 12);
      std::string plots = "plot ";
      if (panel.classify) {
        const double dx = (box.x_high - box.x_low) / regions_resolution;
        const double dy = (box.y_high - box.y_low) / regions_resolution;
        canvas.block("regions", [&](std::string& text_rows) {
          for (int r = 0; r < regions_resolution; ++r) {
            for (int c = 0; c < regions_resolution; ++c) {
              const double x = box.x_low + (c + 0.5) * dx;
              const double y = box.y_low + (r + 0.5) * dy;
              text_rows += fmt::format("{:.5g} {:.5g} {}\n", x, y, panel.classify(x, y));
            }
          }
        });
        plots += "$regions using 1:2:3 with image, ";
      }
      for (int label = 0; label < panel.samples->classes(); ++label) {
        canvas.block(fmt::format("class{}", label), [&](std::string& text_rows) {
          for (Index i = 0; i < panel.samples->size(); ++i) {
            if (panel.samples->y[static_cast<std::size_t>(i)] != label) continue;
            text_rows += fmt::format("{:.5g} {:.5g}\n", panel.samples->x(i, 0),
                                     panel.samples->x(i, 1));
          }
        });
        plots += fmt::format("$class{} using 1:2 with points pointtype 7 pointsize {} linecolor rgb {}, ",
                             label, panel.samples->size() > 50 ? 0.5 : 1.2,
                             colour(static_cast<std::size_t>(label)));
      }
      canvas.command("{}", plots.substr(0, plots.size() - 2));
    }
    canvas.command("unset multiplot");
  });
}

void Plots::contours(const std::string& name, const PlotText& text,
                     const std::function<double(double, double)>& f,
                     const std::vector<Curve>& paths, const Box& box) {
  if (to_ == PlotTo::none) return;
  constexpr int resolution = 200;
  draw(name, text, [&](Canvas& canvas) {
    canvas.block("heights", [&](std::string& rows) {
      for (int r = 0; r <= resolution; ++r) {
        for (int c = 0; c <= resolution; ++c) {
          const double x = box.x_low + c * (box.x_high - box.x_low) / resolution;
          const double y = box.y_low + r * (box.y_high - box.y_low) / resolution;
          rows += fmt::format("{:.6g} {:.6g} {:.9g}\n", x, y, f(x, y));
        }
        rows += '\n';
      }
    });
    canvas.command("set xrange [{}:{}]; set yrange [{}:{}]", box.x_low, box.x_high, box.y_low,
                   box.y_high);
    canvas.command("set contour base; set cntrparam levels auto 15; unset surface; unset colorbox");
    canvas.command("set table $lines; splot $heights using 1:2:3; unset table");
    std::string plots = "plot $lines using 1:2 with lines linewidth 1 linecolor rgb '#bbbbbb' notitle";
    for (std::size_t i = 0; i < paths.size(); ++i) {
      canvas.columns(fmt::format("path{}", i), paths[i].x, paths[i].y);
      plots += fmt::format(", $path{} using 1:2 with linespoints pointsize 0.6 linetype {} title {}", i,
                           i % colours.size() + 1, quoted(paths[i].name));
    }
    canvas.command("set key textcolor variable");
    canvas.command("{}", plots);
  });
}

void Plots::images(const std::string& name, const PlotText& text,
                   const std::vector<Picture>& pictures, int columns, Ink ink) {
  if (to_ == PlotTo::none || pictures.empty()) return;
  if (to_ == PlotTo::ascii) {
    fmt::print("\n{}\n", text.title);
    for (const auto& picture : pictures) fmt::print("{}\n", ascii_picture(picture, ink));
    return;
  }
  const auto across = static_cast<std::size_t>(columns);
  const auto rows = (pictures.size() + across - 1) / across;
  const double side = Canvas::largest_side(across, rows, 10, 32);
  draw(name, text, [&](Canvas& canvas) {
    canvas.command("set multiplot title {} font ',13'", quoted(text.title));
    canvas.no_axes();
    canvas.command("set title ''");
    canvas.command("set palette defined ({})",
                   ink == Ink::black ? "0 'white', 1 'black'"
                                     : "-1 '#D55E00', 0 'white', 1 '#0072B2'");
    canvas.command("set cbrange [{}:1]", ink == Ink::black ? 0 : -1);
    for (std::size_t i = 0; i < pictures.size(); ++i) {
      const auto& pixels = pictures[i].pixels;
      const auto largest = std::max<double>(pixels.cwiseAbs().maxCoeff(), 1e-300);
      canvas.block("pixels", [&](std::string& text_rows) {
        for (Index r = 0; r < pixels.rows(); ++r) {
          for (Index c = 0; c < pixels.cols(); ++c) {
            text_rows += fmt::format("{} {} {:.4f}\n", c, r, pixels(r, c) / largest);
          }
        }
      });
      const auto [middle, below] = canvas.square(i, across, rows, side, 0);
      canvas.command("set label 1 {} at screen {:.4f}, screen {:.4f} center font ',{}' front",
                     quoted(pictures[i].caption), middle, below - 13 / canvas_height,
                     columns > 6 ? 9 : 11);
      canvas.command("plot [-0.5:{}.5][{}.5:-0.5] $pixels using 1:2:3 with image",
                     pixels.cols() - 1, pixels.rows() - 1);
    }
    canvas.command("unset multiplot");
  });
}

void Plots::heat_map(const std::string& name, const PlotText& text, const Matrix& values,
                     const std::vector<std::string>& row_names,
                     const std::vector<std::string>& column_names) {
  if (to_ == PlotTo::none) return;
  if (to_ == PlotTo::ascii) {
    Table table({""});
    for (const auto& column : column_names) table.header.push_back(column);
    for (Index r = 0; r < values.rows(); ++r) {
      table.row({row_names[static_cast<std::size_t>(r)]});
      for (Index c = 0; c < values.cols(); ++c) {
        table.rows.back().push_back(fmt::format("{:.4g}", values(r, c)));
      }
    }
    fmt::print("\n{}\n{}", text.title, table.text());
    return;
  }
  draw(name, text, [&](Canvas& canvas) {
    canvas.block("cells", [&](std::string& rows) {
      for (Index r = 0; r < values.rows(); ++r) {
        for (Index c = 0; c < values.cols(); ++c) {
          rows += fmt::format("{} {} {:.9g} \"{:.4g}\"\n", c, r, values(r, c), values(r, c));
        }
      }
    });
    const auto tics = [](const std::vector<std::string>& names) {
      std::string list;
      for (std::size_t i = 0; i < names.size(); ++i) {
        list += fmt::format("{}{} {}", i == 0 ? "" : ", ", quoted(names[i]), i);
      }
      return list;
    };
    canvas.command("unset key; unset grid; unset border; unset colorbox");
    canvas.command("set xtics ({}) rotate by 30 right scale 0", tics(column_names));
    canvas.command("set ytics ({}) scale 0", tics(row_names));
    canvas.command("set palette defined (0 '#ffffff', 0.02 '{}', 1 '{}')", tints[0], tints[1]);
    canvas.command("plot [-0.5:{}.5][{}.5:-0.5] $cells using 1:2:3 with image pixels, "
                   "'' using 1:2:4 with labels textcolor rgb '#333333'",
                   values.cols() - 1, values.rows() - 1);
  });
}

void Plots::diagram(const std::string& name, const PlotText& text, const std::vector<Node>& nodes,
                    const std::vector<Link>& links) {
  if (to_ == PlotTo::none) return;
  if (to_ == PlotTo::ascii) {
    fmt::print("\n{}\n{}", text.title, ascii_diagram(nodes, links));
    return;
  }
  // In pixels, so that angles and distances are what they look like.
  constexpr double margin = 90;
  constexpr double radius = 26;
  const auto x_of = [](const Node& n) { return margin + n.x * (canvas_width - 2 * margin); };
  const auto y_of = [](const Node& n) {
    return margin + n.y * (canvas_height - title_height - 2 * margin);
  };
  draw(name, text, [&](Canvas& canvas) {
    const auto label = [&](const std::string& words, double x, double y, double angle,
                           const std::string& colour_name, int size) {
      canvas.command("set label {} at {:.1f},{:.1f} center rotate by {:.2f} font ',{}' textcolor rgb {} front",
                     quoted(words), x, y, angle, size, colour_name);
    };
    canvas.no_axes();
    canvas.command("set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0");
    canvas.command("set tmargin at screen {:.4f}", 1 - title_height / canvas_height);
    for (const auto& link : links) {
      const double x1 = x_of(nodes[link.from]);
      const double y1 = y_of(nodes[link.from]);
      const double x2 = x_of(nodes[link.to]);
      const double y2 = y_of(nodes[link.to]);
      const double angle = std::atan2(y2 - y1, x2 - x1);
      canvas.command("set arrow from {:.1f},{:.1f} to {:.1f},{:.1f} nohead linewidth 1.5 linecolor rgb '#bbbbbb'",
                     x1, y1, x2, y2);
      // Nearer to the start, where lines that cross in the middle are still apart.
      const double x = x1 + 0.33 * (x2 - x1);
      const double y = y1 + 0.33 * (y2 - y1);
      const double degrees = angle * 180 / M_PI;
      label(link.above, x - 11 * std::sin(angle), y + 11 * std::cos(angle), degrees, colour(0), 11);
      label(link.below, x + 11 * std::sin(angle), y - 11 * std::cos(angle), degrees, colour(1), 11);
    }
    for (const auto& node : nodes) {
      canvas.command("set object circle at {:.1f},{:.1f} size first {} front fillcolor rgb 'white' "
                     "fillstyle solid 1 border linecolor rgb '#555555'",
                     x_of(node), y_of(node), radius);
      label(node.inside, x_of(node), y_of(node), 0, "'#333333'", 12);
      label(node.above, x_of(node), y_of(node) + radius + 12, 0, colour(0), 12);
      label(node.below, x_of(node), y_of(node) - radius - 12, 0, colour(1), 12);
    }
    canvas.command("plot [0:{}][0:{}] NaN", canvas_width, canvas_height - title_height);
  });
}

void Plots::cubes(const std::string& name, const PlotText& text, const std::vector<Cube>& cubes,
                  const CubeEdges& edges) {
  if (to_ == PlotTo::none) return;
  if (to_ == PlotTo::ascii) {
    fmt::print("\n{}\n", text.title);
    for (const auto& cube : cubes) fmt::print("{}\n", ascii_cube(cube, edges));
    return;
  }
  // Depth goes up to the right: of a cell, its front, its top and its right side can be seen.
  constexpr double slant_x = 0.45;
  constexpr double slant_y = 0.3;
  const double width = edges.across + slant_x * edges.deep;
  const double height = edges.up + slant_y * edges.deep;
  const double margin = 0.1 * width;
  const auto columns = cubes.size() <= 3 ? cubes.size() : (cubes.size() + 1) / 2;
  const auto rows = (cubes.size() + columns - 1) / columns;
  const double cell_width = width + 6 * margin;
  const double cell_height = height + 4 * margin;
  draw(name, text, [&](Canvas& canvas) {
    canvas.no_axes();
    canvas.command("set size ratio -1");
    canvas.command("set lmargin 0; set rmargin 0; set bmargin 0");
    for (std::size_t i = 0; i < cubes.size(); ++i) {
      const double left = static_cast<double>(i % columns) * cell_width + 2 * margin;
      const double bottom = static_cast<double>(rows - 1 - i / columns) * cell_height + 1.5 * margin;
      const auto corner = [&](int across, int up, int deep) {
        return fmt::format("{:.4f},{:.4f}", left + across + slant_x * deep,
                           bottom + up + slant_y * deep);
      };
      const auto face = [&](bool marked, const char* plain, const char* blue,
                            const std::array<std::string, 4>& c) {
        canvas.command("set object polygon from {} to {} to {} to {} to {} fillcolor rgb '{}' "
                       "fillstyle solid 1 border linecolor rgb '#555555' linewidth 1",
                       c[0], c[1], c[2], c[3], c[0], marked ? blue : plain);
      };
      for (int a = 0; a < edges.across; ++a) {
        for (int u = 0; u < edges.up; ++u) {
          face(cubes[i].inside(a, u, 0), "#ffffff", colours[0],
               {corner(a, u, 0), corner(a + 1, u, 0), corner(a + 1, u + 1, 0), corner(a, u + 1, 0)});
        }
        const int u = edges.up;
        for (int d = 0; d < edges.deep; ++d) {
          face(cubes[i].inside(a, u - 1, d), "#f4f4f4", "#3f97c9",
               {corner(a, u, d), corner(a + 1, u, d), corner(a + 1, u, d + 1), corner(a, u, d + 1)});
        }
      }
      const int a = edges.across;
      for (int u = 0; u < edges.up; ++u) {
        for (int d = 0; d < edges.deep; ++d) {
          face(cubes[i].inside(a - 1, u, d), "#e6e6e6", "#005682",
               {corner(a, u, d), corner(a, u + 1, d), corner(a, u + 1, d + 1), corner(a, u, d + 1)});
        }
      }
      const auto label = [&](const std::string& words, double x, double y, const char* place,
                             int size) {
        canvas.command("set label {} at {:.4f},{:.4f} {} font ',{}' textcolor rgb '#333333'",
                       quoted(words), left + x, bottom + y, place, size);
      };
      label(cubes[i].title, width / 2, height + 0.8 * margin, "center", 13);
      label(edges.across_name, edges.across / 2.0, -0.5 * margin, "center", 11);
      label(edges.up_name, -0.5 * margin, edges.up / 2.0, "center rotate by 90", 11);
      label(edges.deep_name, edges.across + slant_x * edges.deep / 2 + 0.4 * margin,
            slant_y * edges.deep / 2, "left", 11);
    }
    canvas.command("plot [0:{:.4f}][0:{:.4f}] NaN", static_cast<double>(columns) * cell_width,
                   static_cast<double>(rows) * cell_height);
  });
}

}  // namespace dl
