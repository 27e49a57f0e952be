"""The book for Sphinx: the lessons' own READMEs, with the mathematics, the code and the demos."""
import sys
from pathlib import Path

here = Path(__file__).parent.resolve()
sys.path.insert(0, str(here / "extensions"))

project = "Deep learning, step by step, in C++"
html_title = project
language = "en"

extensions = ["myst_parser", "sphinx_copybutton", "formulas", "lessons", "figures", "terms", "claims", "wide", "furo_of_debian"]
myst_enable_extensions = ["dollarmath", "colon_fence"]
myst_heading_anchors = 3
myst_update_mathjax = False

root_doc = "index"
include_patterns = ["*.md", "lessons/*/README.md", "docs/*.md", "data/README.md", "exercises/*.md"]
suppress_warnings = ["myst.header"]
nitpicky = True

html_theme = "furo"
html_favicon = "style/icon.svg"
html_css_files = ["katex/katex.min.css", "book.css", "demo.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
html_show_sphinx = False
# All colours, of the text and of the plots (Okabe and Ito's), light and dark; Debian 12's furo has no dark.
# Words have a contrast of 4.5 or more on both grounds (WCAG 2.1, AA), which a test measures.
light = {
    "color-brand-primary": "#00629b", "color-brand-content": "#00629b",
    "color-foreground-secondary": "#4d545b", "color-foreground-muted": "#5c636a",
    "color-code-background": "#f6f8fa", "color-code-foreground": "#1d2125",
    "plot-ink": "#1d2125", "plot-soft": "#555555", "plot-line": "#e0e3e6", "plot-blue": "#0072b2",
    "plot-orange": "#d55e00", "plot-green": "#009e73", "plot-pink": "#cc79a7", "plot-yellow": "#e69f00",
    "plot-sky": "#56b4e9", "plot-on-colour": "#ffffff", "plot-pixels": "none", "plot-pale-blue": "#cfe3f1", "plot-pale-orange": "#f7dccb",
}
dark = {
    "color-foreground-primary": "#e4e6e8", "color-foreground-secondary": "#b3b9bf",
    "color-foreground-muted": "#a2a8ae", "color-foreground-border": "#666666",
    "color-background-primary": "#131416", "color-background-secondary": "#1a1c1e",
    "color-background-hover": "#1e2124", "color-background-hover--transparent": "#1e212400",
    "color-background-border": "#33383d", "color-background-item": "#444444",
    "color-brand-primary": "#6cc0f0", "color-brand-content": "#6cc0f0",
    "color-highlighted-background": "#083563", "color-highlight-on-target": "#333300",
    "color-admonition-background": "#18181a", "color-code-background": "#1d2126", "color-code-foreground": "#e2e4e6",
    "plot-ink": "#e6e6e6", "plot-soft": "#a7adb4", "plot-line": "#33383d", "plot-blue": "#56b4e9",
    "plot-orange": "#ff8c42", "plot-green": "#26be91", "plot-pink": "#de96be", "plot-yellow": "#f0b432",
    "plot-sky": "#8ccdf5", "plot-on-colour": "#000000", "plot-pixels": "invert(.905) hue-rotate(180deg)", "plot-pale-blue": "#173b52", "plot-pale-orange": "#55301a",
}
html_theme_options = {"light_css_variables": light, "dark_css_variables": dark}
highlight_language = "none"
pygments_style = "xcode"
pygments_dark_style = "zenburn"
copybutton_exclude = ".linenos, .gp"
