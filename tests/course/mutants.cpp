#include "mutants.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include <boost/algorithm/string/trim.hpp>
#include <fmt/format.h>

#include "tokens.hpp"

namespace dl {
namespace {

using Words = std::multimap<std::string_view, std::string_view>;

Words both_ways(const Words& twins) {
  auto both = twins;
  for (const auto& [one, other] : twins) both.emplace(other, one);
  return both;
}

const Words signs = both_ways({{"+", "-"}, {"*", "/"}, {"+=", "-="}, {"*=", "/="}, {"++", "--"}});
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
const std::set<std::string_view> no_matter = {"min", "max", "swap"};  // whose arguments' order
const std::set<std::string_view> heads = {"if", "for", "while", "switch"};

/// Finds a body's mutants.
class Finder {
 public:
  explicit Finder(const std::string& body) : body_(body), tokens_(tokens_of(body)) {}

  std::vector<Mutant> all() {
    every(&Finder::sign);
    every(&Finder::constant);
    every(&Finder::comparison);
    every(&Finder::and_or);
    every(&Finder::loop);
    every(&Finder::twin);
    every(&Finder::assignment);
    every(&Finder::call);
    every(&Finder::statement);
    every(&Finder::operands);
    every(&Finder::arguments);
    return std::move(mutants_);
  }

 private:
  void every(void (Finder::*find)(std::size_t)) {
    for (std::size_t i = 0; i < tokens_.size(); ++i) (this->*find)(i);
  }

  std::string_view word(std::size_t i) const { return i < tokens_.size() ? tokens_[i].word : ""; }

  void replace(const char* kind, std::size_t begin, std::size_t end, std::string write) {
    mutants_.push_back({kind, begin, end - begin, std::move(write)});
  }
  void replace(const char* kind, std::size_t i, std::string write) {
    replace(kind, tokens_[i].begin, tokens_[i].end(), std::move(write));
  }
  void replace(const char* kind, std::size_t i, const Words& words) {
    const auto [first, last] = words.equal_range(word(i));
    for (auto it = first; it != last; ++it) replace(kind, i, std::string(it->second));
  }

  bool space_before(std::size_t i) const {
    return i > 0 && tokens_[i - 1].end() < tokens_[i].begin;
  }
  bool space_after(std::size_t i) const {
    return i + 1 < tokens_.size() && tokens_[i].end() < tokens_[i + 1].begin;
  }
  bool is_binary(std::size_t i) const { return space_before(i) && space_after(i); }

  /// The text from one token to the one before another.
  std::string between(std::size_t from, std::size_t to) const {
    return body_.substr(tokens_[from].begin, tokens_[to - 1].end() - tokens_[from].begin);
  }

  void sign(std::size_t i) {
    const bool counts = word(i) == "++" || word(i) == "--";
    if (counts || is_binary(i)) replace("sign", i, signs);
    if (word(i) == "-" && !space_after(i)) replace("sign", i, "");
    if (word(i) == "!") replace("sign", i, "");
  }

  void constant(std::size_t i) {
    if (tokens_[i].kind != Token::Kind::number) return;
    const std::string number(word(i));
    if (number.find_first_of(".e") == std::string::npos) {
      replace("constant", i, std::to_string(std::stoll(number) + 1));
    } else {
      const double value = std::stod(number);
      replace("constant", i, fmt::format("{:#}", value == 0 ? 1 : 2 * value));
    }
  }

  void comparison(std::size_t i) {
    if (is_binary(i)) replace("comparison", i, comparisons);
  }

  void and_or(std::size_t i) { replace("and, or", i, logic); }

  /// for (...; i < n; ...): one less.
  void loop(std::size_t i) {
    if (word(i) != "for") return;
    const auto end = closing(tokens_, i + 1);
    std::vector<std::size_t> stops;
    for (auto k = i; k < end; ++k) {
      if (word(k) == ";") stops.push_back(k);
    }
    if (stops.size() != 2) return;
    replace("loop", tokens_[stops[1]].begin, tokens_[stops[1]].begin, " - 1");
  }

  void twin(std::size_t i) {
    if (tokens_[i].kind == Token::Kind::name && (word(i + 1) == "(" || word(i + 1) == "<")) {
      replace("twin", i, twins);
    }
  }

  void assignment(std::size_t i) {
    const bool declares = word(i) == "=" && i > 1 && tokens_[i - 1].kind == Token::Kind::name &&
                          (tokens_[i - 2].kind == Token::Kind::name || word(i - 2) == "&" ||
                           word(i - 2) == "*" || word(i - 2) == ">");
    if (is_binary(i) && !declares) replace("assignment", i, assignments);
  }

  /// x.transpose() without it, std::sqrt(x) as (x).
  void call(std::size_t i) {
    if (!calls.contains(word(i)) || word(i + 1) != "(") return;
    if (i > 1 && word(i - 1) == "::") {
      replace("call", tokens_[i - 2].begin, tokens_[i].end(), "");
    } else if (i > 0 && word(i - 1) == "." && word(i + 2) == ")") {
      replace("call", tokens_[i - 1].begin, tokens_[i + 2].end(), "");
    }
  }

  /// Behind the last token of the statement that begins here; nothing when it is none.
  std::optional<std::size_t> end_of_statement(std::size_t i) const {
    if (word(i) == "{") return closing(tokens_, i) + 1;
    if (heads.contains(word(i))) {
      auto end = end_of_statement(closing(tokens_, i + 1) + 1);
      if (end && word(*end) == "else") end = end_of_statement(*end + 1);
      return end;
    }
    for (; i < tokens_.size() && !closes(word(i)); ++i) {
      if (word(i) == ";") return i + 1;
      if (opens(word(i))) i = closing(tokens_, i);
    }
    return {};
  }

  void statement(std::size_t i) {
    static const std::set<std::string_view> before = {";", "{", "}"};
    if ((i > 0 && !before.contains(word(i - 1))) || word(i) == "else" || closes(word(i))) return;
    const auto end = end_of_statement(i);
    // A function that ends without its return does not compile for a learner.
    if (!end || (word(i) == "return" && (*end == tokens_.size() || word(*end) == "}"))) return;
    replace("statement", tokens_[i].begin, tokens_[*end - 1].end(), ";");
  }

  bool ends_operand(std::size_t i, std::string_view more) const {
    static const std::set<std::string_view> stops = {
        ",",  ";",  "=",  "+=", "-=", "*=", "/=", "return", "<", ">", "<=",
        ">=", "==", "!=", "&&", "||", "?",  ":",  "<<",     "{", "}", "case"};
    if (tokens_[i].kind == Token::Kind::sign && stops.contains(word(i))) {
      return is_binary(i) || (word(i) != "<" && word(i) != ">");
    }
    return stops.contains(word(i)) ||
           (is_binary(i) && word(i).size() == 1 && more.find(word(i)) != more.npos);
  }

  /// a - b as b - a, a / b as b / a.
  void operands(std::size_t i) {
    if ((word(i) != "-" && word(i) != "/") || !is_binary(i)) return;
    const bool minus = word(i) == "-";
    std::size_t first = i;
    for (int depth = 0; first > 0; --first) {
      const auto before = word(first - 1);
      if (closes(before)) ++depth;
      if (opens(before) && --depth < 0) break;
      if (depth == 0 && ends_operand(first - 1, minus ? "" : "+-")) break;
    }
    std::size_t last = i + 1;
    for (int depth = 0; last < tokens_.size(); ++last) {
      if (opens(word(last))) ++depth;
      if (closes(word(last)) && --depth < 0) break;
      if (depth == 0 && ends_operand(last, minus ? "+-" : "+-*/%")) break;
    }
    if (first == i || last == i + 1) return;
    replace("operands", tokens_[first].begin, tokens_[last - 1].end(),
            fmt::format("({}) {} ({})", between(i + 1, last), word(i), between(first, i)));
  }

  /// f(a, b) as f(b, a).
  void arguments(std::size_t i) {
    const auto name = word(i);
    if (tokens_[i].kind != Token::Kind::name || word(i + 1) != "(" || heads.contains(name)) return;
    if (no_matter.contains(name)) return;
    const auto end = closing(tokens_, i + 1);
    std::vector<std::size_t> commas;
    for (auto k = i + 2; k < end; ++k) {
      if (word(k) == ",") commas.push_back(k);
      if (opens(word(k))) k = closing(tokens_, k);
    }
    if (commas.size() != 1) return;
    const auto first = between(i + 2, commas[0]);
    const auto second = between(commas[0] + 1, end);
    if (first == second) return;
    replace("arguments", tokens_[i + 2].begin, tokens_[end - 1].end(), second + ", " + first);
  }

  const std::string& body_;
  std::vector<Token> tokens_;
  std::vector<Mutant> mutants_;
};

}  // namespace

std::vector<Mutant> mutants_of(const std::string& body) { return Finder(body).all(); }

std::vector<Mutant> spread(const std::vector<Mutant>& mutants, std::size_t most) {
  std::map<std::string, std::vector<Mutant>> by_kind;
  for (const auto& mutant : mutants) by_kind[mutant.kind].push_back(mutant);
  std::vector<Mutant> chosen;
  // Every second of a kind before those between them: 0, 4, 2, 1, 3 of five.
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
  const auto mutated = mutant.applied_to(body);
  const auto lines = [&](const std::string& text, std::size_t end) {
    const auto last = std::min(text.find('\n', end), text.size());
    return boost::trim_copy(text.substr(begin, last - begin));
  };
  return {lines(body, mutant.begin + mutant.size),
          lines(mutated, mutant.begin + mutant.write.size())};
}

}  // namespace dl
