"""The scoreboard as a picture in the page, from the results that the lessons keep and data/published.json."""
import html
import json


def rows(root):
    for file in sorted((root / "lessons").glob("*/scores-full.json")):
        for score in json.loads(file.read_text()):
            yield score["accuracy"], score["method"], f'lesson {score["lesson"][:2]}', "ours"
    for score in json.loads((root / "data/published.json").read_text()):
        yield score["accuracy"], score["method"], score["source"], "people" if score.get("people") else "published"


def picture(root):
    best = {}
    for accuracy, method, source, kind in rows(root):
        key = (method, source)
        best[key] = max(best.get(key, (0,)), (accuracy, method, source, kind))
    ranked = sorted(best.values(), reverse=True)
    lowest = 0.6
    lines = []
    for accuracy, method, source, kind in ranked:
        share = max(0, (accuracy - lowest) / (1 - lowest))
        lines.append(
            f'<tr class="score-{kind}"><th scope="row">{html.escape(method)}<small>{html.escape(source)}</small></th>'
            f'<td><span class="score-bar" style="--share:{share:.4f}"></span><span class="score-number">{accuracy:.4f}</span></td></tr>')
    return ('<table class="scoreboard"><caption>Test accuracy on all of Fashion-MNIST. Bars begin at '
            f'{lowest}. Solid: this course; hatched: published.</caption><tbody>' + "".join(lines) + "</tbody></table>")
