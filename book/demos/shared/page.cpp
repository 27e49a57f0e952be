#include "page.hpp"

#include <cstring>

namespace dl {
namespace {

std::vector<float> answered;
std::string answered_text;
std::vector<char> given;

template <typename Iterator>
Numbers answer_with(Iterator begin, Iterator end) {
  answered.assign(1, static_cast<float>(end - begin));
  for (; begin != end; ++begin) answered.push_back(static_cast<float>(*begin));
  return answered.data();
}

}  // namespace

Numbers answer(std::initializer_list<double> numbers) {
  return answer_with(numbers.begin(), numbers.end());
}

Numbers answer(const std::vector<float>& numbers) {
  return answer_with(numbers.begin(), numbers.end());
}

Numbers answer(const Matrix& matrix) {
  return answer_with(matrix.data(), matrix.data() + matrix.size());
}

const char* answer(const std::string& text) {
  answered_text = text;
  return answered_text.c_str();
}

std::string_view given_bytes() { return {given.data(), given.size()}; }

std::vector<float> given_numbers() {
  std::vector<float> numbers(given.size() / sizeof(float));
  std::memcpy(numbers.data(), given.data(), numbers.size() * sizeof(float));
  return numbers;
}

}  // namespace dl

/// Where the page may write `bytes` bytes: what given_bytes() then are.
PAGE_MAY_CALL char* page_gives(int bytes) {
  dl::given.assign(static_cast<std::size_t>(bytes), 0);
  return dl::given.data();
}
