#include "scoreboard.hpp"

#include <algorithm>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "course_folder.hpp"
#include "data_folder.hpp"
#include "error.hpp"
#include "file.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_file = 1 << 20;

bool is_share(double accuracy) { return accuracy >= 0 && accuracy <= 1; }

/// A file with a JSON list of scores or published results.
template <typename Entry>
std::vector<Entry> read_list(const fs::path& file, const char* expected) {
  const auto text = read_some(*open_for_reading(file), file, largest_file + 1);
  if (text.size() > largest_file) {
    throw InputError(file, "contents", fmt::format("expected at most {} bytes", largest_file));
  }
  try {
    auto entries = nlohmann::json::parse(text).get<std::vector<Entry>>();
    if (std::ranges::all_of(entries, is_share, &Entry::accuracy)) return entries;
  } catch (const nlohmann::json::exception&) {
  }
  throw InputError(file, "contents", expected);
}

}  // namespace

void to_json(nlohmann::json& json, const Score& s) {
  json = {{"lesson", s.lesson}, {"method", s.method}, {"data", s.data},    {"accuracy", s.accuracy},
          {"quick", s.quick},   {"mine", s.mine},     {"native", s.native}};
}

void from_json(const nlohmann::json& json, Score& s) {
  json.at("lesson").get_to(s.lesson);
  json.at("method").get_to(s.method);
  json.at("data").get_to(s.data);
  json.at("accuracy").get_to(s.accuracy);
  json.at("quick").get_to(s.quick);
  json.at("mine").get_to(s.mine);
  s.native = json.value("native", false);  // files of earlier programs do not say
}

void from_json(const nlohmann::json& json, Published& published) {
  json.at("method").get_to(published.method);
  json.at("accuracy").get_to(published.accuracy);
  json.at("source").get_to(published.source);
  published.people = json.value("people", false);
}

std::vector<Score> read_scores(const fs::path& file) {
  return read_list<Score>(file, "expected a JSON list of scores, accuracy from 0 to 1");
}

std::vector<Score> kept_scores() {
  std::vector<fs::path> lessons;
  for (const auto& folder : fs::directory_iterator(course_folder() / "lessons")) {
    lessons.push_back(folder.path());
  }
  std::ranges::sort(lessons);
  std::vector<Score> scores;
  for (const auto& lesson : lessons) {
    if (!fs::exists(lesson / "scores-full.json")) continue;
    for (auto& score : read_scores(lesson / "scores-full.json")) scores.push_back(score);
  }
  return scores;
}

std::vector<Published> read_published(const fs::path& file) {
  return read_list<Published>(file,
                              "expected a JSON list of method, accuracy from 0 to 1 and source");
}

std::vector<Published> published_results() {
  return read_published(course_folder() / "data" / "published.json");
}

void record_score(const Options& options, const std::string& method, double accuracy) {
  if (!is_share(accuracy)) throw std::invalid_argument("record_score: accuracy is not 0 to 1");
  const auto file = options.out / "scores.json";
  std::vector<Score> scores;
  if (fs::exists(file)) {
    try {
      scores = read_scores(file);
    } catch (const InputError& damaged) {
      fs::rename(file, file.string() + ".damaged");
      fmt::print(stderr, "{}; set aside as {}.damaged\n", damaged.what(), printable(file.string()));
    }
  }
  const Score score{.lesson = options.lesson,
                    .method = method,
                    .data = data_name(options.data),
                    .accuracy = accuracy,
                    .quick = options.quick,
                    .mine = options.mine,
                    .native = !std::string_view(DL_BUILD_NOTE).empty()};
  const auto same = std::ranges::find_if(scores, [&](const Score& s) {
    return s.method == score.method && s.data == score.data && s.quick == score.quick;
  });
  if (same == scores.end()) {
    scores.push_back(score);
  } else {
    *same = score;
  }
  write_whole(file, nlohmann::json(scores).dump(2) + "\n");
}

}  // namespace dl
