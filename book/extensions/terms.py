"""The glossary's words: each is linked at its first use in a lesson's text, with its line as a tooltip."""
import re
from pathlib import Path

from docutils import nodes

root = Path(__file__).resolve().parents[2]
# Words that mean something else too: only in the lessons that the glossary names.
ambiguous = {"block", "body", "buffer", "cell", "error", "filter", "gain", "head", "hidden", "ink", "input", "key", "layer", "mask",
             "momentum", "normalization", "output layer", "query", "rule", "seed", "step", "symmetry", "threshold", "token", "unit", "value", "variance",
             "window"}
no_link_in = (nodes.reference, nodes.title, nodes.literal, nodes.literal_block, nodes.math, nodes.raw, nodes.table)


def row_name(cells):
    return "term-" + re.sub(r"\W+", "-", cells[0].lower()).strip("-")


def rows():
    for line in (root / "docs/glossary.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("| ") and len(cells) == 4 and cells[0] not in ("term", "---"):
            yield cells


def words_of(term):
    """"derivative, slope" are two words; what stands in brackets is one more."""
    inside = re.findall(r"\(([^)]*)\)", term)
    outside = re.sub(r"\([^)]*\)", "", term)
    return [w for w in (word.strip() for word in [*outside.split(","), *inside]) if len(w) > 3 and not re.search(r"\d", w)]


def link_terms(app, doctree, docname):
    if docname == "docs/glossary":
        name_rows(doctree)
    if not docname.startswith("lessons/"):
        return
    glossary = app.builder.get_relative_uri(docname, "docs/glossary")
    for cells in rows():
        lesson = re.match(r"lessons/(\d\d)", docname)[1]
        words = sorted((w for w in words_of(cells[0]) if w.lower() not in ambiguous or lesson in cells[3]), key=len, reverse=True)
        if not words:
            continue
        pattern = re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, words)) + r")(?:s|es)?(?![\w-])", re.I)
        for text in doctree.findall(nodes.Text):
            parent = text.parent
            while parent is not None and not isinstance(parent, no_link_in) and "side-note" not in parent.get("classes", []):
                parent = parent.parent
            match = None if parent is not None else pattern.search(text)
            if match:
                link = nodes.reference("", match[0], refuri=f"{glossary}#{row_name(cells)}", internal=True, classes=["term"], reftitle=re.sub(r"[$*`]", "", cells[2]))
                whole = text.astext()
                text.parent.replace(text, [nodes.Text(whole[:match.start()]), link, nodes.Text(whole[match.end():])])
                break


def name_rows(doctree):
    for row in doctree.findall(nodes.row):
        if row.children and len(row.children) == 4:
            row["ids"].append(row_name([row.children[0].astext()]))


def setup(app):
    app.connect("doctree-resolved", link_terms)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
