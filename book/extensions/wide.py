"""What is wider than the page, or than a phone: marked for book.css."""
from docutils import nodes


def mark_wide_code(app, doctree, docname):
    """book.css has room for 88 columns, and smaller letters for more. A sentence above or below a table is wrapped."""
    for block in doctree.findall(nodes.literal_block):
        lines = block.astext().splitlines()
        rows = [line for line in lines if "  " in line or "--" in line] if block.get("language") == "none" else lines
        columns = max(map(len, rows), default=0)
        if columns > 88:
            block["classes"].append("wide" if columns <= 105 else "wider")
        if columns <= 121 and len(rows) < len(lines):
            block["classes"].append("wraps")


def name_columns(app, doctree, docname):
    """On a phone a wide table becomes a block for each row, whose cells say their columns' names."""
    for table in doctree.findall(nodes.table):
        heads = [entry.astext() for entry in table.findall(nodes.entry) if isinstance(entry.parent.parent, nodes.thead)]
        if docname == "docs/claims" or len(heads) < 5 and docname != "data/README":
            continue
        table["classes"].append("many-columns")
        for row in next(table.findall(nodes.tbody)).children:
            for head, entry in list(zip(heads, row.children))[1:]:
                if entry.astext():
                    entry[0].insert(0, nodes.inline("", f"{head}: ", classes=["column-name"]))


def setup(app):
    app.connect("doctree-resolved", mark_wide_code)
    app.connect("doctree-resolved", name_columns)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
