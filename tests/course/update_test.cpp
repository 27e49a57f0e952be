#include "tools/update.hpp"

#include <chrono>
#include <csignal>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include "common/rng.hpp"
#include "tools/git.hpp"
#include "tools/set_aside.hpp"
#include "tree.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

/// Two clones of one repository: the course's, where new versions are made, and a learner's.
class TwoClones {
 public:
  TwoClones() {
    for (const auto& other : origin_.course().lessons()) {
      if (other.number > "03") origin_.remove(other);
    }
    for (const char* file : {".gitattributes", ".gitignore"}) {
      fs::copy(fs::path(DL_SOURCE_DIR) / file, origin_.root() / file);
    }
    git(origin_.root(), {"init", "-q", "-b", "main"});
    publish("first");
    CourseTree::run({"git", "clone", "-q", origin_.root().string(), root().string()});
    git(root(), {"config", "user.name", "learner"});
    git(root(), {"config", "user.email", "learner@example.com"});
  }

  fs::path root() const { return folder_ / "learner"; }
  Course course() const { return Course(root()); }
  fs::path file(const std::string& name) const { return root() / "exercises/03_perceptron" / name; }

  static std::string git(const fs::path& folder, const Command& words) {
    return Git(folder).ask(words);
  }

  void publish(const std::string& message) const {
    git(origin_.root(), {"add", "-A"});
    git(origin_.root(), {"-c", "user.name=course", "-c", "user.email=course@example.com", "commit",
                         "-q", "-m", message});
  }

  void commit() const { git(root(), {"commit", "-q", "-a", "-m", "my work"}); }

  /// A version in which some of a lesson's files have a comment more.
  void change_upstream(const std::set<std::string>& names, const std::string& mark) const {
    for (const auto& name : names) change(name, mark);
    remake();
    publish(mark);
  }

  /// A version with a file more.
  void add_upstream(const std::string& name) const {
    write_text(origin_.root() / "solutions/03_perceptron" / name,
               "#pragma once\n// exercise 03.7: more\n// hint: so\n// solution begin\n"
               "// solution end\n");
    remake();
    publish("added " + name);
  }

  void remove_upstream(const std::string& name) const {
    for (const auto& folder : {"solutions", "exercises"}) {
      fs::remove(origin_.root() / folder / "03_perceptron" / name);
    }
    remake();
    publish("removed " + name);
  }

  bool has_the_newest() const {
    const auto newest = git(origin_.root(), {"rev-parse", "HEAD"});
    return Git(root()).run({"merge-base", "--is-ancestor", newest, "HEAD"}).status == 0;
  }

  /// The learner's changes and new files, by git's short letters.
  std::string status() const { return git(root(), {"status", "--porcelain"}); }

 private:
  void change(const std::string& name, const std::string& mark) const {
    for (const auto& folder : {"solutions", "exercises"}) {
      const auto file = origin_.root() / folder / "03_perceptron" / name;
      write_text(file, std::regex_replace(read_text(file), std::regex("namespace dl \\{"),
                                          "namespace dl {\n// " + mark));
    }
  }

  void remake() const { CourseTree::run({DL_MAKE_EXERCISES, origin_.root().string()}); }

  CourseTree origin_;
  TemporaryFolder folder_;
};

std::string solve(const fs::path& file) {
  auto text =
      std::regex_replace(read_text(file), std::regex("todo\\([^\n]*"), "return {};  // mine");
  write_text(file, text);
  return text;
}

TEST_CASE("work that is not committed stays when a new version changes its file", "[course]") {
  const TwoClones clones;
  const auto mine = solve(clones.file("perceptron.hpp"));
  const auto also = solve(clones.file("convergence.hpp"));
  write_text(clones.file("helper.hpp"), "int helper();\n");
  clones.change_upstream({"perceptron.hpp"}, "another comment");
  clones.change_upstream({"train.hpp"}, "new words");
  clones.add_upstream("more.hpp");
  CHECK(update(clones.course()) == 0);
  CHECK(clones.has_the_newest());
  CHECK(read_text(clones.file("perceptron.hpp")) == mine);
  CHECK(read_text(clones.file("convergence.hpp")) == also);
  CHECK(read_text(clones.file("helper.hpp")) == "int helper();\n");
  CHECK_THAT(read_text(clones.file("train.hpp")), ContainsSubstring("new words"));
  CHECK_THAT(read_text(clones.file("more.hpp")), ContainsSubstring("todo(\"03.7\")"));
  const auto worked_on = clones.course().worked_on("03_perceptron");
  CHECK(worked_on.size() == 2);
  CHECK_FALSE(fs::exists(clones.root() / "exercises/.set_aside"));
  CHECK(update(clones.course()) == 0);  // nothing new
  CHECK(read_text(clones.file("perceptron.hpp")) == mine);
}

TEST_CASE("committed work stays when a new version changes its file", "[course]") {
  const TwoClones clones;
  const auto mine = solve(clones.file("perceptron.hpp"));
  const auto gone = solve(clones.file("convergence.hpp"));
  clones.commit();
  const auto later = solve(clones.file("train.hpp"));
  clones.change_upstream({"perceptron.hpp"}, "another comment");
  clones.change_upstream({"train.hpp"}, "new words");
  clones.change_upstream({"one_vs_rest.hpp"}, "words too");
  clones.remove_upstream("convergence.hpp");
  CHECK(update(clones.course()) == 0);
  CHECK(clones.has_the_newest());
  CHECK(read_text(clones.file("perceptron.hpp")) == mine);
  CHECK(read_text(clones.file("convergence.hpp")) == gone);
  CHECK(read_text(clones.file("train.hpp")) == later);
  CHECK_THAT(read_text(clones.file("one_vs_rest.hpp")), ContainsSubstring("words too"));
  CHECK(clones.status() == " M exercises/03_perceptron/train.hpp");
}

TEST_CASE("a file of the learner's that a new version brings too stays his", "[course]") {
  const TwoClones clones;
  write_text(clones.file("more.hpp"), "// my own\n");
  clones.add_upstream("more.hpp");
  CHECK(update(clones.course()) == 0);
  CHECK(clones.has_the_newest());
  CHECK(read_text(clones.file("more.hpp")) == "// my own\n");
}

TEST_CASE("an update that would overwrite a change outside of the exercises changes nothing",
          "[course]") {
  const TwoClones clones;
  const auto mine = solve(clones.file("perceptron.hpp"));
  clones.change_upstream({"perceptron.hpp"}, "another comment");
  const auto solution = clones.root() / "solutions/03_perceptron/perceptron.hpp";
  write_text(solution, read_text(solution) + "// tried something\n");
  const auto before = clones.status();
  CHECK_THROWS_WITH(update(clones.course()), ContainsSubstring("perceptron.hpp"));
  CHECK(clones.status() == before);
  CHECK(read_text(clones.file("perceptron.hpp")) == mine);
  // Committed on both sides, in the same line.
  write_text(solution, std::regex_replace(read_text(solution), std::regex("namespace dl \\{"),
                                          "namespace dl {\n// mine"));
  TwoClones::git(clones.root(), {"commit", "-q", "-m", "tried", "--", solution.string()});
  CHECK_THROWS_WITH(update(clones.course()), ContainsSubstring("cannot merge"));
  CHECK(clones.status() == " M exercises/03_perceptron/perceptron.hpp");
  CHECK(read_text(clones.file("perceptron.hpp")) == mine);
}

/// Updates in another process, and kills it and its git after a time.
void killed_update(const TwoClones& clones, std::chrono::microseconds time) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    setpgid(0, 0);
    try {
      update(clones.course());
    } catch (const std::exception&) {
    }
    _exit(0);
  }
  setpgid(child, child);
  std::this_thread::sleep_for(time);
  kill(-child, SIGKILL);
  waitpid(child, nullptr, 0);
  // Of git there is nothing left when the tree is held again.
  while (kill(-child, 0) == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

TEST_CASE("an update that is killed loses nothing, and the next one goes on", "[course]") {
  const TwoClones clones;
  const auto committed = solve(clones.file("one_vs_rest.hpp"));
  clones.commit();
  const auto mine = solve(clones.file("perceptron.hpp"));
  const auto also = solve(clones.file("convergence.hpp"));
  Rng rng(7);
  clones.change_upstream({"train.hpp"}, "to see how long it takes");
  const auto begin = std::chrono::steady_clock::now();
  CHECK(update(clones.course()) == 0);
  const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - begin);
  for (int round = 0; round < 12; ++round) {
    const auto mark = "version " + std::to_string(round);
    clones.change_upstream({"perceptron.hpp", "train.hpp", "one_vs_rest.hpp"}, mark);
    const auto time = std::chrono::microseconds(rng.index(whole.count()));
    INFO(mark << " killed after " << time.count());
    killed_update(clones, time);
    resume_update(clones.course());
    CHECK(read_text(clones.file("perceptron.hpp")) == mine);
    CHECK(read_text(clones.file("convergence.hpp")) == also);
    CHECK(read_text(clones.file("one_vs_rest.hpp")) == committed);
    CHECK_FALSE(fs::exists(clones.root() / "exercises/.set_aside"));
    CHECK(update(clones.course()) == 0);
    CHECK(clones.has_the_newest());
    CHECK(read_text(clones.file("perceptron.hpp")) == mine);
    CHECK(read_text(clones.file("convergence.hpp")) == also);
    CHECK_THAT(read_text(clones.file("train.hpp")), ContainsSubstring(mark));
    CHECK(clones.status() ==
          " M exercises/03_perceptron/convergence.hpp\n M exercises/03_perceptron/perceptron.hpp");
  }
}

TEST_CASE("an update that is killed after git's merge, before its notes are gone, is concluded",
          "[course]") {
  const TwoClones clones;
  const auto mine = solve(clones.file("perceptron.hpp"));
  clones.change_upstream({"train.hpp"}, "another comment");
  const Git git(clones.root());
  git.ask({"fetch", "-q"});
  SetAside(clones.course())
      .begin({"exercises/03_perceptron/perceptron.hpp"}, git.ask({"rev-parse", "HEAD"}),
             git.ask({"rev-parse", "@{upstream}"}));
  git.ask({"merge", "-q", "@{upstream}"});
  write_text(clones.root() / ".git/MERGE_HEAD", git.ask({"rev-parse", "HEAD"}) + "\n");
  resume_update(clones.course());
  CHECK_FALSE(fs::exists(clones.root() / ".git/MERGE_HEAD"));
  CHECK(clones.has_the_newest());
  CHECK(read_text(clones.file("perceptron.hpp")) == mine);
  clones.change_upstream({"train.hpp"}, "and another");
  CHECK(update(clones.course()) == 0);
  CHECK(clones.has_the_newest());
}

TEST_CASE("what was written between a killed update and the next is kept too", "[course]") {
  const TwoClones clones;
  const auto mine = solve(clones.file("perceptron.hpp"));
  clones.change_upstream({"perceptron.hpp"}, "another comment");
  const Git git(clones.root());
  git.ask({"fetch", "-q"});
  SetAside(clones.course())
      .begin({"exercises/03_perceptron/perceptron.hpp"}, git.ask({"rev-parse", "HEAD"}),
             git.ask({"rev-parse", "@{upstream}"}));
  CHECK(read_text(clones.file("perceptron.hpp")) != mine);
  write_text(clones.file("perceptron.hpp"), "// written meanwhile\n");
  const auto locks = {".git/index.lock", ".git/HEAD.lock", ".git/refs/heads/main.lock"};
  for (const char* lock : locks) write_text(clones.root() / lock, "");
  write_text(clones.root() / ".merge_file_C4MeYh", "git's, of a merge that was killed\n");
  write_text(clones.root() / ".merge_file_notes", "the learner's\n");
  CHECK(update((resume_update(clones.course()), clones.course())) == 0);
  CHECK(read_text(clones.file("perceptron.hpp")) == mine);
  bool kept = false;
  for (const auto& entry : fs::directory_iterator(clones.file("").parent_path())) {
    kept = kept || (entry.path().extension() == ".backup" &&
                    read_text(entry.path()) == "// written meanwhile\n");
  }
  CHECK(kept);
  for (const char* lock : locks) CHECK_FALSE(fs::exists(clones.root() / lock));
  CHECK_FALSE(fs::exists(clones.root() / ".merge_file_C4MeYh"));
  CHECK(fs::exists(clones.root() / ".merge_file_notes"));
}

}  // namespace
}  // namespace dl
