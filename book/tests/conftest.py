"""The book's tests: /usr/bin/python3 -m pytest book/tests, after ./learn book (BOOK=folder for another)."""
import os
from pathlib import Path
from urllib.parse import urlencode

import pytest

from browser import Demo, errors_of, open_browser, show

root = Path(__file__).resolve().parents[2]
build = Path(os.environ.get("BOOK_BUILD", root / "build/book")).resolve()
html = build / "html"


def lesson_of(demo):
    """The lesson in whose folder a demo lies."""
    (source,) = (root / "book/demos").glob(f"*/{demo}.cpp")
    return source.parent.name


def lesson_page(demo):
    return html / "lessons" / lesson_of(demo) / "README.html"


@pytest.fixture(scope="session")
def browser():
    opened = open_browser()
    yield opened
    opened.quit()


@pytest.fixture(autouse=True)
def nothing_in_the_console(request):
    """After each test, so that no error waits for the next one."""
    yield
    if "browser" in request.fixturenames:
        assert errors_of(request.getfixturevalue("browser")) == []


@pytest.fixture
def open_demo(browser):
    """Opens a demo with settings as its link keeps them."""
    show(browser, 1280)

    def open_it(name, width=1280, **settings):
        show(browser, width)
        words = f"#demo-{name}?{urlencode(settings)}" if settings else ""
        return Demo(browser, f"file://{lesson_page(name)}{words}", name)

    return open_it
