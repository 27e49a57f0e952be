from browser import wait_for

CALLS = [
    ("give", "clothes"), ("void", "take_clothes"), ("give", "pretrained"), ("void", "take_weights"),
    ("double", "start", 1, 2, 5), ("list", "examples"), ("double", "start", 2, 1, 2), ("list", "examples"),
    ("double", "start", 0, 1, 1), ("list", "examples"),
    *[("void", "step", way) for way in (0, 1, 2)] * 2, *[("double", "accuracy", way) for way in (0, 1, 2)],
]


def at_the_end(demo):
    """a run to end"""
    return demo.data("step") == "150"


def test_with_another_camera_one_picture_is_enough_for_who_has_learned_before(open_demo):
    demo = open_demo("shots")
    before = demo.number("as-it-is")
    assert demo.data("from-scratch") != demo.data("as-it-is")
    demo.play_until(at_the_end)
    for way in ("head-only", "all-layers-low-rate"):
        assert demo.number(way) > demo.number("from-scratch") + 0.03
        assert demo.number(way) > before
    assert demo.data("runs-in-the-chart") == "1"


def test_with_inverted_pictures_it_is_better_to_begin_anew(open_demo):
    demo = open_demo("shots")
    demo.choose("the new task", "inverted")
    assert demo.number("as-it-is") < 0.2
    demo.play_until(at_the_end)
    assert demo.number("from-scratch") > demo.number("all-layers-low-rate")
    assert demo.number("head-only") < 0.2


def test_every_k_goes_on_by_itself(open_demo):
    demo = open_demo("shots")
    demo.press("One step of each")
    assert demo.data("step") == "1"
    demo.press("Run 1, 2, 5 and 10 of each class")
    wait_for(lambda: demo.number("runs-in-the-chart") >= 2, say="two runs")
    assert "k=" in demo.browser.current_url  # 5 or 10: it began with 1


def test_the_same_seed_is_the_same_run_and_another_adds_a_dot(open_demo):
    demo = open_demo("shots")
    demo.play_until(at_the_end)
    first = demo.data("from-scratch"), demo.data("head-only"), demo.data("all-layers-low-rate")
    demo.press("Begin again")
    demo.play_until(at_the_end)
    assert (demo.data("from-scratch"), demo.data("head-only"), demo.data("all-layers-low-rate")) == first
    assert demo.data("runs-in-the-chart") == "1"
    demo.press("Other random numbers")
    assert demo.data("step") == "0"
    demo.play_until(at_the_end)
    assert demo.data("runs-in-the-chart") == "2"
