#include "program.hpp"

#include <cstdio>
#include <exception>
#include <system_error>

#include <boost/program_options/errors.hpp>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "error.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

/// A file that is opened while a standard stream is closed would take its number, and get what the
/// program prints.
void keep_standard_streams_apart() {
  int stream = 0;
  while (0 <= stream && stream <= STDERR_FILENO) stream = open("/dev/null", O_RDONLY);
  close(stream);
}

bool is_output_lost() { return std::fflush(stdout) != 0 || std::ferror(stdout) != 0; }

}  // namespace

int program_main(const std::string& name, const std::function<int()>& run) {
  keep_standard_streams_apart();
  const auto failed = [&name](int status, const std::string& what) {
    std::fflush(stdout);  // what was printed until then comes first
    complain(fmt::format("{}: {}", name, what));
    return status;
  };
  constexpr const char* lost = "the output cannot be written; is the disk full?";
  try {
    const int status = run();
    return is_output_lost() ? failed(1, lost) : status;
  } catch (const boost::program_options::error& wrong) {
    return failed(2, fmt::format("{}; --help lists the options", wrong.what()));
  } catch (const UsageError& wrong) {
    return failed(2, wrong.what());
  } catch (const std::exception& failure) {
    // Libraries do not say which file it was that they could not write.
    return failed(1, is_output_lost() ? lost : failure.what());
  }
}

void complain(const std::string& line) noexcept {
  try {
    std::fputs((printable(line) + "\n").c_str(), stderr);
  } catch (const std::exception&) {
  }
}

fs::path from_here(const fs::path& path) {
  std::error_code gone;
  const auto here = path.lexically_relative(fs::current_path(gone));
  return here.empty() || here.native().size() >= path.native().size() ? path : here;
}

}  // namespace dl
