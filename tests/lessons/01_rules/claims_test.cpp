#include <fmt/format.h>

#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("01_rules");
  return kept;
}

/// The share of a class that the rules find.
double found(const std::string& name) {
  const auto confusion = output().table("What is (down)");
  double all = 0;
  for (const auto& other : confusion.words("truth \\ predicted")) {
    all += confusion.number(name, other);
  }
  return confusion.number(name, name) / all;
}

TEST_CASE("the title names the classes that are found most and least often", "[course]") {
  const auto names = output().table("What is (down)").words("truth \\ predicted");
  const auto best = *std::ranges::max_element(names, {}, found);
  const auto worst = *std::ranges::min_element(names, {}, found);
  CHECK(output().title("confusion") ==
        fmt::format("Found most often: {}, {:.0f}%; least often: {}, {:.0f}%", best,
                    100 * found(best), worst, 100 * found(worst)));
  CHECK(worst == "Shirt");
  CHECK(found("Bag") > 0.9);
  CHECK(found("Trouser") > 0.85);
  CHECK(found("Sandal") < 0.7);
}

TEST_CASE("trousers are the narrowest, shoes the widest with an empty upper left", "[course]") {
  const auto features = output().table("What is measured");
  for (const char* other : {"T-shirt", "Pullover", "Dress", "Coat", "Shirt", "Bag"}) {
    CHECK(features.number("width", "Trouser") < features.number("width", other));
    CHECK(features.number("leg gap", "Trouser") > 3 * features.number("leg gap", other));
    for (const char* shoe : {"Sandal", "Sneaker", "Boot"}) {
      CHECK(features.number("width", shoe) > features.number("width", other));
      CHECK(features.number("upper left", shoe) < 0.01);
      CHECK(features.number("upper left", shoe) < features.number("upper left", other));
    }
  }
}

TEST_CASE("no rule is right more often first than in its place, most much less", "[course]") {
  const auto rules = output().table("12 rules");
  const auto right = rules.numbers("right");
  const auto first = rules.numbers("asked first");
  int much_less = 0;
  for (std::size_t r = 0; r < right.size(); ++r) {
    CHECK(first[r] <= right[r]);
    much_less += right[r] - first[r] > 0.2;
  }
  CHECK(much_less > 6);
  CHECK(right[3] - first[3] > 0.4);
}

TEST_CASE("the images that come to the last three rules are the hardest", "[course]") {
  const auto right = output().table("12 rules").numbers("right");
  for (std::size_t late = 9; late < 12; ++late) {
    for (std::size_t early = 0; early < 9; ++early) CHECK(right[late] < right[early]);
  }
}

TEST_CASE("the closing line counts what the tables show", "[course]") {
  const auto rules = output().table("12 rules").rows();
  const auto rewritten = output().table("A new class comes: Sandal.").rows();
  const auto score = std::stod(output().line("test accuracy ").substr(14));
  CHECK(says(output().learned(),
             fmt::format("{} rules know {:.0f} of 100 images", rules, 100 * score)));
  CHECK(says(output().learned(), fmt::format("for one more class {} of them", rewritten)));
  CHECK(score > 0.6);
  CHECK(score < 0.8);
  CHECK(rewritten > 1);
}

}  // namespace
}  // namespace dl
