"""Debian's furo (12 and 13) ships its script as a module that no browser loads as it is linked, and a style sheet
that imports a file from the root of the server. Both are put right in the built book. Its Sphinx loads
jQuery, 100 KB, for the sake of others' old themes: left out. Its search fetches the pages that it found, which no
browser allows in a folder, and takes each formula's words three times: search.js keeps it from both."""
import re
from pathlib import Path

imported_script = r'import [^"]*Gumshoe from "./gumshoe-patched.js";'
imported_style = r"@import url\(/javascript/normalize.css/normalize.css\);"


def replace(file, line, by):
    text = file.read_text()
    file.write_text(re.sub(line, lambda _: Path(by).read_text(), text))


def repair(app, exception):
    if exception or app.builder.format != "html":
        return
    # A module is not loaded from a folder without a server.
    for page in Path(app.outdir).rglob("*.html"):
        text = page.read_text()
        if '<script type="module"' in text:
            page.write_text(text.replace('<script type="module"', "<script defer"))
    static = Path(app.outdir) / "_static"
    replace(static / "scripts" / "furo.js", imported_script, static / "scripts" / "gumshoe-patched.js")
    replace(static / "styles" / "furo.css", imported_style,
            "/usr/share/javascript/normalize.css/normalize.min.css")


def leave_out_jquery(app, pagename, templatename, context, doctree):
    unused = ("jquery.js", "underscore.js", "_sphinx_javascript_frameworks_compat.js")
    context["script_files"] = [file for file in context["script_files"] if not str(getattr(file, "filename", file)).endswith(unused)]


def mend_search(app, pagename, templatename, context, doctree):
    if pagename == "search":
        app.add_js_file("search.js")


def setup(app):
    app.connect("html-page-context", leave_out_jquery, priority=900)
    app.connect("html-page-context", mend_search)
    app.connect("build-finished", repair)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
