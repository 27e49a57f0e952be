import pytest

from browser import Keys, wait_for

CALLS = [
    ("void", "build", 0, 8, 100.0), ("double", "error"), ("double", "error_of", 32, 2.0), ("list", "wanted", 11),
    ("list", "sum", 11), ("list", "bump", 2, 11), ("list", "unit", 2, 1, 11),
    ("give", [0.0, 0.5, 0.25, 0.75]), ("void", "take_drawn"), ("void", "build", 4, 5, 12.0), ("list", "wanted", 9),
    ("list", "sum", 9), ("void", "build", 3, 5, 12.0), ("double", "error"), ("void", "build", 2, 5, 12.0),
    ("double", "error"), ("void", "build", 1, 1, 12.0), ("double", "error"),
]
bumps = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 128, 256)


def test_the_errors_are_the_lesson_s(open_demo):
    demo = open_demo("bumps", steepness=100, bumps=64)
    assert demo.number("largest-error") == pytest.approx(0.0641, abs=2e-4)
    assert demo.number("with-half-as-many-bumps") == pytest.approx(0.1295, abs=2e-4)
    demo.slide("steepness", 1)  # 2: soft
    assert demo.number("largest-error") == pytest.approx(0.0201, abs=2e-4)
    assert demo.data("hidden-units") == "128"


def test_twice_as_many_bumps_halve_the_error_and_soft_ones_quarter_it(open_demo):
    demo = open_demo("bumps", steepness=100)
    demo.slide("bumps", bumps.index(256))
    assert demo.number("largest-error") / demo.number("with-half-as-many-bumps") == pytest.approx(0.5, abs=0.02)
    demo.slide("steepness", 1)
    assert demo.number("largest-error") / demo.number("with-half-as-many-bumps") == pytest.approx(0.25, abs=0.03)


def test_at_a_jump_and_at_an_end_that_is_not_zero_the_error_stays(open_demo):
    demo = open_demo("bumps", bumps=256)
    for target in ("jumps", "slope"):
        demo.choose("target", target)
        assert demo.number("largest-error") > 0.2
        assert demo.number("with-half-as-many-bumps") > 0.2


def test_a_target_is_drawn_by_mouse_and_kept_in_the_link(open_demo):
    demo = open_demo("bumps", bumps=32)
    demo.at(0, 0.2, 0.3, to=(0.8, 0.3))
    wait_for(lambda: "target=4" in demo.browser.current_url, say="the drawn target")
    error, url = demo.data("largest-error"), demo.browser.current_url
    assert demo.root.find_element("css selector", "[data-value='4']").get_attribute("aria-pressed") == "true"
    drawn = url.split("drawn=")[1].split("&")[0]
    again = open_demo("bumps", bumps=32, target=4, drawn=drawn)
    assert again.data("largest-error") == error


def test_the_keyboard_draws_too(open_demo):
    demo = open_demo("bumps", bumps=64, target=1)
    before = demo.number("largest-error")
    demo.keys(0, *[Keys.ARROW_DOWN] * 5, Keys.ENTER)
    assert "target=4" in demo.browser.current_url
    assert demo.number("largest-error") > before  # a notch is harder to follow than an arc
