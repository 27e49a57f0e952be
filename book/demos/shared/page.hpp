#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "common/matrix.hpp"

/// What a page may call: int and double go in; a number, a list (Numbers) or text come out. In
/// JavaScript code.f(), code.list.f() and code.text.f(). An exception that leaves such a function
/// arrives in the page as an error with its text: an exercise that is not written yet says so
/// there.
#define PAGE_MAY_CALL extern "C" __attribute__((used, visibility("default")))

namespace dl {

/// What a function returns that answers with a list: how many numbers, then these.
using Numbers = const float*;

/// An answer is valid until the next one is made.
Numbers answer(std::initializer_list<double> numbers);
Numbers answer(const std::vector<float>& numbers);
Numbers answer(const Matrix& matrix);

/// The same for text.
const char* answer(const std::string& text);

/// What the page gave last with code.give(): the bytes of a file, or a list of floats.
std::string_view given_bytes();
std::vector<float> given_numbers();

}  // namespace dl
