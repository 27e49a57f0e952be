from browser import Keys

CALLS = [
    ("void", "start", 4, 16, 3, 3.0, 1), ("int", "parameters"), ("list", "map", 6),
    ("list", "along", -1.5, -1.0, 1.5, 1.0, 50), ("int", "crossings"), ("int", "most", 20, 1),
    ("void", "start", 3, 8, 0, 2.0, 2), ("list", "map", 4), ("int", "most", 20, 2),
    ("void", "start", 0, 8, 4, 2.0, 2), ("list", "map", 4), ("int", "parameters"),
]


def test_without_an_activation_the_boundary_stays_straight(open_demo):
    demo = open_demo("depth", activation=0)
    for layers in (1, 5, 7):  # 1, 6 and 12
        demo.slide("hidden layers", layers)
        assert demo.data("most-of200-lines") == "1"
        assert demo.data("merged-into-one-layer") == "3"
        assert demo.number("difference") < 1e-4
    assert demo.number("parameters") > 2000


def test_with_tanh_depth_bends_the_boundary_if_the_weights_are_large(open_demo):
    demo = open_demo("depth", layers=1)
    shallow = demo.number("most-of200-lines")
    demo.slide("hidden layers", 6)  # 8
    deep = demo.number("most-of200-lines")
    assert deep >= 6 > shallow
    assert demo.data("merged-into-one-layer") == "not possible"
    demo.slide("size of the weights", 0)  # 1
    assert demo.number("most-of200-lines") <= 3


def test_the_line_is_dragged(open_demo):
    demo = open_demo("depth", activation=0)
    demo.at(0, 0.92, 0.18, to=(0.08, 0.86))  # both ends in one corner
    assert demo.data("crossings-of-this-line") == "0"
    assert "x1=-1.6" in demo.browser.current_url
    demo.at(0, 0.92, 0.18)
    assert demo.data("crossings-of-this-line") == "1"


def test_by_keyboard_an_end_comes_to_the_cross(open_demo):
    demo = open_demo("depth")
    demo.keys(0, Keys.ARROW_RIGHT, Keys.ENTER)
    assert "x1=0.08" in demo.browser.current_url and "y1=0" in demo.browser.current_url


def test_other_random_numbers_make_another_network(open_demo):
    demo = open_demo("depth")
    before = demo.picture(0).screenshot_as_png
    demo.press("Other random numbers")
    assert "seed=2" in demo.browser.current_url
    assert demo.picture(0).screenshot_as_png != before
