#include <fmt/format.h>

#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("02_conventional_ml");
  return kept;
}

/// A column of the last table, for one learner on one kind of features.
double of(const std::string& learner, const std::string& features,
          const std::string& column = "test accuracy") {
  return output().table("6000 training images").number({learner, features}, column);
}

TEST_CASE("HOG does not mind a paler picture, but a shift as much as pixels do", "[course]") {
  const auto apart = output().table("How far apart");
  CHECK(apart.number("the same, half as bright", "pixels") == Approx(0.5));
  CHECK(apart.number("the same, half as bright", "HOG") < 0.001);
  CHECK(apart.number("the same, one pixel to the right", "HOG") ==
        Approx(apart.number("the same, one pixel to the right", "pixels")).margin(0.05));
}

TEST_CASE("more weight decay, smaller weights, a wider margin, more samples in it", "[course]") {
  const auto margins = output().table("A linear SVM on two clouds");
  const auto length = margins.numbers("|w|");
  const auto distance = margins.numbers("1 / |w|");
  for (std::size_t r = 0; r < margins.rows(); ++r) {
    CHECK(distance[r] == Approx(1 / length[r]).margin(0.02));
    if (r == 0) continue;
    CHECK(length[r] < length[r - 1]);
    CHECK(margins.numbers("mean hinge loss")[r] > margins.numbers("mean hinge loss")[r - 1]);
    CHECK(margins.numbers("with loss")[r] > margins.numbers("with loss")[r - 1]);
  }
}

TEST_CASE(
    "one line cannot follow a spiral; a tree memorizes it, a forest does better on new samples",
    "[course]") {
  const auto plane = output().table("Two classes in the plane");
  CHECK(plane.number("spirals, linear SVM", "samples") < 0.75);
  for (const std::string data : {"moons", "spirals"}) {
    const auto tree = data + ", one tree";
    CHECK(plane.number(tree, "samples") == 1);
    CHECK(plane.number(tree, "new") < 0.97);
    CHECK(plane.number(data + ", forest", "new") > plane.number(tree, "new"));
    CHECK(plane.number(data + ", linear SVM", "new") < plane.number(tree, "new"));
  }
}

TEST_CASE("the tree asks first for the width, with the threshold of the rules", "[course]") {
  CHECK(output().line("width up to ") == "width up to 25.5?");
  CHECK(says(output().title("feature_importances"), "width removes most impurity"));
}

TEST_CASE("twelve learned leaves do not beat twelve written rules, more leaves do", "[course]") {
  const double rules = of("rules by hand", "lesson 01");
  const double large = of("tree of 172 leaves", "lesson 01");
  CHECK(of("tree of 12 leaves", "lesson 01") < rules);
  CHECK(large > rules + 0.02);
  CHECK(says(output().learned(), fmt::format("from {:.3f} to {:.3f}", rules, large)));
}

TEST_CASE("HOG brings both learners more than the other learner brings", "[course]") {
  const double svm_pixels = of("linear SVM", "pixels"), svm_hog = of("linear SVM", "HOG");
  const double forest_pixels = of("forest", "pixels"), forest_hog = of("forest", "HOG");
  CHECK(svm_hog > svm_pixels + 0.03);
  CHECK(forest_hog > forest_pixels);
  CHECK(svm_hog > forest_hog);
  // In the order of the program, so that ties round alike.
  const double by_features = (svm_hog - svm_pixels + forest_hog - forest_pixels) / 2;
  const double by_learner = (forest_pixels - svm_pixels + forest_hog - svm_hog) / 2;
  CHECK(by_features > 2 * std::abs(by_learner));
  CHECK(says(output().learned(), fmt::format("the accuracy by {:+.3f}", by_features)));
  CHECK(says(output().learned(), fmt::format("SVM by {:+.3f}", by_learner)));
}

TEST_CASE("the out-of-bag estimate is near the test accuracy", "[course]") {
  for (const char* features : {"pixels", "HOG"}) {
    CHECK(of("forest", features, "out of bag") == Approx(of("forest", features)).margin(0.03));
  }
}

}  // namespace
}  // namespace dl
