#include "complaint.hpp"

#include <charconv>
#include <optional>
#include <regex>

#include <fmt/format.h>

namespace dl {
namespace {

std::string text_at(const nlohmann::json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

/// "Approx( 2.25 )" is 2.25.
std::string without_approx(const std::string& text) {
  static const std::regex approx(" *Approx\\( *([^()]*?(?:\\([^()]*\\)[^()]*)*?) *\\)");
  return std::regex_replace(text, approx, " $1");
}

/// The same number with so many digits; as it stands where no double holds it (1e-400).
std::string with_digits_of_one(const std::string& number, int digits) {
  double value = 0;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), value);
  return read.ec == std::errc() ? fmt::format("{:.{}g}", value, digits) : number;
}

std::string with_digits(const std::string& text, int digits) {
  static const std::regex number("(^|[^\\w.])([0-9]+\\.[0-9]+(?:e[-+]?[0-9]+)?)(?![\\w.])");
  std::string result;
  auto rest = text.cbegin();
  for (std::sregex_iterator found(text.begin(), text.end(), number), end; found != end; ++found) {
    result.append(rest, (*found)[2].first);
    result += with_digits_of_one((*found)[2].str(), digits);
    rest = (*found)[2].second;
  }
  return result.append(rest, text.cend());
}

/// A comparison in two: before and after its operator; nothing where a text is none.
struct Comparison {
  std::string left;
  std::string sign;
  std::string right;
};
std::optional<Comparison> comparison_of(const std::string& text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"' && (at == 0 || text[at - 1] != '\\')) quoted = !quoted;
    if (quoted) continue;
    depth += text[at] == '(' || text[at] == '{' ? 1 : 0;
    depth -= text[at] == ')' || text[at] == '}' ? 1 : 0;
    if (depth != 0) continue;
    for (const std::string sign : {" == ", " != ", " <= ", " >= ", " < ", " > "}) {
      if (text.compare(at, sign.size(), sign) != 0) continue;
      return Comparison{text.substr(0, at), sign, text.substr(at + sign.size())};
    }
  }
  return {};
}

/// What a matrix is to be and is (tests/testing.hpp).
std::optional<TwoTexts> matrices_of(const std::string& found) {
  static const std::regex words("is to (be|have) ([^\n]*), and (?:is|has) ([^\n]*)");
  std::smatch parts;
  if (!std::regex_search(found, parts, words)) return {};
  return TwoTexts{parts[2].str(), parts[3].str()};
}

std::string subject_of(const std::string& expression) {
  // Of "p.weights(), EqualsMatrix(...)" and "near(p.weights(), ...)" what stands first.
  const auto text =
      expression.starts_with("near(") ? expression.substr(5, expression.size() - 6) : expression;
  int depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    depth += text[at] == '(' || text[at] == '{' ? 1 : text[at] == ')' || text[at] == '}' ? -1 : 0;
    if (text[at] == ',' && depth == 0) return text.substr(0, at);
  }
  return text;
}

TwoTexts texts_of(const nlohmann::json& failure) {
  const auto expression = without_approx(text_at(failure, "expected"));
  static const std::regex on_its_own_line("\\s*\n(==|!=|<|>|<=|>=)\n\\s*");
  const auto found =
      std::regex_replace(without_approx(text_at(failure, "found")), on_its_own_line, " $1 ");
  if (text_at(failure, "kind") == "no exception") {
    return {.expected = subject_of(expression) + " throws", .found = "it does not"};
  }
  if (const auto matrices = matrices_of(found)) {
    return {.expected = subject_of(expression) + ": " + matrices->expected,
            .found = matrices->found};
  }
  const auto asked = comparison_of(expression);
  const auto values = comparison_of(found);
  if (asked && values) {
    const auto sign = asked->sign == " == " ? " = " : asked->sign;
    return {.expected = asked->left + sign + values->right, .found = values->left};
  }
  if (expression.starts_with('!')) return {"not " + expression.substr(1), "it is so"};
  return {.expected = expression, .found = found == "false" ? "it is not so" : found};
}

constexpr const char* named = "this looks like: ";

}  // namespace

TwoTexts with_short_numbers(const TwoTexts& texts) {
  for (const int digits : {6, 9, 12}) {
    const TwoTexts cut{with_digits(texts.expected, digits), with_digits(texts.found, digits)};
    const auto value = cut.expected.substr(cut.expected.rfind(' ') + 1);
    if (value != cut.found) return cut;
  }
  return {with_digits(texts.expected, 17), with_digits(texts.found, 17)};
}

std::string complaint_of(const nlohmann::json& failure) {
  const auto [expected, found] = with_short_numbers(texts_of(failure));
  std::string text;
  std::string names;
  if (!expected.empty()) text += fmt::format("expected  {}\n", expected);
  if (!found.empty() && !expected.empty()) text += fmt::format("found     {}\n", found);
  for (const auto& entry : failure.value("words", nlohmann::json::array())) {
    if (!entry.is_string()) continue;
    const auto words = entry.get<std::string>();
    if (words.starts_with(named)) {
      names += fmt::format("looks like: {}\n", words.substr(std::string(named).size()));
    } else {
      text += with_digits(words, 6) + "\n";
    }
  }
  return text + names;
}

std::string remark_of(const nlohmann::json& failure) {
  std::string text;
  for (const auto& entry : failure.value("words", nlohmann::json::array())) {
    if (entry.is_string()) text += fmt::format("a remark: {}\n", entry.get<std::string>());
  }
  return text;
}

}  // namespace dl
