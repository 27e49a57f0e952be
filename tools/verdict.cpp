#include "verdict.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include <boost/algorithm/string/trim.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <fmt/format.h>

namespace dl {
namespace {

using Xml = boost::property_tree::ptree;

/// What one failed assertion, exception or crash says, in lines.
void add_complaints(const Xml& node, std::string& text) {
  for (const auto& [name, child] : node) {
    const auto words = boost::trim_copy(child.data());
    if (name == "Expression" && child.get("<xmlattr>.success", "") == "false") {
      text += fmt::format("expected  {}\n", boost::trim_copy(child.get("Original", "")));
      const auto expanded = boost::trim_copy(child.get("Expanded", ""));
      if (!expanded.empty()) text += fmt::format("found     {}\n", expanded);
      add_complaints(child, text);
    } else if (name == "Info" || name == "Warning") {
      text += words + "\n";
    } else if (name == "Exception" || name == "Failure" || name == "FatalErrorCondition") {
      text += words + "\n";
    } else if (name == "Section") {
      add_complaints(child, text);
    }
  }
}

/// "[03.2][slow]" is "03.2".
std::string exercise_of(const std::string& tags) {
  const auto begin = tags.find('[');
  return begin == std::string::npos ? "" : tags.substr(begin + 1, tags.find(']') - begin - 1);
}

void add_results(const Xml& node, std::vector<TestResult>& results) {
  for (const auto& [name, child] : node) {
    if (name == "TestCase") {
      TestResult result{.sentence = child.get("<xmlattr>.name", ""),
                        .exercise = exercise_of(child.get("<xmlattr>.tags", "")),
                        .place = fmt::format("{}:{}", child.get("<xmlattr>.filename", ""),
                                             child.get("<xmlattr>.line", "")),
                        .passed = child.get("OverallResult.<xmlattr>.success", "") == "true",
                        .complaint = {}};
      if (!result.passed) add_complaints(child, result.complaint);
      results.push_back(result);
    } else if (name != "<xmlattr>") {
      add_results(child, results);
    }
  }
}

}  // namespace

std::vector<TestResult> read_report(const std::string& xml) {
  const std::runtime_error stopped("the test program stopped before its report was whole");
  Xml report;
  // A body may print before the report begins, as while the learner looks for a mistake.
  const auto begin = xml.find("<?xml");
  std::istringstream text(begin == std::string::npos ? xml : xml.substr(begin));
  try {
    read_xml(text, report);
  } catch (const boost::property_tree::xml_parser_error&) {
    throw stopped;
  }
  std::vector<TestResult> results;
  add_results(report, results);
  if (results.empty()) throw stopped;
  return results;
}

std::filesystem::path report_file(const Place& place, const CourseLesson& lesson) {
  return place.build / "verdicts" / (lesson.number + ".xml");
}

Count count_tests(const std::vector<TestResult>& results, const std::string& exercise) {
  Count count;
  for (const auto& result : results) {
    if (result.exercise != exercise) continue;
    ++count.all;
    count.passed += result.passed;
  }
  return count;
}

int count_exercises(const std::vector<TestResult>& results, const CourseLesson& lesson) {
  return static_cast<int>(std::ranges::count_if(lesson.exercises, [&](const Exercise& exercise) {
    const auto tests = count_tests(results, exercise.id);
    return tests.all > 0 && tests.passed == tests.all;
  }));
}

}  // namespace dl
