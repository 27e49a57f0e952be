#include "mutants.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <boost/algorithm/string/trim.hpp>
#include <fmt/format.h>

#include "structure.hpp"

namespace dl {
namespace {

using Words = std::multimap<std::string_view, std::string_view>;

Words both_ways(const Words& pairs) {
  auto both = pairs;
  for (const auto& [one, other] : pairs) both.emplace(other, one);
  return both;
}

const Words signs = both_ways({{"+", "-"}, {"*", "/"}, {"+=", "-="}, {"*=", "/="}});
const Words counts = both_ways({{"++", "--"}});
const Words comparisons = {{"<", "<="}, {"<", ">"},  {"<=", "<"},  {"<=", ">="}, {">", ">="},
                           {">", "<"},  {">=", ">"}, {">=", "<="}, {"==", "!="}, {"!=", "=="}};
const Words logic = both_ways({{"&&", "||"}, {"true", "false"}});
const Words assignments = {{"+=", "="}, {"=", "+="}};
const Words twins = both_ways({{"min", "max"},
                               {"minCoeff", "maxCoeff"},
                               {"cwiseMin", "cwiseMax"},
                               {"row", "col"},
                               {"rows", "cols"},
                               {"rowwise", "colwise"},
                               {"head", "tail"},
                               {"leftCols", "rightCols"},
                               {"topRows", "bottomRows"},
                               {"front", "back"},
                               {"sum", "mean"},
                               {"squaredNorm", "norm"}});
const std::set<std::string_view> calls = {"transpose", "abs", "cwiseAbs", "square", "sqrt"};
const std::set<std::string_view> even = {"cwiseAbs", "cwiseAbs2", "norm", "squaredNorm", "square"};
const std::set<std::string_view> any_order = {"min", "max", "swap"};  // of their arguments

/// As C++ writes a number that is not whole.
std::string as_real(double value) {
  const auto text = fmt::format("{}", value);
  return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

/// Finds a body's mutants, one rule after the other.
class Finder {
 public:
  explicit Finder(const std::string& body) : body_(body), tokens_(tokens_of(body)) {}

  std::vector<Mutant> all() {
    for (const auto rule : {&Finder::sign, &Finder::constant, &Finder::comparison, &Finder::and_or,
                            &Finder::loop, &Finder::twin, &Finder::assignment, &Finder::call,
                            &Finder::statement, &Finder::operands, &Finder::arguments}) {
      for (std::size_t i = 0; i < tokens_.size(); ++i) (this->*rule)(i);
    }
    return std::move(mutants_);
  }

 private:
  std::string_view at(std::size_t i) const { return word(tokens_, i); }

  bool is_name(std::size_t i) const { return tokens_[i].kind == Token::Kind::name; }

  std::string text(Range range) const {
    const auto begin = tokens_[range.first].begin;
    return body_.substr(begin, tokens_[range.last - 1].end() - begin);
  }

  bool contains(Range range, std::string_view name) const {
    for (auto i = range.first; i < range.last; ++i) {
      if (at(i) == name) return true;
    }
    return false;
  }

  /// abs(a - b), (a - b).norm(): turned round it is the same number.
  bool sign_is_lost(Range difference) const {
    if (difference.first < 2 || at(difference.first - 1) != "(" || at(difference.last) != ")") {
      return false;
    }
    const auto after = at(difference.last + 1) == "." ? at(difference.last + 2) : "";
    return at(difference.first - 2) == "abs" || even.contains(after);
  }

  void replace(const char* kind, Range range, const std::string& write) {
    const auto begin = tokens_[range.first].begin;
    if (text(range) == write) return;
    mutants_.push_back({kind, begin, tokens_[range.last - 1].end() - begin, write});
  }
  void replace(const char* kind, std::size_t i, const Words& words) {
    const auto [first, last] = words.equal_range(at(i));
    for (auto it = first; it != last; ++it) replace(kind, {i, i + 1}, std::string(it->second));
  }

  void sign(std::size_t i) {
    replace("sign", i, counts);
    if (is_binary(tokens_, i)) replace("sign", i, signs);
    if (at(i) == "!" || (at(i) == "-" && !space_after(tokens_, i))) {
      replace("sign", {i, i + 1}, "");
    }
  }

  void constant(std::size_t i) {
    if (tokens_[i].kind != Token::Kind::number) return;
    const std::string number(at(i));
    if (number.find_first_of(".e") == std::string::npos) {
      replace("constant", {i, i + 1}, std::to_string(std::stoll(number) + 1));
    } else {
      const double value = std::stod(number);
      replace("constant", {i, i + 1}, as_real(value == 0 ? 1 : 2 * value));
    }
  }

  void comparison(std::size_t i) {
    if (is_binary(tokens_, i)) replace("comparison", i, comparisons);
  }

  void and_or(std::size_t i) { replace("and, or", i, logic); }

  /// for (...; i < n; ...) ends one earlier.
  void loop(std::size_t i) {
    if (at(i) != "for") return;
    const auto end = closing(tokens_, i + 1);
    auto semicolons = 0;
    for (auto k = i; k < end; ++k) {
      if (at(k) == ";" && ++semicolons == 2) replace("loop", {k, k + 1}, " - 1;");
    }
  }

  void twin(std::size_t i) {
    if (is_name(i) && (at(i + 1) == "(" || at(i + 1) == "<")) replace("twin", i, twins);
  }

  void assignment(std::size_t i) {
    const auto type = i > 1 ? at(i - 2) : "";
    const bool declares =
        i > 1 && is_name(i - 1) && (is_name(i - 2) || type == "&" || type == "*" || type == ">");
    if (is_binary(tokens_, i) && !declares) replace("assignment", i, assignments);
  }

  /// x.transpose() without it, std::sqrt(x) as (x).
  void call(std::size_t i) {
    if (i < 2 || !calls.contains(at(i)) || at(i + 1) != "(") return;
    if (at(i - 1) == "::") replace("call", {i - 2, i + 1}, "");
    if (at(i - 1) == "." && at(i + 2) == ")") replace("call", {i - 1, i + 3}, "");
  }

  /// Left out, but for what returns at a function's end: without it, nothing compiles for a
  /// learner.
  void statement(std::size_t i) {
    const auto range = statement_at(tokens_, i);
    if (!range) return;
    const bool at_the_end = range->last == tokens_.size() || at(range->last) == "}";
    if (!at_the_end || !contains(*range, "return")) replace("statement", *range, ";");
  }

  /// Of a - b: b - a; of each: one side alone.
  void operands(std::size_t i) {
    const auto sides = operands_of(tokens_, i);
    if (!sides) return;
    const Range both{sides->left.first, sides->right.last};
    const auto left = text(sides->left);
    const auto right = text(sides->right);
    if ((at(i) == "-" && !sign_is_lost(both)) || at(i) == "/") {
      replace("operands", both, fmt::format("({}) {} ({})", right, at(i), left));
    }
    replace("left out", both, left);
    replace("left out", both, right);
  }

  /// f(b, a) for f(a, b).
  void arguments(std::size_t i) {
    if (!is_name(i) || at(i + 1) != "(" || is_head(at(i)) || any_order.contains(at(i))) return;
    const auto both = arguments_of(tokens_, i + 1);
    if (both.size() != 2 || text(both[0]) == text(both[1])) return;
    replace("arguments", {both[0].first, both[1].last}, text(both[1]) + ", " + text(both[0]));
  }

  const std::string& body_;
  Tokens tokens_;
  std::vector<Mutant> mutants_;
};

}  // namespace

std::vector<Mutant> mutants_of(const std::string& body) { return Finder(body).all(); }

std::vector<Mutant> spread(const std::vector<Mutant>& mutants, std::size_t most) {
  std::map<std::string, std::vector<Mutant>> by_kind;
  for (const auto& mutant : mutants) by_kind[mutant.kind].push_back(mutant);
  std::vector<Mutant> chosen;
  // Every second of a kind before those between them: 0, 2, 4, 1, 3 of five.
  for (std::size_t round = 0; chosen.size() < std::min(most, mutants.size()); ++round) {
    for (const auto& [kind, own] : by_kind) {
      if (round >= own.size() || chosen.size() == most) continue;
      const auto half = (own.size() + 1) / 2;
      chosen.push_back(own[round < half ? 2 * round : 2 * (round - half) + 1]);
    }
  }
  return chosen;
}

Change change_of(const Mutant& mutant, const std::string& body) {
  const auto begin = mutant.begin == 0 ? 0 : body.rfind('\n', mutant.begin - 1) + 1;
  const auto lines = [&](const std::string& text, std::size_t changed) {
    const auto end = std::min(text.find('\n', mutant.begin + changed), text.size());
    return boost::trim_copy(text.substr(begin, end - begin));
  };
  return {lines(body, mutant.size), lines(mutant.applied_to(body), mutant.write.size())};
}

}  // namespace dl
