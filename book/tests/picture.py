#!/usr/bin/python3
"""Draws docs/book.png, README.md's picture of the book: picture.py HTML-FOLDER"""
import sys
from pathlib import Path

from browser import Demo, open_browser, show

root = Path(__file__).resolve().parents[2]


def main():
    browser = open_browser()
    show(browser, 1200, 1000)
    page = f"file://{Path(sys.argv[1]).resolve()}/index.html#demo-playground?speed=1"
    Demo(browser, page, "playground").play_until(lambda demo: demo.number("epoch") >= 200)
    browser.execute_script("window.scrollTo(0, 0); document.querySelector('.headerlink').remove()")
    browser.save_screenshot(str(root / "docs" / "book.png"))
    browser.quit()


main()
