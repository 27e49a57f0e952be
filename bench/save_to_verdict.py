#!/usr/bin/env python3
"""How long a learner waits: from saving an exercise until watch shows the verdict.

    bench/save_to_verdict.py [--edits 3] [LESSON ...]
    bench/save_to_verdict.py --run [--edits 3] [LESSON ...]

Works in a clone of its own, with every exercise written as in the reference. In a terminal of tmux
it runs './learn watch NN.K' for the first exercise of each file, saves an edit that no cache knows,
and reads the screen until what the edit prints stands there. Compile, link and run are shares of
that time; what is left are the course program and ninja. The build's times are those that ninja
notes. With --run: until './learn run NN --mine' has built the lesson's program on the
exercises and it has begun to run. Needs tmux and two quiet cores.
"""
import argparse
import pathlib
import re
import shutil
import statistics
import subprocess
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parent.parent


class Terminal:
    """A terminal of 80 columns and 40 lines, in the course's folder."""

    def __init__(self, folder, command):
        self.server = f"dl-bench-{time.time_ns()}"
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "40", "-c", str(folder), command)

    def tmux(self, *words):
        return subprocess.run(["tmux", "-L", self.server, *words], capture_output=True, text=True).stdout

    def wait_for(self, words, most=120.0):
        end = time.monotonic() + most
        while words not in self.tmux("capture-pane", "-p"):
            if time.monotonic() > end:
                raise SystemExit(f"not seen within {most} s: {words}\n" + self.tmux("capture-pane", "-p"))
            time.sleep(0.01)

    def close(self):
        self.tmux("kill-server")


def made_course(folder):
    """A clone in which all is built and every exercise written."""
    subprocess.run(["git", "clone", "-q", str(SOURCE), str(folder)], check=True)
    for solution in (folder / "solutions").glob("*/*.hpp"):
        shutil.copy(solution, folder / "exercises" / solution.parent.name)
    subprocess.run([str(folder / "learn"), "--yes", "list"], check=True, stdout=subprocess.DEVNULL)


def first_exercises(lesson):
    """By file its first exercise, and the text before and after where its body begins."""
    found = []
    for file in sorted(lesson.glob("*.hpp")):
        mark = re.search(r"// exercise (\d\d\.\d+):.*?// solution begin\n", file.read_text(), re.S)
        if mark:
            found.append((file, mark.group(1), mark.end()))
    return found


def build_seconds(log, before):
    """The wall time of compiling and of linking in the last build, from ninja's log."""
    spans = {"compile": [], "link": []}
    for line in log.read_text().splitlines()[before:]:
        if line.startswith("#"):
            continue
        begin, end, _, output, _ = line.split("\t")
        if output.endswith("verify_globs"):
            continue
        spans["compile" if output.endswith(".o") else "link"].append((int(begin), int(end)))
    return {kind: (max(e for _, e in s) - min(b for b, _ in s)) / 1000 if s else 0.0
            for kind, s in spans.items()}


def measure(folder, file, exercise, at, edits):
    text = file.read_text()
    log = folder / "build/default/.ninja_log"
    terminal = Terminal(folder, f"./learn watch {exercise}")
    times = []
    try:
        terminal.wait_for("passes")
        for edit in range(edits):
            words = f"edit {edit} of {exercise}"
            line = f'static const int said = std::printf("{words}\\n"); (void)said;\n'
            before = len(log.read_text().splitlines())
            begin = time.monotonic()
            file.write_text("#include <cstdio>\n" + text[:at] + line + text[at:])
            terminal.wait_for(words)
            times.append((time.monotonic() - begin, build_seconds(log, before)))
    finally:
        terminal.close()
        file.write_text(text)
    return times


def until_it_runs(folder, file, at, edits):
    """The program's --help ends as soon as it has begun."""
    text = file.read_text()
    times = []
    for edit in range(edits):
        file.write_text(f"{text[:at]}static const int edited = {edit}; (void)edited;\n{text[at:]}")
        begin = time.monotonic()
        subprocess.run([str(folder / "learn"), "run", file.parent.name[:2], "--mine", "--", "--help"],
                       stdout=subprocess.DEVNULL, check=True)
        times.append(time.monotonic() - begin)
    file.write_text(text)
    return times


def table_of_runs(folder, lessons, edits):
    print(f"{'lesson':22} {'median':>7} {'longest':>8}")
    every = []
    for lesson in lessons:
        subprocess.run([str(folder / "learn"), "run", lesson.name[:2], "--mine", "--", "--help"],
                       stdout=subprocess.DEVNULL, check=True)
        # One program includes all files: it does not matter which is edited.
        file, _, at = first_exercises(lesson)[0]
        times = until_it_runs(folder, file, at, edits)
        print(f"{lesson.name:22} {statistics.median(times):7.2f} {max(times):8.2f}", flush=True)
        every += times
    print(f"{'all':22} {statistics.median(every):7.2f} {max(every):8.2f}   seconds from edit to run")


def table_of_verdicts(folder, lessons, edits):
    every = []
    print(f"{'lesson':22} {'median':>7} {'longest':>8} {'compile':>8} {'link':>6} {'rest':>6}  slowest")
    for lesson in lessons:
        subprocess.run([str(folder / "learn"), "check", lesson.name[:2]], stdout=subprocess.DEVNULL)
        times = []
        by_file = {}
        for file, exercise, at in first_exercises(lesson):
            measured = measure(folder, file, exercise, at, edits)
            times += measured
            by_file[f"{exercise} {file.name}"] = statistics.median(t for t, _ in measured)
        waits = [t for t, _ in times]
        slowest = max(by_file, key=by_file.get)
        compiled = statistics.median(b["compile"] for _, b in times)
        linked = statistics.median(b["link"] for _, b in times)
        middle = statistics.median(waits)
        print(f"{lesson.name:22} {middle:7.2f} {max(waits):8.2f} {compiled:8.2f} {linked:6.2f} "
              f"{max(0.0, middle - compiled - linked):6.2f}  {slowest}", flush=True)
        every += waits
    print(f"{'all':22} {statistics.median(every):7.2f} {max(every):8.2f}   seconds from save to verdict")


def main():
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--edits", type=int, default=3, help="of each file, with --run of each lesson (default 3)")
    words.add_argument("--run", action="store_true", help="measure './learn run NN --mine' instead")
    numbers = sorted(lesson.name[:2] for lesson in (SOURCE / "exercises").glob("[0-9]*"))
    # Not "choices": with nargs="*" argparse tests the empty list against them.
    words.add_argument("lessons", nargs="*", metavar="LESSON", help=f"{numbers[0]} to {numbers[-1]}; without one: all")
    asked = words.parse_args()
    for lesson in asked.lessons:
        if lesson not in numbers:
            words.error(f"no lesson {lesson}: expected {numbers[0]} to {numbers[-1]}")
    if asked.edits < 1:
        words.error("--edits: expected 1 or more")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / "course"
        made_course(folder)
        lessons = [lesson for lesson in sorted((folder / "exercises").glob("[0-9]*"))
                   if not asked.lessons or lesson.name[:2] in asked.lessons]
        table = table_of_runs if asked.run else table_of_verdicts
        table(folder, lessons, asked.edits)


if __name__ == "__main__":
    main()
