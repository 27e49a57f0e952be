#pragma once

#include <string>
#include <vector>

namespace dl {

/// One small change of a body that a careful test notices.
struct Mutant {
  std::string kind;  ///< "sign"
  std::size_t begin;
  std::size_t size;   ///< of what is replaced
  std::string write;  ///< instead of it

  std::string applied_to(std::string body) const { return body.replace(begin, size, write); }
};

/// All mutants of a body, in the order of their kinds and places: signs, constants, comparisons,
/// and/or, one less in a loop, min and max and other twins, assignments that add, calls and
/// statements left out, operands and arguments swapped, one operand left out. Some do not compile.
std::vector<Mutant> mutants_of(const std::string& body);

/// At most `most` of them, the kinds in turn, each one's spread over the body.
std::vector<Mutant> spread(const std::vector<Mutant>& mutants, std::size_t most);

/// What a mutant changes, for a person: its lines before and after, without their indentation.
struct Change {
  std::string instead_of;
  std::string write;

  auto operator<=>(const Change&) const = default;
};
Change change_of(const Mutant& mutant, const std::string& body);

}  // namespace dl
