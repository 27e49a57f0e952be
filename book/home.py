"""The lessons as cards for the home page: from README.md's table, each with its plot and its number."""
import json
import re


def lessons(root):
    """(folder, name, what is written, result) by README.md's table of the road."""
    row = re.compile(r"\| \[(\d\d [^\]]+)\]\(lessons/(\w+)/README\.md\) \| (.*?) \| (.*?) \|$", re.M)
    for name, folder, written, result in row.findall((root / "README.md").read_text()):
        yield folder, name, written, result


def plot_of(root, folder):
    """The story's plot where the text shows it, or else the text's first: what it shows, and its file."""
    shown = re.findall(r"!\[([^\]]*)\]\((\w+\.(?:png|svg))\)", (root / "lessons" / folder / "README.md").read_text())
    told = json.loads((root / "lessons" / folder / "story.json").read_text())["plot"]
    return next((plot for plot in shown if plot[1].rsplit(".", 1)[0] == told), shown[0])


def cards(root):
    lines = [":::::{container} cards"]
    for folder, name, written, result in lessons(root):
        alt, file = plot_of(root, folder)
        lines += ["::::{container} card", f"[![{alt}](lessons/{folder}/{file})](lessons/{folder}/README.md)",
                  "", f"**[{name}](lessons/{folder}/README.md)**", "", written, "", f"*{result}*", "::::"]
    return "\n".join([*lines, ":::::"])


def contents(root):
    return "\n".join(f"lessons/{folder}/README" for folder, *_ in lessons(root))
