from browser import Keys, wait_for

CALLS = [
    ("void", "start", 100, 1), ("void", "put", -1.5, 2.6), ("list", "facts"), ("list", "samples"),
    *[("list", "step", 10, 0.2)] * 12, ("double", "loss"), ("list", "landscape", 5, -2.0, 3.0, -1.0, 3.0),
]


def test_below_the_edge_it_arrives(open_demo):
    demo = open_demo("descent", rate=0.9)
    demo.play_to("updates", 60)
    assert demo.number("loss") < 0.11
    assert demo.data("state") == "on its way"


def test_above_the_edge_it_diverges(open_demo):
    demo = open_demo("descent")
    demo.slide("learning rate, as a share of 2/λ", 11)  # 1.1
    demo.press("Play")
    wait_for(lambda: demo.data("state") == "diverged", say="it to diverge")
    assert not demo.number("loss") < 1e3
    wait_for(lambda: demo.root.find_elements("css selector", "button[title=Play]"), say="it to stop")


def test_a_press_in_the_valley_begins_there(open_demo):
    demo = open_demo("descent")
    demo.press("One update")
    assert demo.data("updates") == "1"
    before = demo.number("loss")
    demo.at(0, 0.5, 0.5)
    assert demo.data("updates") == "0"
    assert demo.number("loss") < before
    assert "weight=0.5" in demo.browser.current_url


def test_the_keyboard_begins_elsewhere_too(open_demo):
    demo = open_demo("descent")
    demo.keys(0, Keys.ARROW_RIGHT, Keys.ENTER)
    assert "weight=0.6" in demo.browser.current_url


def test_one_sample_an_update_does_not_come_to_rest(open_demo):
    demo = open_demo("descent", rate=0.3, batch=1)
    demo.play_to("updates", 150)
    losses = set()
    for _ in range(5):
        demo.press("One update")
        losses.add(demo.data("loss"))
    assert len(losses) > 2
