"""The glossary's words: each is linked at its first use in a lesson's text, with its line as a tooltip."""
import re
from pathlib import Path

from docutils import nodes

root = Path(__file__).resolve().parents[2]
# Words that mean something else too: only in the lessons that the glossary names.
ambiguous = {"block", "body", "buffer", "cell", "error", "filter", "gain", "head", "hidden", "ink", "input", "key", "layer", "mask",
             "momentum", "normalization", "output layer", "query", "rule", "seed", "step", "symmetry", "threshold", "token", "unit", "value", "variance",
             "window"}
# In front of a noun that the row names last: "batch, stochastic, mini-batch descent".
adjectives = {"batch", "hidden", "input", "stochastic"}
# A word before these is not the glossary's: a batch norm is no batch, Glorot and Bengio are people.
another_word = r" norm| and Bengio|\s+the same"
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
    words = [word.strip() for word in re.sub(r"\s*\([^)]*\)", "", term).split(",")]
    if len(words) > 2:
        noun = words[-1].split()[-1]
        words = [f"{w} {noun}" if w in adjectives else w for w in words]
    words += [w.replace("normalization", "norm") for w in words if " normalization" in w]
    return [w for w in [*words, *inside] if len(w) > 3 and not re.search(r"\d", w)]


def is_text(node):
    """Not a formula, a title, a note or a list of sources."""
    while node is not None:
        if isinstance(node, no_link_in) or "side-note" in node.get("classes", []) or "where-it-comes-from" in node.get("ids", []):
            return False
        node = node.parent
    return True


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
        pattern = re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, words)) + r")(?:s|es)?(?![\w-]|" + another_word + ")", re.I)
        for text in doctree.findall(nodes.Text):
            match = pattern.search(text) if is_text(text.parent) else None
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
