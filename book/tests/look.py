#!/usr/bin/python3
"""Screenshots: look.py HTML-FOLDER OUT-FOLDER [PAGE ...] takes each page at 1280 and 390 pixels, light and
dark, and each demo; a page is named as lessons/05_gradient_descent/README."""
import sys
from pathlib import Path

from browser import Demo, By, errors_of, open_browser, show


def main():
    html, out = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    pages = sys.argv[3:] or [str(f.relative_to(html))[:-5] for f in sorted(html.rglob("*.html")) if "exercises/" not in str(f)]
    browser = open_browser()
    for page in pages:
        for width in (1280, 390):
            for dark in (False, True):
                show(browser, width, dark=dark)
                browser.get(f"file://{html}/{page}.html")
                height = browser.execute_script("return document.documentElement.scrollHeight")
                name = f"{page.replace('/', '-')}-{width}-{'dark' if dark else 'light'}.png"
                demos = [e.get_attribute("data-demo") for e in browser.find_elements(By.CSS_SELECTOR, ".demo")]
                for demo in demos:
                    shown = Demo(browser, f"file://{html}/{page}.html", demo)
                    shown.shot(out / f"demo-{demo}-{width}-{'dark' if dark else 'light'}.png")
                show(browser, width, min(height, 12000), dark)
                browser.execute_script("window.scrollTo(0, 0)")
                browser.save_screenshot(str(out / name))
                print(name, errors_of(browser))
    browser.quit()


main()
