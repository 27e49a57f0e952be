#include <boost/algorithm/string/replace.hpp>
#include <nlohmann/json.hpp>

#include "tests/testing.hpp"
#include "tools/bodies.hpp"
#include "tools/checking.hpp"
#include "tools/compiler_words.hpp"
#include "tools/complaint.hpp"
#include "tools/functions.hpp"
#include "tools/judged_source.hpp"

namespace dl {
namespace {

const std::string yours =
    "int f(int x) {\n  // exercise 07.1: double it\n  return x + x;  // }\n}\n"
    "int g() {\n  // exercise 07.2: a brace\n  return '}' + 1'000;\n}\n";

TEST_CASE("a body ends where its function does, whatever stands in words", "[course]") {
  const auto f = find_body(yours, "07.1");
  REQUIRE(f);
  CHECK(f->in(yours) == "  return x + x;  // }\n");
  CHECK(f->line == 3);
  CHECK(f->last_line == 4);
  const auto g = find_body(yours, "07.2");
  REQUIRE(g);
  CHECK(g->in(yours) == "  return '}' + 1'000;\n");
  CHECK_FALSE(find_body(yours, "07.3"));
  CHECK_FALSE(find_body("// exercise 07.1: never closed\nint x;", "07.1"));
  CHECK_FALSE(find_body("// exercise 07x1: a point is a point\n}", "07.1"));
  const std::string raw = "// exercise 07.1: raw\nf(R\"(}\")\"); g(\"\\\"}\"); /* } */ h();\n}";
  REQUIRE(find_body(raw, "07.1"));
  CHECK(find_body(raw, "07.1")->end == raw.size() - 1);
}

TEST_CASE("a body is to do while it begins with what was made, however it is indented",
          "[course]") {
  CHECK(is_to_do("{\n// exercise 07.1: a\n  todo(\"07.1\");\n}", "07.1"));
  CHECK(is_to_do("{\n// exercise 07.1: a\n\n\ttodo(\"07.1\");\n  return 3;\n}", "07.1"));
  CHECK_FALSE(is_to_do("{\n// exercise 07.1: a\n  f();\n  todo(\"07.1\");\n}", "07.1"));
  CHECK_FALSE(is_to_do("{\n// exercise 07.1: a\n}", "07.1"));
  CHECK(is_to_do("{\n  todo(\"07.1\");\n}", "07.1"));  // the mark is gone
  CHECK_FALSE(is_to_do("{\n}", "07.1"));
}

Exercise exercise(const std::string& id) {
  return {.id = id, .title = "", .file = "", .hints = {}};
}

JudgedSource judged(const std::string& mine, const std::string& reference,
                    const std::vector<Exercise>& exercises) {
  const TwoSources both{.yours = mine,
                        .your_name = "exercises/a.hpp",
                        .reference = reference,
                        .reference_name = "solutions/a.hpp",
                        .exercises = exercises};
  return both.judged(both.only_bodies_differ());
}

TEST_CASE("what the tests judge holds each body twice, with the lines of its file", "[course]") {
  const std::string reference =
      "int f(int x) {\n  // exercise 07.1: double it\n  // hint: twice\n  return 2 * x;\n}\n";
  const auto text = judged(yours, reference, {exercise("07.1"), exercise("07.2")}).included;
  CHECK_THAT(text, ContainsSubstring("::dl::is_judged(\"07.1\"); yours) {\n#line 3 "
                                     "\"exercises/a.hpp\"\n  return x + x;  // }\n"));
  CHECK_THAT(text, ContainsSubstring("} else {\n#line 3 \"solutions/a.hpp\"\n  // hint: twice\n"
                                     "  return 2 * x;\n"));
  CHECK_THAT(text, ContainsSubstring("#line 4 \"exercises/a.hpp\"\n}\nint g() {\n"));
  CHECK_THAT(text, !ContainsSubstring("is_judged(\"07.2\")"));  // the reference has none
}

TEST_CASE("bodies are compiled alone where nothing else was written", "[course]") {
  const std::string reference =
      "#pragma once\n/// Twice.\ninline int f(int x) {\n  // exercise 07.1: double it\n"
      "  // hint: twice\n  return 2 * x;\n}\nstruct S {\n  int n;\n};\n";
  const std::string mine =
      "#pragma once\n#include <cstdio>\n// Mine.\n/// Twice.\ninline int f(int x) {\n"
      "  // exercise 07.1: double it\n  int y = x;\n  return x + y;\n}\nstruct S {\n  int n;\n};\n";
  const auto alone = judged(mine, reference, {exercise("07.1")});
  CHECK(alone.included ==
        "#pragma GCC system_header\n#pragma once\n/// Twice.\ninline int f(int x) ;\n\n\n\n\n"
        "struct S {\n  int n;\n};\n");
  CHECK_THAT(alone.bodies, ContainsSubstring("\n[[gnu::used]] inline int f(int x) {\n"));
  CHECK_THAT(alone.bodies, ContainsSubstring("#line 7 \"exercises/a.hpp\"\n  int y = x;\n"));

  const auto becomes = [&](const std::string& words, const std::string& others) {
    return boost::replace_first_copy(mine, words, others);
  };
  for (const auto& other : {becomes("int n", "int n, m"), becomes("inline", "int g();\ninline"),
                            becomes("struct S", "#define S T\nstruct S"),
                            becomes("  // exercise 07.1: double it\n", "")}) {
    INFO(other);
    const auto together = judged(other, reference, {exercise("07.1")});
    CHECK_THAT(together.included, ContainsSubstring("return x + y;"));
    CHECK_THAT(together.bodies, !ContainsSubstring("return x + y;"));
  }
}

TEST_CASE("templates are compiled with the tests, but for those that a class's functions call",
          "[course]") {
  const std::string body = "{\n// exercise 07.1: a\nreturn x;\n}\n";
  const auto bodies = [&](const std::string& text) {
    return judged(text, text, {exercise("07.1")}).bodies;
  };
  for (const std::string head :
       {"template <typename T>\nT f(T x) ", "constexpr int f(int x) ", "inline auto f(int x) "}) {
    CHECK_THAT(bodies(head + body), !ContainsSubstring("return x"));
  }
  const std::string member = "template <typename T> T f(T x) const ";
  CHECK_THAT(
      bodies("class C {\n public:\n  int g() { return f(1); }\n private:\n" + member + body + "};"),
      ContainsSubstring(" public:\n  [[gnu::used]] int g()"));
  CHECK_THAT(bodies("template <typename U>\nclass C {\n" + member + body + "};"),
             !ContainsSubstring("return x"));
}

TEST_CASE("the functions of a header are found", "[course]") {
  const std::string text =
      "#include <a>\nnamespace n {\nenum class E { a, b };\ninline const int list[] = {1, 2};\n"
      "int first(int x = int{3}) { if (x) { return 1; } return 2; }\n"
      "class C : public B {\n public:\n  explicit C(int a) : B(a), a_{a} {}\n"
      "  bool operator==(const C& o) const { return true; }\n private:\n  int a_{0};\n"
      "  template <typename T> void second(T) {}\n};\n"
      "inline auto third() -> int { return 3; }\nconstexpr int fourth() { return 4; }\n}\n";
  std::vector<std::string> found;
  for (const auto& f : functions_of(text)) {
    found.push_back(text.substr(f.begin, f.open - f.begin) + (f.is_plain ? "plain" : "") +
                    (f.is_in_class ? " in a class" : ""));
    CHECK(text[f.close] == '}');
  }
  CHECK(found == std::vector<std::string>{"int first(int x = int{3}) plain",
                                          "explicit C(int a) : B(a), a_{a} plain in a class",
                                          "bool operator==(const C& o) const plain in a class",
                                          "template <typename T> void second(T)  in a class",
                                          "inline auto third() -> int plain",
                                          "constexpr int fourth() "});
}

std::string complaint(const std::string& expected, const std::string& found) {
  return complaint_of({{"kind", "failure"}, {"expected", expected}, {"found", found}});
}

TEST_CASE("a failed check is told as a person writes it", "[course]") {
  CHECK(complaint("sum == Approx(2.25)", "2.0 == Approx( 2.25 )") ==
        "expected  sum = 2.25\nfound     2\n");
  CHECK(complaint("loss < bound(a < b)", "0.70000000000000007 < 0.5") ==
        "expected  loss < 0.5\nfound     0.7\n");
  CHECK(complaint("y == Approx(x)", "1.3045236054000001 == Approx( 1.3045236093999999 )") ==
        "expected  y = 1.3045236094\nfound     1.3045236054\n");
  CHECK(complaint("y == Approx(0.5)", "4.9406564584124654e-324 == Approx( 1.5e-400 )") ==
        "expected  y = 1.5e-400\nfound     4.94066e-324\n");
  CHECK(complaint("near(p.weights(), row({1, 2}))",
                  "is to be 0.25 in row 0, column 1 of [1, 2], and is nan") ==
        "expected  p.weights(): 0.25 in row 0, column 1 of [1, 2]\nfound     nan\n");
  CHECK(complaint("g.right(1, 2) == Approx(0.1)", "-0.10000000000000001\n==\nApprox( 0.1 )") ==
        "expected  g.right(1, 2) = 0.1\nfound     -0.1\n");
  CHECK(complaint("!stops()", "!true") == "expected  not stops()\nfound     it is so\n");
  CHECK(complaint("p.learn(x)", "false") == "expected  p.learn(x)\nfound     it is not so\n");
  CHECK(complaint_of({{"kind", "no exception"}, {"expected", "f(x), std::invalid_argument"}}) ==
        "expected  f(x) throws\nfound     it does not\n");
  CHECK(complaint_of({{"words", {"this looks like: a sign", "seed 7", 3}}}) ==
        "seed 7\nlooks like: a sign\n");
}

TEST_CASE("a matrix tells the first entry that differs, or its shape", "[course]") {
  const auto m = rows({{1.5, 2.5, 3.5}, {4.5, 5.5, 6.5}});
  auto other = m;
  CHECK(near(other, m).difference().empty());
  other(1, 0) = NAN;
  CHECK(near(other, m).difference() == "is to be 4.5 in row 1, column 0 of [2, 3], and is nan");
  CHECK(near(row({1.5}), m).difference() == "is to have the shape [2, 3], and has [1, 1]");
}

TEST_CASE("a compiler's error is one message, its line and a caret", "[course]") {
  const TemporaryFolder folder;
  write_text(folder / "exercises/01_rules/rules.hpp", "one\n  two = tree;\nthree\n");
  const std::string gcc =
      "FAILED: CMakeFiles/x.o\n/usr/bin/c++ -c long\nIn file included from tests/a.cpp:3:\n"
      "exercises/01_rules/rules.hpp: In function ‘f’:\n"
      "exercises/01_rules/rules.hpp:2:9: error: ‘tree’ was not declared [-Werror=x]\n"
      "    2 |   two = tree;\n";
  CHECK(error_in_words(folder.path(), gcc) ==
        "exercises/01_rules/rules.hpp:2: ‘tree’ was not declared\n  two = tree;\n        ^\n");
  const std::string deep =
      "/usr/include/eigen3/E.h:  In instantiation of ‘f’:\n"
      "exercises/01_rules/rules.hpp:2:3:   required from here\n"
      "/usr/include/eigen3/E.h:7:3: error: static assertion failed: "
      "YOU_MIXED_DIFFERENT_NUMERIC_TYPES__YOU_NEED_TO\n";
  CHECK_THAT(error_in_words(folder.path(), deep),
             ContainsSubstring("exercises/01_rules/rules.hpp:2: two number types are mixed"));
  const std::string clang =
      "/usr/include/eigen3/E.h:7:3: error: static_assert failed \"INVALID_MATRIX_PRODUCT\"\n"
      "exercises/01_rules/rules.hpp:2:3: note: in instantiation of member function 'f'\n";
  CHECK_THAT(error_in_words(folder.path(), clang),
             ContainsSubstring("exercises/01_rules/rules.hpp:2: a product needs"));
  CHECK(error_in_words(folder.path(), "ld: no place\n").empty());
}

TEST_CASE("warnings about a learner's file are told once", "[course]") {
  const std::string said =
      "tests/a.cpp:1:2: warning: of ours\n"
      "exercises/01_rules/rules.hpp:2:9: warning: this statement may fall through "
      "[-Wimplicit-fallthrough=]\n";
  CHECK(warnings_in_words(said + said) ==
        "exercises/01_rules/rules.hpp:2: this statement may fall through\n");
}

TEST_CASE("a verdict is one line where it passes, and few where it fails", "[course]") {
  const Place place{.course = Course("/nowhere"), .build = ""};
  const Exercise exercise{.id = "07.1", .title = "double it", .file = "a.hpp", .hints = {"twice"}};
  CHECK(lines_of(place, exercise, {.exercise = "07.1", .to_do = true}).size() == 1);
  std::string noise;
  for (int i = 0; i < 40; ++i) noise += fmt::format("line {} {}\n", i, std::string(90, 'x'));
  const TestResult bad{
      .sentence = "it doubles", .place = "", .ended = true, .complaint = "expected  2\n" + noise};
  const Verdict fails{
      .exercise = "07.1", .warnings = noise, .tests = {bad, bad}, .printed = "\x1b[2J\n" + noise};
  const auto lines = lines_of(place, exercise, fails);
  CHECK(lines.size() == 9);
  for (const auto& line : lines) CHECK(line.size() <= 80);
  CHECK_THAT(lines[1], ContainsSubstring("it doubles"));
  CHECK(lines_of(place, exercise, fails, true).size() > 100);
}

}  // namespace
}  // namespace dl
