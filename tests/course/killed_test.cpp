#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include "common/rng.hpp"
#include "learner_tree.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

/// Starts ./learn in a process group of its own and kills it after a time, alone or with all that
/// it has started: kill -9, as the kernel does when memory runs out.
void kill_after(std::chrono::milliseconds time, bool with_children, Command command) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    setpgid(0, 0);
    if (std::freopen("/dev/null", "w", stdout) == nullptr) _exit(1);
    if (std::freopen("/dev/null", "w", stderr) == nullptr) _exit(1);
    std::vector<char*> words;
    for (auto& word : command) words.push_back(word.data());
    words.push_back(nullptr);
    execvp(words[0], words.data());
    _exit(1);
  }
  setpgid(child, child);
  std::this_thread::sleep_for(time);
  kill(with_children ? -child : child, SIGKILL);
  waitpid(child, nullptr, 0);
}

TEST_CASE("a learn that is killed leaves a tree that goes on without a hand", "[course]") {
  const LearnerTree tree;
  tree.solve();
  const auto solved = read_text(tree.file());
  tree.check_passes();
  const std::vector<Command> commands = {
      {"check", "01"}, {"reset", "01"}, {"run", "01", "--", "--quick"}, {"scoreboard"}, {"list"}};
  Rng rng(7);
  const char* kills = std::getenv("DL_KILLS");
  const int rounds = kills == nullptr ? 12 : std::stoi(kills);
  for (int round = 0; round < rounds; ++round) {
    const auto& words = commands[static_cast<std::size_t>(rng.index(std::ssize(commands)))];
    const bool first_start = rng.index(10) == 0;
    const bool with_children = rng.index(2) == 0;
    const auto time = std::chrono::milliseconds(rng.index(first_start ? 20'000 : 3'000));
    INFO(fmt::format("round {}: {} after {} ms{}", round, words[0], time.count(),
                     first_start ? ", first start" : ""));
    if (first_start) fs::remove_all(tree.root() / "build");
    const auto edited = solved + fmt::format("// round {}\n", round);
    write_text(tree.file(), edited);
    Command command = {(tree.root() / "learn").string()};
    command.insert(command.end(), words.begin(), words.end());
    kill_after(time, with_children, command);

    // Nothing of the learner's is lost: his version is in its place or beside it.
    bool kept = read_text(tree.file()) == edited;
    for (const auto& entry : fs::directory_iterator(tree.file().parent_path())) {
      kept = kept || (entry.path().extension() == ".backup" && read_text(entry.path()) == edited);
    }
    CHECK(kept);
    tree.solve();
    tree.check_passes();
    CHECK(tree.learn({"scoreboard", "--plot", "none"}).status == 0);
  }
}

}  // namespace
}  // namespace dl
