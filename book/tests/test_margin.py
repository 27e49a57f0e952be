from browser import Keys

CALLS = [
    ("list", "toy", 0, 20, 1), ("list", "toy", 1, 20, 2), ("list", "toy", 2, 20, 3),
    ("give", [-1, -1, 0, -1.5, 0, 0, 1, 1, 1, 0.5, 1.5, 1, 2, 2, 1, 0.2, 0, 0]), ("void", "train", 0.1, 1), ("list", "result", 0.1),
    ("list", "margins"), ("int", "is_support", 0), ("int", "is_support", 4), ("void", "train", 0.01, 2), ("list", "result", 0.01),
    ("give", []), ("void", "train", 0.01, 1), ("list", "result", 0.01),
]


def weights(demo):
    return [float(v) for v in demo.data("weights").split()]


def apart(a, b):
    return sum((x - y) ** 2 for x, y in zip(a, b)) ** 0.5


def four_corners(open_demo, **settings):
    """Two samples of each class near the middle, one of each far away; the weights."""
    demo = open_demo("margin", toy="none", decay=0.01, **settings)
    demo.choose("a press", "adds class 0")
    for place in ((0.35, 0.35), (0.35, 0.65), (0.1, 0.5)):
        demo.at(0, *place)
    demo.choose("a press", "adds class 1")
    for place in ((0.65, 0.35), (0.65, 0.65), (0.9, 0.5)):
        demo.at(0, *place)
    demo.choose("a press", "moves a sample")
    assert demo.data("samples") == "6"
    return demo


def test_more_decay_is_a_wider_margin_with_more_losses(open_demo):
    demo = open_demo("margin")
    seen = []
    for step in (0, 4, 7):
        demo.slide("weight decay λ", step)
        seen.append((demo.number("1-w"), demo.number("support-vectors"), demo.number("mean-loss")))
    assert seen == sorted(seen) and len(set(seen)) == 3
    assert seen[0][1] < 8 < seen[2][1]


def test_a_sample_behind_the_lines_moves_nothing_and_a_support_vector_does(open_demo):
    demo = four_corners(open_demo)
    assert demo.data("support-vectors") == "4"
    before = weights(demo)
    demo.at(0, 0.1, 0.5, to=(0.1, 0.1))
    assert apart(weights(demo), before) < 0.03
    demo.at(0, 0.35, 0.35, to=(0.45, 0.35))
    assert apart(weights(demo), before) > 0.15


def test_two_moons_are_not_parted_however_small_the_decay(open_demo):
    demo = open_demo("margin")
    demo.choose("samples", "moons")
    demo.slide("weight decay λ", 0)
    right, of = demo.data("right").split(" of ")
    assert int(right) < int(of) == 60
    assert demo.number("with-loss") > 5


def test_a_sample_is_moved_by_keyboard(open_demo):
    demo = open_demo("margin", toy="none", press="blue")
    demo.keys(0, Keys.ENTER)  # in the middle
    demo.choose("a press", "adds class 1")
    demo.at(0, 0.8, 0.5)
    demo.choose("a press", "moves a sample")
    before = weights(demo)
    demo.keys(0, Keys.ARROW_LEFT, Keys.ENTER, *[Keys.ARROW_LEFT] * 6, Keys.ENTER)
    moved = weights(demo)
    assert moved[0] < before[0] - 0.05  # further apart: smaller weights
    demo.keys(0, *[Keys.ARROW_UP] * 3)  # it was put down
    assert weights(demo) == moved


def test_a_press_takes_one_away(open_demo):
    demo = four_corners(open_demo)
    demo.choose("a press", "takes one away")
    demo.at(0, 0.35, 0.35)
    assert demo.data("samples") == "5"
    demo.at(0, 0.5, 0.05)  # nothing there
    assert demo.data("samples") == "5"
