#include <cmath>

#include "common/scoreboard.hpp"
#include "readers.hpp"

namespace dl {
namespace {

TEST_CASE("a score on data in a folder whose name is not UTF-8 is recorded once", "[common]") {
  const TemporaryFolder folder;
  const auto data = folder / "caf\xe9";
  write_text(data / "train-labels-idx1-ubyte", std::string("\0\0\x08\1\0\0\0\3\7\7\2", 11));
  write_text(data / "t10k-labels-idx1-ubyte", std::string("\0\0\x08\1\0\0\0\2\7\2", 10));
  Options options;
  options.lesson = "03_perceptron";
  options.data = data.string();
  options.out = folder.path();
  record_score(options, "perceptron", 0.25);
  record_score(options, "perceptron", 0.75);
  const auto scores = read_scores(folder / "scores.json");
  REQUIRE(scores.size() == 1);
  CHECK_THAT(scores[0].data, ContainsSubstring("/caf\\xe9 (3 + 2 images)"));
  CHECK(scores[0].accuracy == Approx(0.75));
}

TEST_CASE("an accuracy that is none leaves the scores as they are", "[common]") {
  const TemporaryFolder folder;
  Options options;
  options.data = "mini";
  options.out = folder.path();
  record_score(options, "perceptron", 0.75);
  for (const double none : {std::nan(""), 1.5, -0.25}) {
    CHECK_THROWS_AS(record_score(options, "perceptron", none), std::invalid_argument);
  }
  CHECK(read_scores(folder / "scores.json").at(0).accuracy == Approx(0.75));
}

TEST_CASE("a damaged list of scores or of published results is refused", "[common]") {
  const auto scores = [](const auto& file) { read_scores(file); };
  const auto published = [](const auto& file) { read_published(file); };
  for (const std::string text : {"", "[", "{}", "[7]", "[{\"lesson\": \"03\"}]", "\xff"}) {
    CHECK(complaint(text, scores) ==
          "contents: expected a JSON list of scores, accuracy from 0 to 1");
    CHECK(complaint(text, published) ==
          "contents: expected a JSON list of method, accuracy from 0 to 1 and source");
  }
  CHECK(complaint(R"([{"method": "CNN", "accuracy": 1.5, "source": "a paper"}])", published) ==
        "contents: expected a JSON list of method, accuracy from 0 to 1 and source");
  CHECK(complaint("[" + std::string(1 << 20, ' ') + "]", scores) ==
        "contents: expected at most 1048576 bytes");
}

}  // namespace
}  // namespace dl
