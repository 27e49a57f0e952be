#include "fuzz.hpp"
#include "tools/story.hpp"

/// The story of a lesson in a course of its own.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const auto root = dl::fuzz_file("course");
  static const dl::CourseLesson lesson{
      .number = "01", .name = "01_rules", .title = "Rules", .exercises = {}};
  static const auto folder = root / "lessons" / lesson.name;
  static const bool made = std::filesystem::create_directories(folder);
  (void)made;
  dl::write_file(folder / "story.json", {reinterpret_cast<const char*>(data), size});
  return dl::allow_refusal([&] { dl::read_story(dl::Course(root), lesson); });
}
