#include <cmath>
#include <limits>
#include <set>
#include <sstream>

#include "common/clock.hpp"
#include "common/data_folder.hpp"
#include "common/gradient_check.hpp"
#include "common/label_noise.hpp"
#include "common/lesson.hpp"
#include "common/metrics.hpp"
#include "common/product.hpp"
#include "common/program.hpp"
#include "common/rng.hpp"
#include "common/runs.hpp"
#include "common/scoreboard.hpp"
#include "common/spread.hpp"
#include "common/subset.hpp"
#include "common/table.hpp"
#include "common/text.hpp"
#include "common/todo.hpp"
#include "common/toys.hpp"
#include "tests/allocations.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

TEST_CASE("the same seed gives the same numbers, here and everywhere", "[common]") {
  Rng a(42);
  Rng b(42);
  for (int i = 0; i < 100; ++i) CHECK(a.normal() == b.normal());
  // mt19937_64 is defined by the C++ standard: the 10,000th value of seed 5489.
  boost::random::mt19937_64 engine;
  engine.discard(9999);
  CHECK(engine() == 9981545732273789042ULL);
}

TEST_CASE("random numbers go on from their state in text, and damaged text is refused",
          "[common]") {
  Rng a(42);
  for (int i = 0; i < 1000; ++i) a.normal();
  std::stringstream text;
  text << a;
  Rng b(1);
  text >> b;
  CHECK_FALSE(text.fail());
  for (int i = 0; i < 1000; ++i) CHECK(a.normal() == b.normal());
  for (const std::string& damaged : {std::string(), std::string("1 2 3 "), std::string("words"),
                                     text.str().substr(0, text.str().size() / 2)}) {
    std::istringstream in(damaged);
    in >> b;
    CHECK(in.fail());
  }
}

TEST_CASE("random numbers have the mean and the range they should have", "[common]") {
  Rng rng(1);
  double uniform = 0;
  double normal = 0;
  double square = 0;
  constexpr int n = 20000;
  for (int i = 0; i < n; ++i) {
    const double u = rng.uniform(-1, 3);
    CHECK((u >= -1 && u < 3));
    uniform += u / n;
    const double z = rng.normal();
    normal += z / n;
    square += z * z / n;
  }
  CHECK(uniform == Approx(1).margin(0.03));
  CHECK(normal == Approx(0).margin(0.03));
  CHECK(square == Approx(1).margin(0.03));
}

TEST_CASE("random numbers keep to their bounds where these are close, and to one choice",
          "[common]") {
  Rng rng(1);
  const double above_1 = std::nextafter(1.0, 2);
  for (int i = 0; i < 1000; ++i) {
    const double u = rng.uniform(1, above_1);
    CHECK((u == 1 || u == above_1));
    CHECK(rng.uniform(0.25, 0.25) == 0.25);
    CHECK(rng.index(1) == 0);
    CHECK(rng.normal(0.25, 0) == 0.25);
  }
  CHECK(std::isnan(rng.normal(0, std::nan(""))));
  CHECK_THROWS_AS(rng.index(0), std::invalid_argument);
}

TEST_CASE("a permutation has every number once, in another order", "[common]") {
  Rng rng(1);
  const auto order = rng.permutation(100);
  const std::set<Index> numbers(order.begin(), order.end());
  CHECK(numbers.size() == 100);
  CHECK(*numbers.rbegin() == 99);
  CHECK_FALSE(std::is_sorted(order.begin(), order.end()));
}

TEST_CASE("memory taken from the heap is counted, by new and by Eigen", "[common]") {
  const long before = allocations();
  const auto number = std::make_unique<int>(1);
  CHECK(allocations() - before == 1);
  const Matrix matrix = Matrix::Zero(8, 8);
  CHECK(allocations() - before == 2);
  CHECK(*number + matrix.sum() == 1);
}

TEST_CASE(
    "standardizing gives the training data mean 0 and deviation 1, the test data the same step",
    "[common]") {
  TrainTest data;
  data.train.x = rows({{1, 3}, {5, 7}});
  data.test.x = row({4, 9});
  standardize(data);
  const double deviation = std::sqrt(5.);
  CHECK_THAT(data.train.x, EqualsMatrix(rows({{-3, -1}, {1, 3}}) / deviation));
  CHECK_THAT(data.test.x, EqualsMatrix(row({0, 5}) / deviation));
  Dataset alone;
  alone.x = rows({{4, 9}, {2, 5}, {6, 4}});
  standardize(alone);
  CHECK(alone.x.mean() == Approx(0).margin(1e-12));
  CHECK(alone.x.squaredNorm() / 6 == Approx(1));
  data.train.x.setConstant(2);
  CHECK_THROWS_WITH(standardize(data), ContainsSubstring("all values are the same"));
}

TEST_CASE("toys have two classes in turn, about within their box", "[common]") {
  Rng rng(1);
  for (const auto& data : {make_xor(200, 0.2, rng), make_moons(200, 0.1, rng),
                           make_spirals(200, 0.05, rng), make_blobs(200, 0.3, rng)}) {
    CHECK(data.size() == 200);
    CHECK(std::count(data.y.begin(), data.y.end(), 1) == 100);
    CHECK((data.x.array().abs() < 2.5).all());
  }
  const auto separable = make_separable(200, 0.3, rng);
  for (Index i = 0; i < separable.size(); ++i) {
    const double distance = separable.x.row(i).sum() / std::sqrt(2.);
    CHECK((separable.y[static_cast<std::size_t>(i)] == 1 ? distance : -distance) >= 0.3);
  }
}

TEST_CASE("a margin that leaves no room is refused", "[common]") {
  Rng rng(1);
  CHECK(make_separable(4, 1.3, rng).size() == 4);
  CHECK_THROWS_AS(make_separable(4, 1.5, rng), std::invalid_argument);
  CHECK_THROWS_AS(make_separable(4, std::nan(""), rng), std::invalid_argument);
}

TEST_CASE("XOR has class 1 where one coordinate is positive", "[common]") {
  Rng rng(1);
  const auto data = make_xor(100, 0.1, rng);
  for (Index i = 0; i < data.size(); ++i) {
    CHECK(data.y[static_cast<std::size_t>(i)] == (data.x(i, 0) * data.x(i, 1) < 0));
  }
}

TEST_CASE("label noise makes the given share wrong, each other class as often", "[common]") {
  Rng rng(1);
  const Labels right(20000, 3);
  const auto noisy = with_label_noise(right, 0.4, 5, rng);
  std::vector<double> share(5);
  for (const int label : noisy) share.at(static_cast<std::size_t>(label)) += 1.0 / 20000;
  CHECK(share[3] == Approx(0.6).margin(0.015));
  for (const std::size_t other : {0, 1, 2, 4}) CHECK(share[other] == Approx(0.1).margin(0.01));
  CHECK(with_label_noise(right, 0, 5, rng) == right);
  const Labels all_wrong = with_label_noise(right, 1, 5, rng);
  CHECK(std::ranges::count(all_wrong, 3) == 0);
  CHECK(std::ranges::count(all_wrong, 4) > 4000);
  CHECK_THROWS_AS(with_label_noise(right, 1, 1, rng), std::invalid_argument);
}

TEST_CASE("a spread is the mean, the smallest and the largest", "[common]") {
  const Spread spread({0.5, 0.25, 0.75, 0.5});
  CHECK(spread.mean == Approx(0.5));
  CHECK(spread.text(2) == "0.50 (0.25 to 0.75)");
}

TEST_CASE("runs have seeds of their own, one after the other, and fewer when quick", "[common]") {
  Options options;
  options.seed = 7;
  const auto first_draw = [](Rng& rng) { return rng.bits(); };
  const auto draws = Runs(options, 3).each(first_draw);
  CHECK(draws == std::vector<std::uint64_t>{Rng(7).bits(), Rng(8).bits(), Rng(9).bits()});
  CHECK(Runs(options).rng(1).bits() == Rng(8).bits());
  CHECK(Runs(options).count() == 5);
  options.quick = true;
  CHECK(Runs(options).count() == 2);
  CHECK(Runs(options, 20, 4).count() == 4);
}

struct Ended {
  double loss;
  std::vector<double> losses;
};

TEST_CASE("numbers of several runs are gathered, and averaged place by place", "[common]") {
  const std::vector<Ended> runs = {{0.5, {1, 2, 3}}, {0.25, {3, 5, 4}}};
  CHECK(of_each(runs, &Ended::loss) == std::vector<double>{0.5, 0.25});
  CHECK(mean_of_each(runs, &Ended::losses) == std::vector<double>{2, 3.5, 3.5});
  CHECK(mean({0.5, 0.25, 0.75}) == 0.5);
}

TEST_CASE("what is not a number is near to nothing, at whatever place it stands", "[common]") {
  const double infinity = std::numeric_limits<double>::infinity();
  for (const double wrong : {std::nan(""), infinity, -infinity}) {
    for (Index size = 1; size < 20; ++size) {
      for (Index at = 0; at < size; ++at) {
        Matrix m = Matrix::Constant(1, size, 2.5);
        m(0, at) = wrong;
        INFO(wrong << " at " << at << " of " << size);
        CHECK_FALSE(near(m, Matrix::Constant(1, size, 2.5)));
        CHECK_FALSE(near(Matrix::Constant(1, size, 2.5), m));
        CHECK(near(m, m) == !std::isnan(wrong));
        CHECK_FALSE(EqualsMatrix(Matrix::Constant(1, size, 2.5), 100).match(m));
        CHECK_FALSE(EqualsMatrix(m, 100).match(Matrix::Constant(1, size, 2.5)));
      }
    }
  }
}

TEST_CASE("what is not a number is about no number", "[common]") {
  const double infinity = std::numeric_limits<double>::infinity();
  for (const double wrong : {std::nan(""), infinity, -infinity}) {
    INFO(wrong);
    CHECK_FALSE(wrong == Approx(2.5));
    CHECK_FALSE(wrong == Approx(2.5).epsilon(0.5).margin(100));
    CHECK_FALSE(2.5 == Approx(wrong).margin(100));
    CHECK((wrong == Approx(wrong)) == !std::isnan(wrong));
  }
  CHECK_FALSE(infinity == Approx(-infinity));
}

TEST_CASE("a result that is not a number is not lost among others, wherever it stands",
          "[common]") {
  for (std::size_t at = 0; at < 3; ++at) {
    std::vector<double> values = {0.5, 0.25, 0.75};
    values[at] = std::nan("");
    const Spread spread(values);
    CHECK((std::isnan(spread.mean) && std::isnan(spread.low) && std::isnan(spread.high)));
    CHECK(spread.text(2) == "nan (nan to nan)");
    CHECK(range_text(values) == "nan");
  }
  CHECK(range_text({0.5, std::numeric_limits<double>::infinity()}) == "0.5 to inf");
}

TEST_CASE("factors that do not fit are named with both shapes", "[common]") {
  const Matrix a = Matrix::Zero(5, 3);
  const Matrix b = Matrix::Zero(4, 2);
  Matrix out(3, 2);
  CHECK_THROWS_WITH(multiply(a, b, out), "a b with a [5, 3] and b [4, 2]: 3 is not 4");
  CHECK_THROWS_WITH(multiply_transposed_a(a, b, out),
                    "aᵀ b with a [5, 3] and b [4, 2]: 5 is not 4");
  CHECK_THROWS_WITH(multiply_transposed_b(a, b, out),
                    "a bᵀ with a [5, 3] and b [4, 2]: 3 is not 2");
  CHECK_THROWS_WITH(add_transposed_a(a, b, 1, out), ContainsSubstring("5 is not 4"));
  CHECK_THROWS_WITH(add_transposed_b(a, b, out), "a bᵀ with a [5, 3] and b [4, 2]: 3 is not 2");
}

/// All products of these factors against sums written out; a and b as they are, or lying in others'
/// memory.
template <typename Factor>
void products_are_right(const Factor& a, const Factor& b, const Factor& as_a, const Factor& as_b) {
  const auto product = [](const Matrix& left, const Matrix& right) {
    Matrix out = Matrix::Zero(left.rows(), right.cols());
    for (Index i = 0; i < out.rows(); ++i) {
      for (Index j = 0; j < out.cols(); ++j) {
        for (Index k = 0; k < left.cols(); ++k) out(i, j) += left(i, k) * right(k, j);
      }
    }
    return out;
  };
  const Matrix ab = product(a, b);
  const Matrix of_a = product(a.transpose(), as_a);
  const Matrix of_b = product(a, as_b.transpose());
  Matrix out = Matrix::Constant(2, 3, 100);
  multiply(a, b, out);
  CHECK_THAT(out, EqualsMatrix(ab));
  multiply_transposed_a(a, as_a, out);
  CHECK_THAT(out, EqualsMatrix(of_a));
  add_transposed_a(a, as_a, 0.5, out);
  CHECK_THAT(out, EqualsMatrix(1.5 * of_a));
  multiply_transposed_b(a, as_b, out);
  CHECK_THAT(out, EqualsMatrix(of_b));
  add_transposed_b(a, as_b, out);
  CHECK_THAT(out, EqualsMatrix(2 * of_b));
}

TEST_CASE("products are sums of products, for a row, a few rows and many", "[common]") {
  Rng rng(1);
  for (const Index n : {1, 3, 20}) {
    const Matrix a = random_matrix(n, 5, rng);
    const Matrix b = random_matrix(5, 7, rng);
    const Matrix as_a = random_matrix(n, 260, rng);
    const Matrix as_b = random_matrix(4, 5, rng);
    INFO(n << " rows");
    products_are_right(a, b, as_a, as_b);
    products_are_right<ConstMatrixMap>({a.data(), n, 5}, {b.data(), 5, 7}, {as_a.data(), n, 260},
                                       {as_b.data(), 4, 5});
  }
}

TEST_CASE("a product in place writes its own entries and no others", "[common]") {
  Rng rng(2);
  const Matrix a = random_matrix(6, 2, rng);
  const Matrix b = random_matrix(6, 3, rng);
  Matrix expected;
  multiply_transposed_a(a, b, expected);
  Matrix samples = Matrix::Constant(3, 6, 0.25);
  const MatrixMap second(samples.row(1).data(), 2, 3);
  const long before = allocations();
  multiply_transposed_a(a, b, second);
  CHECK(allocations() == before);
  CHECK_THAT(second, EqualsMatrix(expected));
  CHECK_THAT(samples.row(0), EqualsMatrix(Matrix::Constant(1, 6, 0.25)));
  CHECK_THAT(samples.row(2), EqualsMatrix(Matrix::Constant(1, 6, 0.25)));
  CHECK_THROWS_WITH(multiply_transposed_a(samples, b, second),
                    "aᵀ b with a [3, 6] and b [6, 3]: 3 is not 6");
  CHECK_THROWS_WITH(multiply_transposed_a(b, a, second), "aᵀ b is [3, 2], its place [2, 3]");
}

TEST_CASE("factors that lie in others' memory are not copied", "[common]") {
  Rng rng(3);
  const Matrix samples = random_matrix(4, 15, rng);
  const ConstMatrixMap a(samples.row(0).data(), 3, 5), b(samples.row(2).data(), 3, 5);
  Matrix ab(3, 5), of_a(5, 5), of_b(3, 3);
  of_a.setConstant(0.5);
  const long before = allocations();
  multiply(a, of_a, ab);
  multiply_transposed_a(a, b, of_a);
  add_transposed_a(a, b, 0.5, of_a);
  multiply_transposed_b(samples.topRows(3), samples.bottomRows(3), of_b);
  add_transposed_b(a, b, of_b);
  CHECK(allocations() == before);
}

TEST_CASE("a wrong shape in Eigen's own terms is an exception here, not the end", "[common]") {
  const Matrix a = Matrix::Zero(5, 3);
  Matrix out;
  CHECK_THROWS_WITH(out = a * a, ContainsSubstring("lhs.cols() == rhs.rows()"));
  CHECK_THROWS_WITH(a(5, 0), ContainsSubstring("row < rows()"));
}

TEST_CASE("argmax takes the largest score of each sample, the first of equals", "[common]") {
  CHECK(argmax(rows({{0, 2, 1}, {-3, -3, -4}, {-1, -2, 5}})) == Labels{1, 0, 2});
  CHECK(argmax(Matrix(0, 3)).empty());
  for (const int wrong : {0, 1, 2}) {
    Matrix scores = row({0.5, 0.75, 0.25});
    scores(0, wrong) = std::nan("");
    const int found = argmax(scores).at(0);
    CHECK((found >= 0 && found < 3));
  }
}

TEST_CASE("accuracy is the share of right answers", "[common]") {
  CHECK(accuracy({1, 2, 3, 4}, {1, 2, 0, 4}) == Approx(0.75));
  CHECK_THROWS_WITH(accuracy({1}, {1, 2}), ContainsSubstring("1 predictions for 2 labels"));
  CHECK_THROWS(accuracy({}, {}));
}

TEST_CASE("the confusion matrix counts what was taken for what", "[common]") {
  const ConfusionMatrix confusion({0, 1, 1, 1, 2}, {0, 0, 1, 0, 2}, 3);
  CHECK(confusion.counts(0, 1) == 2);
  CHECK(confusion.counts.sum() == 5);
  CHECK(confusion.recall(0) == Approx(1. / 3));
  CHECK(confusion.recall(1) == Approx(1));
  CHECK(confusion.worst_pair() == std::pair(0, 1));
  CHECK_THAT(confusion.table({"a", "b", "c"}), ContainsSubstring("a                  1  2  0\n"));
  CHECK_THROWS_WITH(ConfusionMatrix({3}, {0}, 3),
                    ContainsSubstring("sample 0: class 0 predicted as 3"));
}

TEST_CASE("a table is aligned by characters, not by bytes", "[common]") {
  CHECK(letters("σ² of ŷ") == 7);
  Table table({"name", "value"});
  table.row({"λ_max", "1"});
  CHECK(table.text() == "name   value\n-----  -----\nλ_max      1\n");
}

TEST_CASE("a table is aligned, its first column to the left", "[common]") {
  Table table({"method", "accuracy"});
  table.row({"rules", "0.7"});
  table.row({"forest of trees"});
  CHECK(table.text() ==
        "method           accuracy\n"
        "---------------  --------\n"
        "rules                 0.7\n"
        "forest of trees\n");
}

TEST_CASE("a row mixes words and numbers, and may grow", "[common]") {
  Table table({"rate", "seen", "loss"});
  table.column("accuracy");
  table.row({0.05, 60000L, number(0.12345), percent(0.8473)});
  table.row({real(0.5), "none"});
  table.add(significant(1234.5));
  table.add(scientific(0.0086));
  CHECK(table.text() ==
        "rate  seen       loss  accuracy\n"
        "----  -----  --------  --------\n"
        "0.05  60000    0.1235     84.7%\n"
        "0.5   none   1.23e+03   8.6e-03\n");
}

TEST_CASE("clocks go forward", "[common]") {
  const double before = processor_seconds();
  const double seconds = seconds_of([&] {
    while (processor_seconds() < before + 0.02) continue;
  });
  CHECK(seconds > 0);
  CHECK(processor_seconds() >= before + 0.02);
}

TEST_CASE("the gradient check tells a right gradient from a wrong one", "[common]") {
  const auto f = [](const Matrix& x) { return x.array().cube().sum(); };
  const Matrix x = rows({{1, -2}, {0.5, 3}});
  const Matrix right = 3 * x.array().square();
  CHECK(gradient_error(f, x, right) < 1e-9);
  Matrix wrong = right;
  wrong(1, 1) += 0.01;
  CHECK(gradient_error(f, x, wrong) > 1e-4);
  const double infinity = std::numeric_limits<double>::infinity();
  for (const double no_number : {std::nan(""), infinity, -infinity}) {
    for (Index at = 0; at < 4; ++at) {
      wrong = right;
      wrong.data()[at] = no_number;
      INFO(no_number << " at " << at);
      CHECK(std::isnan(gradient_error(f, x, wrong)));
      const auto g = [&](const Matrix& w) { return w.data()[at] == x.data()[at] ? 0 : no_number; };
      CHECK(std::isnan(gradient_error(g, x, right)));
    }
  }
  CHECK_THROWS_WITH(gradient_error(f, x, row({1})),
                    ContainsSubstring("gradient [1, 1] of x [2, 2]"));
}

TEST_CASE("an exercise that is not written says which, and where", "[common]") {
  CHECK_THROWS_WITH(todo("07.2"),
                    ContainsSubstring("exercise 07.2 is not written yet: write it in") &&
                        ContainsSubstring("common_test.cpp:"));
}

Options options_in(const TemporaryFolder& folder) {
  Options options;
  options.lesson = "01_rules";
  options.data = "mini";
  options.out = folder.path();
  return options;
}

TEST_CASE("a score replaces the one of the same method and data, and no other", "[common]") {
  const TemporaryFolder folder;
  auto options = options_in(folder);
  record_score(options, "rules", 0.5);
  record_score(options, "forest", 0.8);
  record_score(options, "rules", 0.6);
  const auto scores = read_scores(folder / "scores.json");
  REQUIRE(scores.size() == 2);
  CHECK(scores[0].accuracy == Approx(0.6));
  CHECK(scores[0].data == "mini");
  CHECK(scores[1].method == "forest");
}

TEST_CASE("a score on other images is kept apart, by their folder and their number", "[common]") {
  const TemporaryFolder folder;
  auto options = options_in(folder);
  record_score(options, "rules", 0.5);
  for (const std::string few : {"mini", "full"}) {
    write_text(folder / few / "train-labels-idx1-ubyte",
               std::string("\0\0\x08\x01\0\0\0\3abc", 11));
    write_text(folder / few / "t10k-labels-idx1-ubyte", std::string("\0\0\x08\x01\0\0\0\1a", 9));
    options.data = (folder / few).string();
    record_score(options, "rules", 0.9);
  }
  const auto scores = read_scores(folder / "scores.json");
  REQUIRE(scores.size() == 3);
  CHECK(scores[0].data == "mini");
  CHECK(scores[1].data == fs::canonical(folder / "mini").string() + " (3 + 1 images)");
  CHECK(scores[2].data == fs::canonical(folder / "full").string() + " (3 + 1 images)");
}

TEST_CASE("the course's data sets are known wherever they lie", "[common]") {
  const TemporaryFolder folder;
  CHECK(data_name("mini") == "mini");
  fs::copy(data_folder("mini"), folder / "copy");
  CHECK(data_name((folder / "copy").string()) == "mini");
  CHECK_THROWS_WITH(data_name((folder / "none").string()), ContainsSubstring("none: not found"));
}

TEST_CASE("kept scores are of the full data, in the order of the road", "[common]") {
  const auto kept = kept_scores();
  REQUIRE_FALSE(kept.empty());
  CHECK(std::ranges::is_sorted(kept, {}, &Score::lesson));
  CHECK(std::ranges::all_of(kept, [](const Score& s) { return s.data == "full" && !s.quick; }));
}

TEST_CASE("the published results are read, those of people told apart", "[common]") {
  const auto published = published_results();
  CHECK(std::ranges::count(published, true, &Published::people) == 1);
  CHECK(std::ranges::all_of(published, [](const Published& p) {
    return p.accuracy > 0.5 && p.accuracy < 1 && !p.source.empty();
  }));
}

TEST_CASE("damaged scores are set aside, not lost and not trusted", "[common]") {
  const TemporaryFolder folder;
  for (const std::string damaged : {"{", "[{}]",
                                    "[{\"lesson\": \"\", \"method\": \"\", \"data\": "
                                    "\"\", \"accuracy\": 7, \"quick\": false, \"mine\": false}]"}) {
    write_text(folder / "scores.json", damaged);
    CHECK_THROWS_WITH(read_scores(folder / "scores.json"),
                      ContainsSubstring("expected a JSON list of scores"));
    record_score(options_in(folder), "rules", 0.5);
    CHECK(read_scores(folder / "scores.json").size() == 1);
    CHECK(read_text(folder / "scores.json.damaged") == damaged);
  }
}

TEST_CASE("seeds that are counted on from the last one go round", "[common]") {
  Options options;
  options.seed = std::numeric_limits<std::uint64_t>::max();
  const auto drawn = Runs(options).each([](Rng& rng) { return rng.bits(); });
  REQUIRE(drawn.size() == 5);
  CHECK(drawn[0] == Rng(std::numeric_limits<std::uint64_t>::max()).bits());
  CHECK(drawn[1] == Rng(0).bits());
  CHECK(drawn[2] == Rng(1).bits());
}

TEST_CASE("a path is shown from the current folder where that is shorter", "[common]") {
  const auto here = fs::current_path();
  CHECK(from_here(here / "out" / "x") == "out/x");
  CHECK(from_here("/a") == "/a");
}

TEST_CASE("a lesson says how many images it needs, or takes what there is", "[common]") {
  const Dataset data{
      .x = rows({{1}, {2}, {3}}), .y = {1, 0, 1}, .class_names = {"a", "b", "c"}, .shape = {}};
  CHECK(first_samples(data, 2).y == Labels{1, 0});
  CHECK(first_samples(data, 5).size() == 3);
  CHECK_THAT(even_samples(data).x, EqualsMatrix(rows({{1}, {2}})));
  CHECK(even_samples(first_samples(data, 2)).size() == 2);
  CHECK(first_of_class(data, 0) == 1);
  CHECK_THROWS_WITH(first_of_class(data, 2),
                    "none of 3 images is of the class c, and this lesson shows one");
  need_images(data, "training", 3);
  CHECK_THROWS_WITH(need_images(data, "test", 4), "3 test images: this lesson needs 4 or more");
  need_of_each_class(data, "test", 0);
  CHECK_THROWS_WITH(need_of_each_class(data, "test", 1),
                    "0 test images of the class c: this lesson needs 1 or more of each class");
}

TEST_CASE("a range over runs is one number where they all agree", "[common]") {
  CHECK(range_text({3, 1, 2}) == "1 to 3");
  CHECK(range_text({2, 2}) == "2");
  CHECK(range_text({0.12345, 0.12349}) == "0.123");
  CHECK(range_text({}) == "");
}

Options seen;
void look(const Options& options) { seen = options; }

int status_of(std::vector<const char*> words, void (*run)(const Options&) = look) {
  words.insert(words.begin(), "program");
  const Lesson lesson{
      .name = "05_x", .mine = false, .about = "a test", .epochs = 10, .quick_epochs = 2};
  return lesson_main(static_cast<int>(words.size()), const_cast<char**>(words.data()), lesson, run);
}

TEST_CASE("a lesson's options reach it, with their defaults", "[common]") {
  CHECK(status_of({}) == 0);
  CHECK(seen.data == "mini");
  CHECK(seen.seed == 1);
  CHECK(seen.epochs == 10);
  CHECK(seen.plot == PlotTo::png);
  const auto root = course_data("").parent_path().parent_path();
  CHECK(fs::absolute(seen.out).lexically_normal() == root / "out" / "05_x");
  CHECK(status_of({"--quick", "--seed", "7", "--plot", "svg", "--data", "full", "--out", "x"}) ==
        0);
  CHECK(seen.quick);
  CHECK(seen.epochs == 2);
  CHECK(seen.seed == 7);
  CHECK(seen.plot == PlotTo::svg);
  CHECK(seen.data == "full");
  CHECK(seen.out == "x");
  CHECK(status_of({"--seed", "18446744073709551615"}) == 0);
  CHECK(seen.seed == std::numeric_limits<std::uint64_t>::max());
  CHECK(status_of({"--quick", "--epochs", "5"}) == 0);
  CHECK(seen.epochs == 5);
}

TEST_CASE("a lesson's status tells a wrong command line from a failure", "[common]") {
  CHECK(status_of({"--help"}) == 0);
  CHECK(status_of({"--epochs", "0"}) == 2);
  for (const char* seed : {"x", "", "-1", "+1", " 1", "1e3", "0x10", "18446744073709551616"}) {
    INFO(seed);
    CHECK(status_of({"--seed", seed}) == 2);
  }
  for (const char* epochs : {"x", "", "-1", "100001", "99999999999"}) {
    INFO(epochs);
    CHECK(status_of({"--epochs", epochs}) == 2);
  }
  CHECK(status_of({"--data", ""}) == 2);
  CHECK(status_of({"--data", "/nowhere"}) == 1);
  CHECK(status_of({"--out", "/dev/null"}) == 1);
  CHECK(status_of({"stray"}) == 2);
  CHECK(status_of({"--plot", "oil"}) == 2);
  CHECK(status_of({}, [](const Options&) { todo("05.1"); }) == 1);
}

}  // namespace
}  // namespace dl
