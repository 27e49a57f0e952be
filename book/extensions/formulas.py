"""Formulas, drawn while the book is built: the reader's browser runs no script for them, and one that
KaTeX does not understand stops the build. Displayed ones are numbered by lesson: (7.2)."""
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from docutils import nodes
from sphinx.errors import SphinxError

katex = Path("/usr/share/javascript/katex")


class Renderer:
    """One process of Node for all formulas, asked line by line."""

    def __init__(self):
        script = Path(__file__).with_name("katex.js")
        self.process = subprocess.Popen(
            ["/usr/bin/node", str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
            env={**os.environ, "NODE_PATH": "/usr/share/nodejs:/usr/share/javascript"})
        self.known = {}

    def __call__(self, tex, display, docname):
        key = (tex, display)
        if key not in self.known:
            self.process.stdin.write(json.dumps({"tex": tex, "display": display}) + "\n")
            self.process.stdin.flush()
            answer = json.loads(self.process.stdout.readline())
            if "error" in answer:
                raise SphinxError(f"{docname}: {answer['error']} in the formula {tex}")
            self.known[key] = answer["html"]
        return self.known[key]


renderer = None


def render(tex, display, docname):
    global renderer
    renderer = renderer or Renderer()  # after Sphinx has made its processes
    return renderer(tex, display, docname)


def docname_of(translator):
    return translator.builder.current_docname


def visit_math(translator, node):
    translator.body.append(render(node.astext(), False, docname_of(translator)))
    raise nodes.SkipNode


def visit_math_block(translator, node):
    docname = docname_of(translator)
    lesson = re.match(r"lessons/(\d\d)_", docname)
    html = render(node.astext(), True, docname)
    number = ""
    if lesson:
        translator.formulas = getattr(translator, "formulas", 0) + 1
        name = f"{int(lesson[1])}.{translator.formulas}"
        number = f'<a class="formula-number" id="formula-{name}" href="#formula-{name}" aria-label="formula {name}">({name})</a>'
    translator.body.append(f'<div class="formula"><div class="formula-scrolls" tabindex="0">{html}</div>{number}</div>\n')
    raise nodes.SkipNode


def tie_punctuation(app, doctree, docname):
    """A browser may break a line between a formula and the full stop after it, or the bracket before it."""
    for math in list(doctree.findall(nodes.math)):
        line = math.parent
        at = line.index(math)
        before, after = (line[i] if 0 <= i < len(line) else None for i in (at - 1, at + 1))
        opens = re.search(r"[(\[]+$", before) if isinstance(before, nodes.Text) else None
        closes = re.match(r"[.,;:!?)\]]+", after) if isinstance(after, nodes.Text) else None
        if not opens and not closes:
            continue
        tied = nodes.inline("", "", classes=["tied"])
        line.replace(math, tied)
        tied += [nodes.Text(opens[0] if opens else ""), math, nodes.Text(closes[0] if closes else "")]
        if opens:
            line.replace(before, nodes.Text(before[:opens.start()]))
        if closes:
            line.replace(after, nodes.Text(after[closes.end():]))


def copy_katex(app, exception):
    if exception or app.builder.format != "html":
        return
    target = Path(app.outdir) / "_static" / "katex"
    shutil.rmtree(target, ignore_errors=True)
    (target / "fonts").mkdir(parents=True)
    shutil.copy(katex / "katex.min.css", target)
    for font in (katex / "fonts").glob("*.woff2"):
        shutil.copy(font, target / "fonts")


def setup(app):
    app.add_html_math_renderer("formulas", (visit_math, None), (visit_math_block, None))
    app.connect("config-inited", lambda app, config: setattr(config, "html_math_renderer", "formulas"))
    app.connect("doctree-resolved", tie_punctuation)
    app.connect("build-finished", copy_katex)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
