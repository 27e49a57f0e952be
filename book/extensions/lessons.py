"""What the lessons' Markdown says in comments, which GitHub does not show:

    <!-- demo: descent -->                 a live demo, book/demos/NN_name/descent.cpp and .js
    <!-- code: perceptron.hpp 03.2 -->     the reference's body of an exercise, folded
    <!-- source: Novikoff 1962 -->         what "Where it comes from" says of it, beside the next paragraph

and the links of their tables of exercises and of papers on arXiv."""
import re
import sys
from pathlib import Path

from docutils import nodes

here = Path(__file__).resolve().parent
root = here.parents[1]
sys.path.insert(0, str(here.parent))

import exercises  # noqa: E402

demo_script = re.compile(r"Load\.bytes\('(\w+)'\)")


def demo(name, whose):
    sources = list((root / "book/demos").glob(f"*/{name}.cpp"))
    if not sources:
        raise ValueError(f"there is no demo {name} in book/demos/")
    code = f"{whose}/{sources[0].parent.name}"
    return (f'<div class="demo" id="demo-{name}" data-demo="{name}" data-code="{code}">'
            f'<p class="demo-waits">Here runs a demo: the C++ of this lesson, in your browser. It needs JavaScript.</p></div>\n')


def code(docname, file, exercise):
    path = root / "solutions" / docname.split("/")[1] / file
    return (f'<details class="solution"><summary>The reference\'s body of <code>{exercise}</code> in '
            f"<code>{file}</code></summary>\n\n```cpp\n{exercises.body(path.read_text(), exercise)}\n```\n\n</details>\n")


def side_note(docname, text, source):
    """From the source's name to the next semicolon or the sentence's end."""
    sources = re.search(r"^## Where it comes from\n(.*?)(?=^## |\Z)", text, flags=re.M | re.S)
    told = sources and re.search(re.escape(source).replace(r"\ ", r"\s+") + r".*?(?=;|\.\s+[A-Z]|\.?\n\*|\.?\s*\Z)", sources[1], flags=re.S)
    if not told:
        raise ValueError(f"{docname}: its section \"Where it comes from\" does not name {source}")
    return f":::{{container}} side-note\n{' '.join(told[0].split())}\n:::\n"


def read(app, docname, source):
    text = source[0]
    whose = "exercises" if int(app.config.mine) else "solutions"
    text = re.sub(r"^<!-- demo: (\w+) -->$", lambda m: demo(m[1], whose), text, flags=re.M)
    text = re.sub(r"^<!-- code: ([\w.]+) ([\d.]+) -->$", lambda m: code(docname, m[1], m[2]), text, flags=re.M)
    text = re.sub(r"^<!-- source: (.+) -->$", lambda m: side_note(docname, source[0], m[1]), text, flags=re.M)
    # As HTML, because the scoreboard is HTML already.
    source[0] = re.sub(r"arXiv:(\d{4}\.\d{4,5})", r'<a href="https://arxiv.org/abs/\1">arXiv:\1</a>', text)


def link_cell(app, docname, entry, target):
    if target in app.env.found_docs:
        text = entry.astext()
        entry.children = []
        entry += nodes.paragraph("", "", nodes.reference("", text, refuri=app.builder.get_relative_uri(docname, target), internal=True))


def link_exercises(app, doctree, docname):
    """A lesson's table of exercises: 07.1 leads to that exercise, dense_layer.hpp to that file."""
    if not docname.startswith("lessons/"):
        return
    for row in doctree.findall(nodes.row):
        number, file = [entry.astext() for entry in row.children[:2]]
        if re.fullmatch(r"\d\d\.\d+", number):
            link_cell(app, docname, row.children[0], f"exercises/{number}")
            link_cell(app, docname, row.children[1], f"exercises/{exercises.file_page(docname.split('/')[1], file)}")


def add_scripts(app, pagename, templatename, context, doctree):
    demos = dict.fromkeys(re.findall(r'data-demo="(\w+)"', context.get("body", "")))
    if not demos:
        return
    scripts = ["load.js", "draw.js", "demo.js"]
    for name in demos:
        (page,) = (root / "book/demos").glob(f"*/{name}.js")
        scripts += [f"{file}.file.js" for file in demo_script.findall(page.read_text())]
        scripts += [f"{name}.wasm.js", f"{name}.js"]
    for script in dict.fromkeys(scripts):
        app.add_js_file(script, loading_method="defer")


def setup(app):
    app.add_config_value("mine", 0, "html")
    app.connect("source-read", read)
    app.connect("doctree-resolved", link_exercises)
    app.connect("html-page-context", add_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
