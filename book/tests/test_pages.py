"""Every page, as a reader meets it: wide and on a phone, light and dark."""
import gzip
import re
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest

from browser import served, show, wait_for
from conftest import html, root

pages = sorted(str(file.relative_to(html)) for file in html.rglob("*.html"))
of_exercises = [page for page in pages if page.startswith("exercises/") and "index" not in page]
others = [page for page in pages if page not in of_exercises and page not in ("search.html", "genindex.html")]
views = [(1280, False), (1280, True), (390, False), (390, True)]


def open_page(browser, page, width, dark):
    show(browser, width, dark=dark)
    browser.get(f"file://{html}/{page}")
    wait_for(lambda: browser.execute_script("return document.readyState") == "complete")
    wait_for(lambda: browser.execute_script(
        "return [...document.querySelectorAll('.demo')].every((d) => d.dataset.ready === 'yes')"), say="the demos")


look = """
const article = document.querySelector('article');
const words = article.cloneNode(true);
words.querySelectorAll('.katex, code, pre, script, svg, .demo').forEach((e) => e.remove());
return {
  wide: document.documentElement.scrollWidth - innerWidth,
  failed: document.querySelectorAll('.katex-error').length,
  undrawn: (words.textContent.match(/\\$[^$\\d\\s][^$]*\\$|\\\\frac|\\\\sum/g) || []),
  pictures: [...article.querySelectorAll('img')].filter((i) => i.complete && !i.naturalWidth).map((i) => i.src),
  nameless: [...document.querySelectorAll('img')].filter((i) => !i.alt).map((i) => i.outerHTML.slice(0, 120)),
  unlabelled: [...document.querySelectorAll('.demo button, .demo input, .demo canvas, .demo select')]
    .filter((e) => !(e.getAttribute('aria-label') || e.textContent.trim() || e.closest('label'))).map((e) => e.outerHTML.slice(0, 120)),
  said: [...document.querySelectorAll('.demo')].map((d) => d.dataset.error).filter(Boolean),
};
"""


def check(browser, page, width, dark):
    open_page(browser, page, width, dark)
    # Pictures wait until they are near: all are asked for.
    browser.execute_script("document.querySelectorAll('img').forEach((i) => { i.loading = 'eager'; })")
    wait_for(lambda: browser.execute_script("return [...document.images].every((i) => i.complete)"), say="the pictures")
    seen = browser.execute_script(look)
    assert seen["wide"] <= 0, f"scrolls sideways by {seen['wide']} pixels"
    for fault in ("failed", "undrawn", "pictures", "nameless", "unlabelled", "said"):
        assert not seen[fault], (fault, seen[fault])


@pytest.mark.parametrize("width, dark", views)
@pytest.mark.parametrize("page", others)
def test_page(browser, page, width, dark):
    check(browser, page, width, dark)


@pytest.mark.parametrize("page", of_exercises)
def test_page_of_an_exercise(browser, page):
    check(browser, page, 390, True)


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.targets, self.names = [], set()

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.names.update(v for k, v in attributes if k in ("id", "name"))
        for key in ("href", "src"):
            if values.get(key):
                self.targets.append(values[key])


def links_of(file, known={}):
    if file not in known:
        links = Links()
        links.feed(file.read_text())
        known[file] = links
    return known[file]


def test_no_link_is_dead_and_nothing_comes_from_elsewhere():
    dead = []
    for page in pages:
        file = html / page
        for target in links_of(file).targets:
            if re.match(r"(https?:|mailto:|data:|javascript:)", target):
                continue
            path, _, name = target.partition("#")
            there = (file.parent / unquote(path.split("?")[0])).resolve() if path else file
            if not there.exists() or (name and there.suffix == ".html" and unquote(name) not in links_of(there).names):
                dead.append((page, target))
        loaded = re.findall(r'(?:src|<link[^>]*href)="(https?://[^"]+)"', file.read_text())
        assert not loaded, (page, loaded)
    assert not dead


@pytest.mark.parametrize("page", [page for page in others if page.startswith("lessons/") or page == "index.html"])
def test_a_page_with_its_demo_is_small(page):
    file = html / page
    size = len(gzip.compress(file.read_bytes(), 9))
    for target in set(links_of(file).targets):
        there = (file.parent / unquote(target.split("?")[0].split("#")[0])).resolve()
        if there.suffix in (".js", ".css") and there.exists():
            size += len(gzip.compress(there.read_bytes(), 9))
    assert size < 400_000, f"{size} bytes"


contrast = """
const channels = (c) => (c.match(/[\\d.]+/g) || []).map(Number);
const luminance = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const groundOf = (e) => {
  for (; e; e = e.parentElement) {
    const c = channels(getComputedStyle(e).backgroundColor);
    if (c.length === 3 || c[3] === 1) return c;
  }
  return [255, 255, 255];
};
const poor = [];
const walk = document.createTreeWalker(document.querySelector('.main'), NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const e = walk.currentNode.parentElement;
  if (!walk.currentNode.textContent.trim() || e.closest('svg, script, style, [hidden], .katex-mathml, details:not([open]) > :not(summary)')) continue;
  const style = getComputedStyle(e);
  if (style.display === 'none' || style.visibility === 'hidden' || !e.getClientRects().length) continue;
  const [a, b] = [luminance(channels(style.color)), luminance(groundOf(e))];
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.6 && +style.fontWeight >= 600);
  if (ratio < (large ? 3 : 4.5)) poor.push([ratio.toFixed(2), walk.currentNode.textContent.trim().slice(0, 40), style.color, e.className]);
}
return poor;
"""


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("page", ["index.html", "docs/claims.html", "scoreboard.html", "exercises/07.4.html", "docs/glossary.html",
                                  "lessons/05_gradient_descent/README.html", "lessons/07_backpropagation/README.html"])
def test_words_stand_out_from_their_ground(browser, page, dark):
    open_page(browser, page, 1280, dark)
    assert browser.execute_script(contrast) == []


@pytest.mark.parametrize("page", ["index.html", "lessons/05_gradient_descent/README.html"])
def test_nothing_moves_while_a_page_loads(browser, page):
    open_page(browser, page, 1280, False)
    moved = browser.execute_async_script("""
      const done = arguments[0];
      let sum = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((e) => { sum += e.hadRecentInput ? 0 : e.value; }))
        .observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => done(sum), 300);""")
    assert moved < 0.1


@pytest.mark.parametrize("page", [page for page in others if page.startswith("lessons/")])
def test_a_page_is_whole_without_scripts(page):
    text = (html / page).read_text()
    for part in ("The question", "The mathematics", "What to notice"):
        assert part in text
    assert "It needs JavaScript" in text, "every lesson has a demo, which says so where it cannot run"
    assert '<details class="solution">' in text, "every lesson shows one body of the reference, folded"


@pytest.mark.parametrize("page", [page for page in others if page.startswith("lessons/")])
def test_sources_stand_beside_the_text_and_on_a_phone_in_it(browser, page):
    sources = re.findall(r"^<!-- source: (.+) -->$", (root / page).with_suffix(".md").read_text(), re.M)
    open_page(browser, page, 1280, False)
    notes = browser.find_elements("css selector", ".side-note")
    assert len(notes) == len(sources) > 0
    for note, source in zip(notes, sources):
        assert note.text.startswith(source)
    column = browser.find_element("css selector", "article").rect
    assert all(note.rect["width"] < column["width"] / 3 for note in notes)
    show(browser, 390)
    column = browser.find_element("css selector", "article p").rect
    assert all(note.rect["width"] > column["width"] * 0.9 for note in notes)


def search_has_ended(browser):
    return lambda: "found" in browser.find_element("css selector", "p.search-summary").text


def test_words_are_found_by_the_search(browser):
    show(browser, 1280)
    browser.get(f"file://{html}/search.html?q=momentum")
    wait_for(search_has_ended(browser), say="the search's end")
    assert any("Optimizers" in link.text for link in browser.find_elements("css selector", "ul.search li a"))


def test_a_server_shows_the_words_around_what_was_found(browser):
    with served(html) as address:
        show(browser, 1280)
        browser.get(f"{address}/search.html?q=momentum")
        wait_for(search_has_ended(browser), say="the search's end")
        # A result that is a word of the glossary has a span instead.
        wait_for(lambda: all(item.find_elements("css selector", "p.context, span")
                             for item in browser.find_elements("css selector", "ul.search li")), say="the summaries")
        assert browser.find_elements("css selector", "ul.search li p.context")


def test_claims_are_filtered_by_verdict(browser):
    open_page(browser, "docs/claims.html", 1280, False)
    visible = lambda: [c for c in browser.find_elements("css selector", ".claim") if c.is_displayed()]
    every = len(visible())
    browser.find_element("xpath", "//div[contains(@class, 'claim-filter')]/button[starts-with(., 'does not hold')]").click()
    assert 0 < len(visible()) < every
    browser.find_element("xpath", "//div[contains(@class, 'claim-filter')]/button[starts-with(., 'all')]").click()
    assert len(visible()) == every


def test_hints_open_one_by_one(browser):
    open_page(browser, "exercises/07.4.html", 1280, False)
    hints = browser.find_elements("css selector", "details.hint")
    assert len(hints) >= 2 and not any(h.get_attribute("open") for h in hints)
    hints[0].find_element("tag name", "summary").click()
    assert [bool(h.get_attribute("open")) for h in hints] == [True] + [False] * (len(hints) - 1)


def test_the_theme_is_chosen_by_hand_too(browser):
    open_page(browser, "index.html", 1280, False)
    ground = "return getComputedStyle(document.body).backgroundColor"
    seen = {browser.execute_script(ground)}
    for _ in range(2):
        next(b for b in browser.find_elements("css selector", "button.theme-toggle") if b.is_displayed()).click()
        seen.add(browser.execute_script(ground))
    assert len(seen) == 2
    browser.execute_script("localStorage.clear()")
