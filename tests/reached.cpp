#include "tests/reached.hpp"

#include <array>
#include <cstdlib>
#include <fstream>
#include <string>

#define CATCH_CONFIG_EXTERNAL_INTERFACES
#include "tests/catch.hpp"

namespace {

std::array<bool, 100> bodies;  // by the exercise's number in its lesson

/// Writes a line for each test case: the numbers of the exercises, "|" and the test's name.
class ReachedListener : public dl::ListenerBase {
 public:
  using dl::ListenerBase::ListenerBase;

  void testCaseStarting(const Catch::TestCaseInfo& test) override {
    name_ = test.name;
    bodies.fill(false);
  }

  void testCaseEnded(const Catch::TestCaseStats&) override {
    const char* path = std::getenv("DL_REACHED");
    if (path == nullptr) return;
    std::ofstream file(path, std::ios::app);
    for (std::size_t i = 0; i < bodies.size(); ++i) {
      if (bodies[i]) file << i << ' ';
    }
    file << '|' << name_ << '\n';
  }

 private:
  std::string name_;
};

CATCH_REGISTER_LISTENER(ReachedListener)

}  // namespace

namespace dl {

void reached(int exercise) { bodies.at(static_cast<std::size_t>(exercise)) = true; }

}  // namespace dl
