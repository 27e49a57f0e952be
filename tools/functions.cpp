#include "functions.hpp"

#include <algorithm>
#include <regex>
#include <set>

#include <boost/algorithm/string/erase.hpp>

#include "tokens.hpp"

namespace dl {
namespace {

using Words = std::set<std::string_view>;

/// The text with spaces in place of the preprocessor's lines.
std::string without_directives(std::string text) {
  static const std::regex directive("(?:^|\n)[ \t]*#[^\n]*");
  for (std::sregex_iterator it(text.begin(), text.end(), directive), end; it != end; ++it) {
    for (auto i = it->position(); i < it->position() + it->length(); ++i) {
      auto& c = text[static_cast<std::size_t>(i)];
      if (c != '\n') c = ' ';
    }
  }
  return text;
}

/// Goes through namespaces and classes, and over what is in functions.
class Search {
 public:
  explicit Search(const std::string& text) : tokens_(tokens_of(text)) {}

  std::vector<FunctionPlace> all() {
    while (at_ < tokens_.size()) step();
    return std::move(functions_);
  }

 private:
  struct Scope {
    bool is_class = false;
    bool is_template = false;
  };

  std::string_view word(std::size_t i) const { return i < tokens_.size() ? tokens_[i].word : ""; }

  bool head_has(const Words& words) const {
    for (auto i = head_; i < at_; ++i) {
      if (words.contains(word(i))) return true;
    }
    return false;
  }

  void step() {
    if (word(at_) == "(" || word(at_) == "[") {
      has_parameters_ = has_parameters_ || word(at_) == "(";
      at_ = closing(tokens_, at_) + 1;
    } else if (word(at_) == "{") {
      brace();
    } else {
      const bool ends = word(at_) == ";" || word(at_) == "}" || is_access();
      if (word(at_) == "}" && !scopes_.empty()) scopes_.pop_back();
      is_value_ = is_value_ || word(at_) == "=";
      if (begins_initializers()) declared_ = tokens_[at_].begin;
      ++at_;
      if (ends) begin_head();
    }
  }

  void begin_head() {
    head_ = at_;
    declared_ = 0;
    has_parameters_ = false;
    is_value_ = false;
  }

  /// ": a_(a)" behind the parameters.
  bool begins_initializers() const { return word(at_) == ":" && has_parameters_ && declared_ == 0; }

  bool is_access() const {
    const Words access = {"public", "protected", "private"};
    return word(at_) == ":" && at_ > head_ && access.contains(word(at_ - 1));
  }

  void brace() {
    if (!has_parameters_ && !is_value_ && head_has({"namespace", "class", "struct", "union"}) &&
        !head_has({"enum"})) {
      scopes_.push_back(
          {.is_class = !head_has({"namespace"}), .is_template = head_has({"template"})});
      ++at_;
      begin_head();
    } else {
      const auto close = closing(tokens_, at_);
      const Words before_a_body = {")", "const", "override", "final", "noexcept", "}"};
      const bool is_function = has_parameters_ && !is_value_ && close < tokens_.size() &&
                               (before_a_body.contains(word(at_ - 1)) || head_has({"->"}));
      if (is_function) add(close);
      at_ = close + 1;
      // A member's braces in a constructor's list, and a value's, belong to what goes on.
      if (is_function) begin_head();
    }
  }

  void add(std::size_t close) {
    const Scope scope = scopes_.empty() ? Scope{} : scopes_.back();
    bool in_template = false;
    for (const auto& around : scopes_) in_template = in_template || around.is_template;
    const bool type_is_told = !head_has({"auto"}) || head_has({"->"});
    const bool is_local = !scope.is_class && head_has({"static"});
    functions_.push_back({.begin = tokens_[head_].begin,
                          .declared = declared_ > 0 ? declared_ : tokens_[at_].begin,
                          .open = tokens_[at_].begin,
                          .close = tokens_[close].begin,
                          .is_plain = !in_template && type_is_told && !is_local &&
                                      !head_has({"template", "constexpr", "consteval", "friend"}),
                          .is_inline = head_has({"inline"}),
                          .is_in_class = scope.is_class && !in_template});
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  // Of what stands before a brace:
  std::size_t head_ = 0;
  std::size_t declared_ = 0;  ///< where members' initializers begin, in the text; 0: there are none
  bool has_parameters_ = false;
  bool is_value_ = false;
  std::vector<Scope> scopes_;
  std::vector<FunctionPlace> functions_;
};

}  // namespace

std::string declaration_of(const std::string& text, const FunctionPlace& function, bool is_inline) {
  auto head = text.substr(function.begin, function.declared - function.begin);
  if (is_inline && !function.is_inline) head = "inline " + head;
  if (!is_inline && function.is_inline) boost::erase_first(head, "inline ");
  const auto left_out = text.substr(function.declared, function.close - function.declared);
  return head + ";" +
         std::string(static_cast<std::size_t>(std::ranges::count(left_out, '\n')), '\n');
}

std::string only_declared(const std::string& text) {
  std::string declared;
  std::size_t at = 0;
  for (const auto& f : functions_of(text)) {
    if (!f.is_plain) continue;
    // Without the word a class's first function would decide where its table of virtual ones is.
    declared += text.substr(at, f.begin - at) + declaration_of(text, f, true);
    at = f.close + 1;
  }
  // That they are declared and not defined is no reason for a warning.
  return "#pragma GCC system_header\n" + declared + text.substr(at);
}

std::string all_defined(const std::string& text) {
  std::string defined;
  std::size_t at = 0;
  for (const auto& f : functions_of(text)) {
    if (!f.is_plain) continue;
    defined += text.substr(at, f.begin - at) + "[[gnu::used]] ";
    at = f.begin;
  }
  return defined + text.substr(at);
}

std::vector<FunctionPlace> functions_of(const std::string& text) {
  const auto plain = without_directives(text);
  return Search(plain).all();
}

}  // namespace dl
