#include <algorithm>

#include "mutants.hpp"
#include "tests/testing.hpp"
#include "tools/tokens.hpp"

namespace dl {
namespace {

/// The body with each mutant of one kind.
std::vector<std::string> mutated(const std::string& body, const std::string& kind) {
  std::vector<std::string> all;
  for (const auto& mutant : mutants_of(body)) {
    if (mutant.kind == kind) all.push_back(mutant.applied_to(body));
  }
  return all;
}

using Bodies = std::vector<std::string>;

Bodies words_of(const std::string& text) {
  Bodies words;
  for (const auto& token : tokens_of(text)) words.emplace_back(token.word);
  return words;
}

TEST_CASE("words of C++ are told apart, comments and spaces are none") {
  CHECK(words_of("a->b += 1e-5; // a < b\n/* c */ f(\"; \\\"\", '}')") ==
        Bodies{"a", "->", "b", "+=", "1e-5", ";", "f", "(", "\"; \\\"\"", ",", "'}'", ")"});
}

TEST_CASE("a raw string is one word, a quote that is left open ends with its line") {
  CHECK(words_of("f(R\"x(a \" }) b)x\", 1);") ==
        Bodies{"f", "(", "R\"x(a \" }) b)x\"", ",", "1", ")", ";"});
  CHECK(words_of("'} a\nb") == Bodies{"'} a\n", "b"});
}

TEST_CASE("signs are turned, a template, a pointer and a reference are none") {
  CHECK(mutated("a = -b * c;", "sign") == Bodies{"a = b * c;", "a = -b / c;"});
  CHECK(mutated("f<int>(const T* p, U&& u);", "sign").empty());
  CHECK(mutated("f<int>(x);", "comparison").empty());
}

TEST_CASE("whole numbers grow by one, others are doubled") {
  CHECK(mutated("x(0) * 0.5 + 1e-8", "constant") ==
        Bodies{"x(1) * 0.5 + 1e-8", "x(0) * 1.0 + 1e-8", "x(0) * 0.5 + 2e-08"});
}

TEST_CASE("comparisons move their border and turn round") {
  CHECK(mutated("a < b && c == d", "comparison") ==
        Bodies{"a <= b && c == d", "a > b && c == d", "a < b && c != d"});
  CHECK(mutated("a < b && c == d", "and, or") == Bodies{"a < b || c == d"});
}

TEST_CASE("a loop ends one earlier") {
  CHECK(mutated("for (int i = 0; i < n; ++i) f(i);", "loop") ==
        Bodies{"for (int i = 0; i < n - 1; ++i) f(i);"});
  CHECK(mutated("for (const auto& x : all) f(x);", "loop").empty());
}

TEST_CASE("each statement is left out with all that belongs to it") {
  CHECK(mutated("a = 1;\nif (b) {\n  c();\n} else d();\nreturn a;", "statement") ==
        Bodies{";\nif (b) {\n  c();\n} else d();\nreturn a;", "a = 1;\n;\nreturn a;",
               "a = 1;\nif (b) {\n  ;\n} else d();\nreturn a;"});
  CHECK(mutated("for (int i = 0; i < n; ++i) f(i);", "statement") == Bodies{";"});
  CHECK(mutated("if (a) return b;\nif (c) {\n  return d;\n} else {\n  return e;\n}\n",
                "statement") == Bodies{";\nif (c) {\n  return d;\n} else {\n  return e;\n}\n"});
}

TEST_CASE("operands and arguments change places, or one is left out") {
  CHECK(mutated("x = a - b * c - d;", "operands") ==
        Bodies{"x = (b * c) - (a) - d;", "x = (d) - (a - b * c);"});
  CHECK(mutated("x = a / (b + c) * d;", "operands") == Bodies{"x = ((b + c)) / (a) * d;"});
  CHECK(mutated("x = std::abs(a - b) + (c - d).norm();", "operands").empty());
  CHECK(mutated("return a + b;", "left out") == Bodies{"return a;", "return b;"});
  CHECK(mutated("f(a, g(b), c); f(g(x, y), z); min(a, b);", "arguments") ==
        Bodies{"f(a, g(b), c); f(z, g(x, y)); min(a, b);",
               "f(a, g(b), c); f(g(y, x), z); min(a, b);"});
}

TEST_CASE("twins, calls and assignments") {
  CHECK(mutated("x.row(i) += y.col(j);", "twin") ==
        Bodies{"x.col(i) += y.col(j);", "x.row(i) += y.row(j);"});
  CHECK(mutated("x += std::sqrt(y) + z.square();", "call") ==
        Bodies{"x += (y) + z.square();", "x += std::sqrt(y) + z;"});
  CHECK(mutated("real x = 1; y = x; y += x;", "assignment") ==
        Bodies{"real x = 1; y += x; y += x;", "real x = 1; y = x; y = x;"});
}

TEST_CASE("a choice has some of each kind, the same in every run") {
  const std::string body = "a = b + c + d + e + f - g; h = 1;";
  const auto all = mutants_of(body);
  const auto some = spread(all, 6);
  REQUIRE(some.size() == 6);
  for (const auto& mutant : all) {
    CHECK(std::ranges::find(some, mutant.kind, &Mutant::kind) != some.end());
  }
  CHECK(spread(all, 1000).size() == all.size());
}

TEST_CASE("a change is told by its lines") {
  const std::string body = "  a = 1;\n    b = a - 2;\n  c = b;\n";
  for (const auto& mutant : mutants_of(body)) {
    if (mutant.kind != "operands") continue;
    CHECK(change_of(mutant, body).instead_of == "b = a - 2;");
    CHECK(change_of(mutant, body).write == "b = (2) - (a);");
  }
}

}  // namespace
}  // namespace dl
