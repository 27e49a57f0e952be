from browser import Keys

CALLS = [
    ("give", "digits"), ("void", "take_digits"), ("give", "pictures"), ("void", "take_weights"), ("void", "start", 3),
    *[("int", "draw", d) for d in (-1, 0, 7)], ("list", "picture", 12), ("give", [3, 14, 15, 92, 65, 35]),
    ("list", "set_prompt", 5, 0), ("list", "ask", 89), ("list", "attention", 2, 2), ("list", "attention", 1, 4),
    ("list", "ask_all"), ("give", []), ("list", "set_prompt", -3, 1), ("list", "ask", 79), ("list", "ask_all"),
]


def test_one_example_of_each_digit_tells_a_task_never_seen(open_demo):
    demo = open_demo("prompt")
    demo.press("No examples")
    assert 0.3 < demo.number("accuracy") < 0.7
    demo.press("One example of each digit")
    assert demo.data("examples") == "10"
    assert demo.number("accuracy") > 0.9
    assert demo.data("answer") == demo.data("right-answer")
    assert demo.number("attention-to-examples-of-the-same-digit") > 0.8


def test_the_first_block_does_not_look_at_the_same_digit(open_demo):
    demo = open_demo("prompt")
    demo.press("One example of each digit")
    demo.choose("block", "1")
    assert demo.number("attention-to-examples-of-the-same-digit") < 0.5


def test_a_name_needs_no_example_and_without_it_the_task_is_not_known(open_demo):
    demo = open_demo("prompt")
    demo.press("No examples")
    demo.choose("task", "prime")
    assert demo.number("accuracy") > 0.95
    demo.choose("its name", "is not")
    assert demo.number("accuracy") < 0.7


def test_a_digit_without_an_example_is_guessed(open_demo):
    demo = open_demo("prompt")
    demo.press("No examples")
    for digit in range(1, 10):
        demo.press(f"Add a {digit}")
    without = demo.number("accuracy")
    demo.press("Add a 0")
    assert demo.data("examples") == "10"
    assert demo.number("accuracy") > without


def test_an_example_is_taken_out_by_a_press_and_by_the_keyboard(open_demo):
    demo = open_demo("prompt")
    assert demo.data("examples") == "16"
    demo.at(0, 0.17, 0.2)
    assert demo.data("examples") == "15"
    demo.keys(0, *[Keys.ARROW_UP] * 12, Keys.ENTER)
    assert demo.data("examples") == "14"
    assert "examples=" in demo.browser.current_url
