from browser import Keys

CALLS = [
    ("give", "garments"), ("void", "start"), ("give", "clothes"), ("void", "take_clothes"), ("list", "labels"),
    ("list", "picture", 3), ("double", "accuracy"), ("list", "filters"),
    ("give", [(i % 28) / 28 for i in range(784)]), ("list", "look"), ("list", "maps", 1), ("list", "maps", 2),
]


def test_most_of_the_test_pictures_are_right_and_not_all(open_demo):
    demo = open_demo("garment")
    assert 170 < demo.number("right-of200-test-pictures") < 200
    assert demo.data("answer") == "boot"
    assert demo.number("probability") > 0.9


def test_two_legs_drawn_by_hand_are_trousers(open_demo):
    demo = open_demo("garment")
    demo.choose("begin with", "nothing")
    assert demo.data("pixels-with-ink") == "0"
    assert demo.data("the-picture") == "drawn"
    demo.slide("width", 4)
    for x in (0.4, 0.62):
        demo.at(0, x, 0.1, to=(x, 0.93))
    demo.at(0, 0.42, 0.1, to=(0.6, 0.1))
    assert demo.number("pixels-with-ink") > 150
    assert demo.data("answer") == "trouser"
    demo.press("Clear")
    assert demo.data("pixels-with-ink") == "0"


def test_a_boot_that_is_moved_too_far_is_no_boot_any_more(open_demo):
    demo = open_demo("garment")
    demo.press("Move up")
    assert demo.data("answer") == "boot"
    for _ in range(8):
        demo.press("Move up")
    assert demo.data("answer") != "boot"
    assert demo.data("the-picture").endswith("changed")


def test_the_eraser_takes_ink_away_and_the_keyboard_draws(open_demo):
    demo = open_demo("garment")
    before = demo.number("pixels-with-ink")
    demo.choose("tool", "eraser")
    demo.at(0, 0.2, 0.75, to=(0.8, 0.75))
    assert demo.number("pixels-with-ink") < before
    demo.press("Clear")
    demo.choose("tool", "brush")
    demo.keys(0, Keys.ARROW_RIGHT, Keys.ENTER)
    assert 0 < demo.number("pixels-with-ink") < 40


def test_a_place_of_the_second_maps_has_seen_more(open_demo):
    demo = open_demo("garment")
    demo.keys(2, *[Keys.ARROW_UP] * 10, *[Keys.ARROW_RIGHT] * 3)
    assert demo.data("a-place-sees") == "3×3 pixels"
    demo.keys(3, *[Keys.ARROW_UP] * 10, *[Keys.ARROW_RIGHT] * 3)
    assert demo.data("a-place-sees") == "8×8 pixels"
