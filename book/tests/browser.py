"""Chromium, driven as a person would: pages, demos, their controls."""
import threading
import time
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys


def open_browser():
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                 "--disable-background-networking", "--disable-component-update", "--disable-sync"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)


def show(browser, width, height=1000, dark=False):
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia",
                            {"features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})


@contextmanager
def served(folder):
    """Its address, while a server on a free port shows it as a site would."""
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *words):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def wait_for(what, seconds=60, say="it"):
    end = time.time() + seconds
    while time.time() < end:
        found = what()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited {seconds} s for {say}")


def errors_of(browser):
    return [entry["message"] for entry in browser.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]


class Demo:
    """One demo of a page."""

    def __init__(self, browser, url, name):
        self.browser = browser
        self.name = name
        browser.get("about:blank")
        browser.get(url)
        self.root = browser.find_element(By.CSS_SELECTOR, f".demo[data-demo={name}]")
        # All demos of the page: one further up that is laid out later moves this one away from a click.
        wait_for(lambda: all(demo.get_attribute("data-ready") == "yes"
                             for demo in browser.find_elements(By.CSS_SELECTOR, ".demo")), say=f"{name} to be ready")
        # On a long page a click would come before a smooth scroll's end.
        browser.execute_script("document.documentElement.style.scrollBehavior = 'auto';"
                               "arguments[0].scrollIntoView({block: 'start'})", self.root)

    def data(self, key):
        """A fact, by its name with hyphens: "test-loss"."""
        return self.root.get_attribute(f"data-{key}")

    def number(self, key):
        return float(self.data(key).rstrip("%"))

    def press(self, title):
        """A button, by its title or its words."""
        for button in self.root.find_elements(By.TAG_NAME, "button"):
            if title in (button.get_attribute("title"), button.text):
                button.click()
                return
        raise AssertionError(f"{self.name} has no button {title}")

    def choose(self, label, words):
        group = self.root.find_element(By.CSS_SELECTOR, f'[role=group][aria-label="{label}"]')
        next(b for b in group.find_elements(By.TAG_NAME, "button") if b.text == words).click()

    def slide(self, label, step):
        """A slider to its n-th step, by the keyboard."""
        slider = self.root.find_element(By.CSS_SELECTOR, f'input[aria-label="{label}"]')
        slider.send_keys(Keys.HOME, *[Keys.ARROW_RIGHT] * step)

    def picture(self, n):
        return self.root.find_elements(By.TAG_NAME, "canvas")[n]

    def at(self, n, x, y, to=None):
        """Presses a picture at shares of its width and height; drags to another place."""
        canvas = self.picture(n)
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", canvas)
        box = canvas.rect
        place = lambda px, py: (int((px - 0.5) * box["width"]), int((py - 0.5) * box["height"]))
        chain = ActionChains(self.browser, duration=50).move_to_element_with_offset(canvas, *place(x, y)).click_and_hold()
        if to:
            chain.move_to_element_with_offset(canvas, *place(*to))
        chain.release().perform()

    def keys(self, n, *keys):
        """Keys, with a picture in focus."""
        self.browser.execute_script("arguments[0].focus()", self.picture(n))
        ActionChains(self.browser).send_keys(*keys).perform()

    def play_to(self, key, least, seconds=90):
        """Plays until a number is at least that, and not a frame longer: what is shown then does not
        depend on how fast the machine is."""
        self.browser.execute_script("""
            const [root, key, least] = arguments;
            const watch = new MutationObserver(() => {
              if (!(parseFloat(root.getAttribute(key)) >= least)) return;
              watch.disconnect();
              root.querySelector('button[title=Pause]').click();
            });
            watch.observe(root, { attributes: true, attributeFilter: [key] });""", self.root, f"data-{key}", least)
        self.press("Play")
        wait_for(lambda: self.number(key) >= least and self.root.find_elements(By.CSS_SELECTOR, "button[title=Play]"),
                 seconds, f"{self.name}: {key} to reach {least}")

    def play_until(self, holds, seconds=60):
        self.press("Play")
        wait_for(lambda: holds(self), seconds, f"{self.name}: {holds.__doc__ or 'what was expected'}")
        if self.root.find_elements(By.CSS_SELECTOR, "button[title=Pause]"):
            self.press("Pause")

    def shot(self, file):
        self.root.screenshot(str(file))
