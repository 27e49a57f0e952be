"""Pictures as numbered figures, whose caption is what Markdown says of them. An SVG is drawn in the page,
in the theme's colours; a PNG, which is drawn on white, says its size before it has come."""
import html
import re
import struct
from pathlib import Path

from docutils import nodes
from sphinx.util.osutil import relative_uri

def css_colour(text):
    """Any way in which gnuplot writes a colour, as #rrggbb."""
    text = {"white": "#ffffff", "black": "#000000"}.get(text.strip(), text.strip())
    rgb = re.fullmatch(r"rgb\(\s*(\d+),\s*(\d+),\s*(\d+)\)", text)
    return "#" + "".join(f"{int(v):02x}" for v in rgb.groups()) if rgb else text.lower() if text.startswith("#") else text


def inline_svg(text, name):
    """An SVG file as an element of the page: names of its own, no fixed size, the theme's colours."""
    text = re.sub(r"^.*?(?=<svg)", "", text, flags=re.S)
    text = re.sub(r"<title>.*?</title>|<desc>.*?</desc>|<!--.*?-->", "", text, flags=re.S)
    head, rest = text.split(">", 1)
    box = re.search(r'viewBox="([^"]+)"', head)
    width = re.search(r'width="([\d.]+)', head)
    height = re.search(r'height="([\d.]+)', head)
    box = box[1] if box else f"0 0 {width[1]} {height[1]}"
    for found in dict.fromkeys(re.findall(r'\bid=[\'"]([^\'"]+)[\'"]', rest)):
        rest = re.sub(rf"""(id=['"]|url\(['"]?#|href=['"]#){re.escape(found)}(?=['")])""", rf"\g<1>{name}-{found}", rest)
    # In one spelling: book.css gives the theme's colour to what has fill="#0072b2".
    rest = re.sub(r"""\b(fill|stroke|color)\s*=\s*['"]([^'"]+)['"]""", lambda m: f'{m[1]}="{css_colour(m[2])}"', rest)
    rest = re.sub(r"""font-family\s*=\s*['"][^'"]*['"]""", "", rest)
    rest = re.sub(r"\n\s*\n+", "\n", rest)
    kept = " ".join(re.findall(r'(?:font-size|text-anchor)="[^"]*"', head))
    kind = "plot road" if name.startswith("figure-road") else "plot"
    return f'<svg viewBox="{box}" class="{kind}" role="img" aria-labelledby="{name}-caption" {kept}>{rest}'


def png_size(file):
    return struct.unpack(">II", file.read_bytes()[16:24])


class numbered_figure(nodes.General, nodes.Element):
    pass


def visit_figure(translator, node):
    translator.body.append(f'<figure id="{node["name"]}">')


def depart_figure(translator, node):
    label = f'<a class="figure-number" href="#{node["name"]}">{node["label"]}</a> ' if node["label"] else ""
    translator.body.append(f'<figcaption id="{node["name"]}-caption">{label}{translator.encode(node["caption"])}</figcaption></figure>\n')


def size_of(file):
    if file.suffix == ".svg":
        return re.search(r'viewBox="0 0 (\d+) (\d+)"', file.read_text()).groups()
    return png_size(file)


def drawn(app, docname, image, name):
    """An image as an element of the page. On a card (without a name), and where it is mostly pixels, one that
    is loaded when it is seen."""
    file = Path(app.srcdir) / image["uri"]
    if file.suffix == ".svg" and name and file.read_text().count("<image") <= 10:
        return inline_svg(file.read_text(), name)
    stored = app.env.images[image["uri"]][1]
    app.builder.images[image["uri"]] = stored  # is copied
    source = relative_uri(app.builder.get_target_uri(docname), f"{app.builder.imagedir}/{stored}")
    width, height = size_of(file)
    return f'<img src="{source}" alt="{html.escape(image.get("alt", ""))}" width="{width}" height="{height}" loading="lazy">'


def make_figures(app, doctree, docname):
    lesson = re.match(r"lessons/(\d\d)_", docname)
    number = 0
    for image in list(doctree.findall(nodes.image)):
        is_road = "docs/road/" in image["uri"]
        name = re.sub(r"\W", "-", f"figure-{'road-' if is_road else ''}{Path(image['uri']).stem}")
        around = image.parent
        on_card = isinstance(around, nodes.reference) or isinstance(around.parent, nodes.reference)
        picture = nodes.raw("", drawn(app, docname, image, "" if on_card else name), format="html")
        if on_card:
            around.replace(image, picture)
            continue
        label = ""
        if lesson and not is_road:
            number += 1
            label = f"Figure {int(lesson[1])}.{number}"
        figure = numbered_figure("", picture, name=name, label=label, caption=image.get("alt", ""))
        if isinstance(around, nodes.paragraph) and len(around.children) == 1:
            around.parent.replace(around, figure)
        else:
            around.replace(image, figure)


def setup(app):
    app.add_node(numbered_figure, html=(visit_figure, depart_figure))
    app.connect("doctree-resolved", make_figures)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
