"""The table of claims as cards that can be filtered by their verdict: the same words, easier to look through."""
import re

from docutils import nodes


def kind_of(verdict):
    if re.match(r"holds(?=$|;|\.|,)", verdict) or verdict == "holds":
        return "holds"
    return "holds when" if "holds" in verdict and not verdict.startswith("does not") else "does not hold"


def make_cards(app, doctree, docname):
    if docname != "docs/claims":
        return
    for table in list(doctree.findall(nodes.table)):
        head = [entry.astext() for entry in next(table.findall(nodes.thead)).findall(nodes.entry)]
        if head != ["id", "claim", "command", "what came out", "verdict"]:
            continue
        cards = nodes.container(classes=["claims"])
        for row in next(table.findall(nodes.tbody)).findall(nodes.row):
            identity, claim, command, came_out, verdict = row.children
            kind = kind_of(verdict.astext())
            card = nodes.container(classes=["claim", "claim-" + kind.replace(" ", "-")], ids=[identity.astext()])
            for name, cell in (("claim-id", identity), ("claim-words", claim), ("claim-verdict", verdict), ("claim-out", came_out), ("claim-command", command)):
                part = nodes.container(classes=[name])
                part += [child.deepcopy() for child in cell.children]
                card += part
            cards += card
        table.parent.replace(table, [nodes.raw("", '<div class="claim-filter" role="group" aria-label="verdict"></div>', format="html"), cards])


def add_script(app, pagename, templatename, context, doctree):
    if pagename == "docs/claims":
        app.add_js_file("claims.js", loading_method="defer")


def setup(app):
    app.connect("doctree-resolved", make_cards)
    app.connect("html-page-context", add_script)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
