import re

import pytest

from browser import Keys, wait_for

CALLS = [
    ("list", "toy", 1, 10, 2), ("list", "toy", 0, 20, 1),
    ("give", [-1, -1, 0, -1, 1, 1, 1, -1, 1, 1, 1, 0]), ("void", "start", 0.5), *[("list", "step", 0)] * 6,
    *[("list", "step", 1)] * 6, ("list", "weights"), ("list", "mistakes_by_pass"), ("int", "at_rest"),
    ("void", "take_away", 3), ("void", "add_sample", 0.5, 1.5, 1), ("list", "samples"), *[("list", "step", 1)] * 12,
    ("int", "at_rest"), ("double", "accuracy_of", 0), ("double", "accuracy_of", 1), ("list", "weights"),
    ("give", [-1, -1, 0, 1, 1, 1]), ("void", "start", 1.0), *[("list", "step", 1)] * 8, ("double", "bound"),
]


def test_separable_samples_come_to_rest_within_the_bound(open_demo):
    demo = open_demo("perceptron", pace=60)
    demo.play_until(lambda d: d.data("state") == "at rest")
    assert demo.number("mistakes") <= demo.number("bound")
    assert demo.data("right-last") == "100.0%"
    assert "made no mistake" in demo.data("rule")
    weights = demo.data("last-w-b")
    demo.press("To the next mistake")
    assert demo.data("last-w-b") == weights


def test_xor_never_comes_to_rest(open_demo):
    demo = open_demo("perceptron", pace=60)
    demo.choose("samples", "XOR")
    demo.play_to("mistakes", 60)
    assert demo.data("state") == "learning"
    assert demo.data("bound") == "–"
    seen = set()
    for _ in range(8):
        demo.press("To the next mistake")
        assert demo.number("right-last") < 100
        seen.add(demo.data("last-w-b"))
    assert len(seen) > 2


def test_where_samples_overlap_the_mean_is_the_steadier_line(open_demo):
    demo = open_demo("perceptron", toy="blobs", pace=60)
    demo.play_to("mistakes", 60)
    assert demo.data("state") == "learning"
    last, mean = [], []
    for _ in range(12):
        demo.press("To the next mistake")
        last.append(demo.number("right-last"))
        mean.append(demo.number("right-mean"))
    assert max(mean) - min(mean) < max(last) - min(last)
    assert sum(mean) > sum(last)


def test_a_mistake_is_told_in_numbers(open_demo):
    demo = open_demo("perceptron", toy="none", rate=0.5)
    assert demo.data("state") == "no samples"
    demo.at(0, 0.375, 0.25)  # about (-0.5, 1), a 1
    assert demo.data("samples") == "1"
    demo.press("One sample")
    words = demo.data("rule").replace("−", "-")
    x1, x2 = map(float, re.search(r"x = \(([-.\d]+), ([-.\d]+)\) is a 1. Its sum is 0, so the output is 0: a mistake", words).groups())
    assert x1 == pytest.approx(-0.5, abs=0.04) and x2 == pytest.approx(1, abs=0.04)
    w1, w2 = map(float, re.search(r"= \(([-.\d]+), ([-.\d]+)\)\n", words).groups())
    assert w1 == pytest.approx(0.5 * x1, abs=0.011) and w2 == pytest.approx(0.5 * x2, abs=0.011)
    assert "b ← 0 + 0.5 = 0.50" in words


def test_a_press_adds_and_takes_away_by_mouse_and_by_keyboard(open_demo):
    demo = open_demo("perceptron")
    demo.choose("samples", "none")
    demo.at(0, 0.2, 0.2)
    demo.choose("a press adds", "class 0")
    demo.at(0, 0.8, 0.8)
    assert demo.data("samples") == "2"
    demo.at(0, 0.2, 0.2)
    assert demo.data("samples") == "1"
    demo.keys(0, Keys.ARROW_UP, Keys.ENTER)
    assert demo.data("samples") == "2"
    demo.press("Begin again")
    wait_for(lambda: demo.data("samples") == "2", say="the samples to stay")


def test_rest_ends_when_a_sample_comes_to_the_wrong_side(open_demo):
    demo = open_demo("perceptron", toy="AND", pace=60)
    demo.play_until(lambda d: d.data("state") == "at rest")
    demo.choose("a press adds", "class 1")
    demo.at(0, 0.15, 0.9)  # beside (-1, -1), a 0
    assert demo.data("state") == "learning"
    demo.press("To the next mistake")
    assert "a mistake" in demo.data("rule")


def test_the_learning_rate_changes_no_mistake(open_demo):
    demo = open_demo("perceptron", pace=60)
    counts = []
    for step in (0, 3):
        demo.slide("learning rate", step)
        demo.play_until(lambda d: d.data("state") == "at rest")
        counts.append((demo.data("mistakes"), demo.data("pass")))
    assert counts[0] == counts[1]
