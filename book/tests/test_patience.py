CALLS = [
    ("void", "start", 200, 0.2, 4), *[("list", "epoch")] * 8,
    ("give", [0.9, 0.7, 0.8, 0.69, 0.75, 0.74]), ("list", "stop", 2, 0.0, 0), ("text", "reason", 2, 0.0, 0), ("list", "stop", 2, 0.05, 0),
    ("give", [0.5, 0.7, 0.6, 0.6]), ("list", "stop", 2, 0.0, 1),
]


def of(demo):
    return [int(demo.data(key)) for key in ("best-epoch-found", "stops-at-epoch")]


def accuracy(demo):
    return demo.number("test-accuracy-with-its-weights")


def test_patience_one_stops_too_soon(open_demo):
    demo = open_demo("patience")
    demo.slide("patience", 0)  # 1
    best, stop = of(demo)
    assert stop == best + 1
    assert demo.number("lost-against-it") > 0.05
    demo.slide("patience", 1)  # 2
    later, stop = of(demo)
    assert stop == later + 2 > best + 2
    assert demo.number("lost-against-it") < 0.02


def test_more_patience_than_needed_only_waits(open_demo):
    demo = open_demo("patience", patience=2)
    best, _ = of(demo)
    found = accuracy(demo)
    demo.slide("patience", 4)  # 5
    assert of(demo) == [best, best + 5]
    assert accuracy(demo) == found
    assert demo.data("epochs-saved") == f"{100 - best - 5} of 100"
    demo.slide("patience", 9)  # 20: and then another one is found
    assert demo.data("lost-against-it") == "0.000"
    assert of(demo)[0] > best


def test_with_wrong_labels_the_best_weights_are_better_than_the_last(open_demo):
    demo = open_demo("patience", patience=5)
    assert accuracy(demo) > demo.number("with-those-of-the-last-epoch") + 0.02
    demo.slide("wrong labels", 0)
    demo.slide("patience", 11)  # 50
    assert abs(accuracy(demo) - demo.number("with-those-of-the-last-epoch")) < 0.03


def test_min_delta_counts_small_progress_as_none(open_demo):
    demo = open_demo("patience", patience=5)
    best, _ = of(demo)
    demo.slide("min_delta", 6)  # 0.1
    earlier, stop = of(demo)
    assert earlier < best
    assert stop == earlier + 5
    assert f"no improvement in 5 epochs since epoch {earlier}" in demo.root.text
    assert "delta=0.1" in demo.browser.current_url


def test_other_random_numbers_are_another_training_and_accuracy_can_be_watched(open_demo):
    demo = open_demo("patience")
    before = demo.data("with-those-of-the-last-epoch")
    demo.press("Other random numbers")
    assert demo.data("with-those-of-the-last-epoch") != before
    demo.choose("watched", "validation accuracy")
    best, stop = of(demo)
    assert stop == best + 5
