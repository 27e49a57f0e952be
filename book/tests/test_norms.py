import pytest

from browser import Keys, wait_for

CALLS = [
    *[call for norm in range(4) for call in (
        ("void", "start", norm, 3, 2, 6), ("double", "exchange", 1, 0), ("void", "train", 5), ("list", "before"), ("list", "after", 0),
        ("list", "after", 1), ("list", "set_of", 5), ("list", "statistics", 5, 1))],
    ("void", "start", 0, 2, 1, 6), ("list", "after", 0),
]
norms = ["batch", "layer", "instance", "group"]


def test_what_each_norm_averages_over(open_demo):
    demo = open_demo("norms")
    for norm, size in zip(norms, (16, 16, 4, 8)):
        demo.choose("norm", norm)
        assert demo.data("numbers-in-the-set") == str(size)
        assert demo.data("mean-after") == "0.000"
        assert demo.number("deviation-after") == pytest.approx(1, abs=0.002)
    demo.slide("samples in the batch", 1)  # 2
    for norm, size in zip(norms, (8, 16, 4, 8)):
        demo.choose("norm", norm)
        assert demo.data("numbers-in-the-set") == str(size)


def test_only_batch_norm_lets_the_neighbours_in_and_only_in_training(open_demo):
    demo = open_demo("norms")
    for norm in norms:
        demo.choose("norm", norm)
        demo.press("Change the neighbours")
        assert (demo.number("sample1-moved-by") > 0.05) == (norm == "batch")
    demo.choose("norm", "batch")
    demo.choose("mode", "inference")
    assert demo.data("sample1-moved-by") == "0.000"
    demo.choose("mode", "training")
    demo.slide("samples in the batch", 0)  # 1: nobody to change
    assert demo.data("sample1-moved-by") == "0.000"


def test_of_two_numbers_one_and_minus_one_are_left_and_of_one_nothing(open_demo):
    demo = open_demo("norms", side=1, samples=2)
    assert abs(demo.number("value-after")) == pytest.approx(1, abs=0.01)
    demo.slide("samples in the batch", 0)
    wait_for(lambda: "cannot train on one value per channel" in demo.data("error"), say="batch norm to refuse")
    demo.choose("mode", "inference")
    wait_for(lambda: demo.data("error") == "", say="inference to work with one")
    demo.choose("norm", "layer")
    assert demo.data("numbers-in-the-set") == "4"


def test_inference_needs_training_first(open_demo):
    demo = open_demo("norms", mode=1)
    assert demo.data("normalized-with") == "running statistics: 0.000, 1.000"
    assert demo.number("mean-after") == pytest.approx(demo.number("mean-before"), abs=0.01)
    for _ in range(4):
        demo.press("Train on 10 batches")
    assert demo.data("batches-trained-on") == "40"
    assert abs(demo.number("mean-after")) < 0.3 * abs(demo.number("mean-before"))


def test_a_number_is_pointed_at_by_mouse_and_keyboard(open_demo):
    demo = open_demo("norms", norm=2)
    first = demo.data("mean-before")
    demo.at(0, 0.9, 0.9)
    assert "cell=63" in demo.browser.current_url
    last = demo.data("mean-before")
    assert last != first
    demo.keys(0, Keys.ARROW_LEFT, Keys.ENTER)
    assert "cell=63" not in demo.browser.current_url
    assert demo.data("mean-before") not in (first, last)
