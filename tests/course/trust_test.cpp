#include <future>

#include <boost/algorithm/string/replace.hpp>

#include "learner_tree.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

const LearnerTree& tree() {
  static const LearnerTree tree;
  return tree;
}

TEST_CASE("what a body prints stands under its exercise and changes no verdict", "[course]") {
  const auto finished = tree().check_with(
      R"(std::printf("w < 0\n<debug>\n<?xml version='1.0'?>\n{\"end\": 1}\n\x1b[2J\n");)");
  INFO(finished.output);
  CHECK(finished.status == 0);
  CHECK_THAT(finished.output,
             ContainsSubstring("printed   w < 0\n                <debug>\n                <?xml"));
  CHECK_THAT(finished.output,
             ContainsSubstring("{\"end\": 1}\n                \\x1b[2J\n                ...\n"));
}

TEST_CASE("what is written beside the bodies counts", "[course]") {
  const auto check_after = [](const std::string& words, const std::string& others) {
    auto text = read_text(tree().file());
    REQUIRE(text.find(words) != std::string::npos);
    boost::replace_first(text, words, others);
    write_text(tree().file(), text);
    return tree().learn({"check", "01"});
  };
  const std::string helper = "inline int doubled(int n) { return 2 * n; }\n";
  tree().write_in_body("static_cast<void>(doubled(1));");
  CHECK(check_after("/// A rectangle", helper + "/// A rectangle").status == 0);
  const auto wrong = check_after("static_cast<void>(doubled(1));", "return doubled(1);");
  INFO(wrong.output);
  CHECK(wrong.status == 1);
  CHECK_THAT(wrong.output, ContainsSubstring("6 of 7 exercises pass. Next: 01.1"));
  tree().solve();
  CHECK(check_after("Index right;", "Index right;\n  Index mine = 3;").status == 0);
  CHECK(check_after("real(0.2)", "real(0.6)").status == 1);
}

TEST_CASE("a warning of the compiler about a learner's code is no error, also in CI", "[course]") {
  const auto finished = tree().check_with("if (1u > -1) std::fflush(stdout);");
  INFO(finished.output);
  CHECK(finished.status == 0);
}

TEST_CASE("a body that ends the program, at once or late, fails only itself", "[course]") {
  const std::vector<std::pair<std::string, std::string>> bodies = {
      {"std::exit(0);", "ended early, with status 0"},
      {"*static_cast<volatile int*>(nullptr) = 7;", "ended by a signal: Segmentation fault"},
      {"std::atexit([] { std::abort(); });", "ended by a signal: Aborted"},
      {"for (;;) std::puts(\"endless\");", "printed without end"},
      {"std::vector<double>(std::size_t{1} << 30, 1.5).at(7) = 2.5;", "bad_alloc"}};
  for (const auto& [body, reason] : bodies) {
    const auto finished = tree().check_with(body);
    INFO(body << "\n" << finished.output);
    CHECK(finished.status == 1);
    CHECK(finished.output.size() < 10'000);
    CHECK_THAT(finished.output, ContainsSubstring(reason));
    CHECK_THAT(finished.output, ContainsSubstring("6 of 7 exercises pass. Next: 01.1"));
    CHECK_THAT(tree().learn({"list", "--json"}).output,
               ContainsSubstring("\"state\": \"6 of 7 exercises pass\""));
  }
}

TEST_CASE("a verdict is about contents, whatever the times of the files say", "[course]") {
  tree().solve();
  tree().check_passes();
  CHECK_THAT(tree().learn({"list", "--json"}).output, ContainsSubstring("\"state\": \"done\""));
  // Another version, older than all that was built.
  const auto solved = read_text(tree().file());
  write_text(tree().file(), std::regex_replace(solved, std::regex("return"), "return -"));
  fs::last_write_time(tree().file(), fs::last_write_time(tree().root() / "CMakeLists.txt"));
  // What is said of rules.hpp, which includes no other file of the lesson, stands.
  CHECK_THAT(tree().learn({"list", "--json"}).output,
             ContainsSubstring("\"state\": \"1 of 7 exercises pass\""));
  CHECK(tree().learn({"check", "01"}).status == 1);
  // The first version comes back, as old as before.
  CHECK_THAT(tree().learn({"reset", "01"}).output, ContainsSubstring("your version is kept as"));
  CHECK(tree().learn({"check", "01"}).status == 1);
  tree().solve();
  fs::last_write_time(tree().file(), fs::last_write_time(tree().root() / "CMakeLists.txt"));
  tree().check_passes();
}

TEST_CASE("a file that the tests include belongs to the verdict", "[course]") {
  tree().solve();
  tree().check_passes();
  const auto included = tree().root() / "tests" / "testing.hpp";
  const auto text = read_text(included);
  write_text(included, text + "// another version\n");
  CHECK_THAT(tree().learn({"list", "--json"}).output, ContainsSubstring("worked on, not checked"));
  write_text(included, text);
  CHECK_THAT(tree().learn({"list", "--json"}).output, ContainsSubstring("\"state\": \"done\""));
}

TEST_CASE("a tree that was copied or moved acts on itself", "[course]") {
  tree().solve();
  tree().check_passes();
  const TemporaryFolder elsewhere;
  const auto copy = elsewhere / "a copy";
  CourseTree::run({"cp", "-a", tree().root().string(), copy.string()});
  const auto reset = LearnerTree::learn_in(copy, {"reset", "01"});
  INFO(reset.output);
  CHECK(reset.status == 0);
  CHECK_THAT(reset.output, ContainsSubstring("the build is of another folder"));
  CHECK_THAT(read_text(copy / "exercises/01_rules/features.hpp"), ContainsSubstring("todo("));
  CHECK_THAT(read_text(tree().file()), !ContainsSubstring("todo("));
  const auto moved = elsewhere / "moved";
  fs::rename(copy, moved);
  fs::remove(moved / "build/default/CMakeCache.txt");
  CHECK(LearnerTree::learn_in(moved, {"check", "01"}).status == 1);
  const auto run = LearnerTree::learn_in(moved, {"run", "01", "--", "--quick", "--plot", "none"});
  INFO(run.output);
  CHECK(run.status == 0);
  CHECK(fs::exists(moved / "out/01_rules/scores.json"));
  CHECK_FALSE(fs::exists(tree().root() / "out"));
  tree().check_passes();
}

TEST_CASE("without a cache that can be written the course builds", "[course]") {
  for (const Command& set : {Command{"HOME=/proc/none"}, {"CCACHE_DIR=/proc/none"}}) {
    tree().write_in_body("// not compiled before");
    const auto finished = tree().learn({"check", "01"}, set);
    INFO(finished.output);
    CHECK(finished.status == 0);
  }
}

TEST_CASE("commands at once wait for each other", "[course]") {
  tree().solve();
  for (int round = 0; round < 2; ++round) {
    write_text(tree().file(), read_text(tree().file()) + "// a round\n");
    std::vector<std::future<Finished>> all;
    for (int i = 0; i < 3; ++i) {
      all.push_back(std::async(std::launch::async, [] { return tree().learn({"check", "01"}); }));
    }
    for (auto& one : all) {
      const auto finished = one.get();
      INFO(finished.output);
      CHECK(finished.status == 0);
      CHECK_THAT(finished.output, ContainsSubstring("All 7 exercises pass."));
    }
  }
}

}  // namespace
}  // namespace dl
