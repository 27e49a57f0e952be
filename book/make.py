#!/usr/bin/python3
"""Builds the book: make.py BUILD-FOLDER [--mine]

BUILD-FOLDER/demos (with --mine: demos-mine) holds the compiled demos. What Sphinx reads is put together
in BUILD-FOLDER/pages and static, the book is BUILD-FOLDER/html (html-mine).
"""
import argparse
import base64
import gzip
import re
import shutil
import subprocess
import sys
from pathlib import Path

here = Path(__file__).parent.resolve()
sys.path.insert(0, str(here))

import exercises  # noqa: E402
import files  # noqa: E402
import fonts  # noqa: E402
import home  # noqa: E402
import scoreboard  # noqa: E402

root = here.parent


def packed(data):
    return base64.b64encode(gzip.compress(data, 9, mtime=0)).decode()


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def link(path, to):
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_symlink():
        path.symlink_to(to)


def put_together(pages, static, demos):
    """Pages and what goes with them; nothing of it lies in the course's own folders."""
    for name in ("lessons", "docs", "data"):
        link(pages / name, root / name)
    made = {"scoreboard": scoreboard.picture, "lessons": home.cards, "contents": home.contents}
    for page in (here / "pages").glob("*.md"):
        write(pages / page.name, re.sub(r"<!-- put here: (\w+) -->", lambda m: made[m[1]](root), page.read_text()))
    for name, text in exercises.pages(root):
        write(pages / "exercises" / name, text)

    for script in [*(here / "demos").glob("*/*.js"), *(here / "style").glob("*.*")]:
        write(static / script.name, script.read_text())
    for source in (here / "demos").glob("[0-9]*/*.cpp"):
        module = demos / f"{source.stem}.wasm"
        code = f'"{packed(module.read_bytes())}"' if module.exists() else "null"
        write(static / f"{source.stem}.wasm.js", f'Load.module("{source.stem}", {code});\n')
    for name, data in files.all_files(root):
        write(static / f"{name}.file.js", f'Load.file("{name}", "{packed(data)}");\n')
    fonts.put_into(static / "fonts", pages)


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("build", type=Path)
    words.add_argument("--mine", action="store_true", help="the demos run the learner's exercises")
    options = words.parse_args()
    whose = "-mine" if options.mine else ""
    build = options.build.resolve()
    html = build / f"html{whose}"
    static = build / f"static{whose}"
    # All of it is made anew: a page of an exercise that is gone would stay.
    for made in (build / "pages", static, html):
        if made.exists():
            shutil.rmtree(made)
    put_together(build / "pages", static, build / f"demos{whose}")
    # By its path: another Python's sphinx-build does not know Debian's packages.
    command = ["/usr/bin/python3", "-m", "sphinx", "-E", "-a", "-W", "--keep-going", "-q", "-j", "auto",
               "-c", str(here), "-d", str(build / f"doctrees{whose}"), "-D", f"html_static_path={static}",
               "-D", f"mine={int(options.mine)}", str(build / "pages"), str(html)]
    if subprocess.run(command).returncode != 0:
        sys.exit(1)
    print(html / "index.html")


if __name__ == "__main__":
    main()
