#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace dl {

/// What a failed check says, in lines as a person writes them:
///
///   expected  sum = 2.25
///   found     2
///   looks like: the bias is missing
///
/// `failure` is one of a test's in a report (tests/report.cpp).
std::string complaint_of(const nlohmann::json& failure);

/// What a check says that need not hold, "a remark: ...".
std::string remark_of(const nlohmann::json& failure);

/// Two texts with their numbers cut to six digits, or to as many as it takes to tell them apart.
struct TwoTexts {
  std::string expected;
  std::string found;
};
TwoTexts with_short_numbers(const TwoTexts& texts);

}  // namespace dl
