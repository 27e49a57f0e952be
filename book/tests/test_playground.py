CALLS = [
    ("void", "start", 2, 200, 0.1, 2, 6, 3, 2, 0.01, 10, 1), ("list", "points"), ("double", "train", 3),
    ("double", "test_loss"), ("double", "accuracy", 1), ("list", "map", 6, 2.5), ("list", "units"), ("list", "weights"),
]


def test_the_spirals_are_learned(open_demo):
    demo = open_demo("playground", speed=5)
    demo.press("One epoch")
    first = demo.number("training-loss")
    demo.play_to("epoch", 500)
    assert demo.number("training-loss") < 0.2 * first
    assert demo.number("test-accuracy") > 0.9


def test_without_an_activation_the_spirals_are_not_learned(open_demo):
    demo = open_demo("playground", speed=5)
    demo.choose("activation", "none")
    demo.play_to("epoch", 300)
    assert demo.number("training-loss") > 0.5
    assert demo.number("test-accuracy") < 0.8


def test_paused_means_paused_and_a_new_setting_begins_again(open_demo):
    demo = open_demo("playground")
    demo.play_to("epoch", 5)
    epoch = demo.data("epoch")
    demo.browser.execute_async_script("const done = arguments[0]; setTimeout(done, 400)")
    assert demo.data("epoch") == epoch
    demo.slide("hidden layers", 1)
    assert demo.data("epoch") == "0"
    assert "layers=1" in demo.browser.current_url


def test_a_unit_is_shown_large_when_it_is_pointed_at(open_demo):
    demo = open_demo("playground")
    before = demo.picture(1).screenshot_as_png
    demo.at(0, 0.34, 0.06)
    assert demo.picture(1).screenshot_as_png != before
