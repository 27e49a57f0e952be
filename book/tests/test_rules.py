import pytest

from browser import Keys

CALLS = [
    ("give", "clothes"), ("int", "start"), ("double", "right"), ("list", "answers"), ("list", "each_rule"), ("list", "found"),
    ("text", "rule_in_words", 1), ("int", "conditions_of", 1), ("text", "condition_in_words", 1, 2), ("double", "threshold", 1, 2),
    ("list", "feature_range", 1, 2), ("list", "feature_range", 1, 3), ("text", "class_name", 9), ("text", "class_name", -1),
    ("void", "set_threshold", 1, 2, 9.0), ("list", "answers"), ("list", "found"), ("double", "right"), ("text", "rule_in_words", 1),
]


def numbers(demo, key):
    return [int(n) for n in demo.data(key).split()]


def test_a_lower_heel_wins_boots_and_loses_sneakers(open_demo):
    demo = open_demo("rules")
    assert demo.data("accuracy") == demo.data("as-written")
    assert demo.data("answers-changed") == "0"
    before = numbers(demo, "found")
    for _ in range(5):
        demo.root.find_element("css selector", 'input[aria-label="heel height >"]').send_keys(Keys.ARROW_LEFT)
    after = numbers(demo, "found")
    assert after[9] > before[9] and after[7] < before[7]
    assert demo.number("accuracy") < demo.number("as-written")
    assert "Sneaker: Sneaker → Boot, 5" in demo.data("changes")
    assert "heel height > 9" in demo.root.text
    assert "moved=2.3%3A9" in demo.browser.current_url


def test_a_condition_that_never_holds_leaves_all_to_the_other_rules(open_demo):
    demo = open_demo("rules")
    demo.press("Thresholds of rule 1")
    demo.root.find_element("css selector", 'input[aria-label="leg gap >"]').send_keys(Keys.END)
    assert "0 of 0 right" in demo.root.text
    assert numbers(demo, "found")[1] == 0  # no other rule says trouser
    demo.press("All thresholds as written")
    assert demo.data("answers-changed") == "0"
    assert "0 of 0 right" not in demo.root.text


def test_what_changes_is_shown_and_counted(open_demo):
    demo = open_demo("rules")
    empty = demo.picture(1).rect["height"], demo.picture(1).screenshot_as_png
    demo.press("Thresholds of rule 5")
    demo.slide("width >", 0)
    assert demo.number("answers-changed") > 60
    changed = demo.number("now-right") - demo.number("now-wrong")
    assert demo.number("accuracy") - demo.number("as-written") == pytest.approx(changed / 200)
    assert demo.picture(1).rect["height"] > empty[0] and demo.picture(1).screenshot_as_png != empty[1]


def test_the_last_rule_has_no_threshold(open_demo):
    demo = open_demo("rules", rule=12)
    assert "OTHERWISE Coat" in demo.root.text
    assert demo.root.find_elements("css selector", "input[type=range]") == []
    assert "takes what the rules above leave over" in demo.root.text


def test_moved_thresholds_come_back_with_the_link(open_demo):
    demo = open_demo("rules", rule=5, moved="5.1:23;4.2:23")
    assert demo.number("answers-changed") > 0
    accuracy = demo.data("accuracy")
    demo.browser.refresh()
    again = open_demo("rules", rule=5, moved="5.1:23;4.2:23")
    assert again.data("accuracy") == accuracy
    assert "IF width > 23 THEN Bag" in again.root.text
