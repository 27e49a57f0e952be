CALLS = [
    ("void", "start", 0, 150, 0.2, 0.5, 0.01, 0.3, 3), ("list", "points"), ("list", "look"), ("void", "train", 2), ("list", "look"),
    ("list", "map", 6, 2.5),
]


def test_without_a_cure_wrong_labels_are_memorized_and_the_test_pays(open_demo):
    demo = open_demo("noise")
    for _ in range(20):
        demo.press("One epoch")
    early = {key: demo.number(key) for key in ("test-accuracy", "training-loss", "wrong-labels-learned")}
    demo.slide("epochs a frame", 4)
    demo.play_to("epoch", 480)
    assert early["test-accuracy"] > 0.9
    assert demo.number("training-loss") < 0.7 * early["training-loss"]
    assert demo.number("wrong-labels-learned") > 40 > 20 > early["wrong-labels-learned"]
    assert demo.number("test-accuracy") < early["test-accuracy"] - 0.04


def test_dropout_cures_it(open_demo):
    demo = open_demo("noise", speed=16)
    demo.slide("dropout", 3)  # 0.5
    assert demo.data("epoch") == "0"
    demo.play_to("epoch", 480)
    assert demo.number("wrong-labels-learned") < 25
    assert demo.number("test-accuracy") > 0.93


def test_weight_decay_cures_it_and_too_much_of_it_learns_nothing(open_demo):
    demo = open_demo("noise", speed=16, decay=1)
    demo.play_to("epoch", 240)
    assert demo.number("wrong-labels-learned") < 25
    assert demo.number("test-accuracy") > 0.93
    assert demo.number("half-sum-of-squares") < 100
    demo.slide("weight decay", 9)  # 30
    demo.play_to("epoch", 80)
    assert demo.number("test-accuracy") < 0.9
    assert demo.number("half-sum-of-squares") < 5


def test_one_value_does_not_mean_the_same_in_both(open_demo):
    demo = open_demo("noise", speed=16, decay=0.03)
    demo.play_to("epoch", 80)
    decoupled = demo.number("half-sum-of-squares")
    demo.choose("weight decay by", "L2 in Adam")
    demo.play_to("epoch", 80)
    assert demo.number("half-sum-of-squares") < 0.1 * decoupled


def test_the_run_before_stays_when_only_the_cure_changes(open_demo):
    demo = open_demo("noise")
    demo.press("One epoch")
    assert demo.data("dashed") == "–"
    demo.slide("dropout", 3)
    assert demo.data("dashed") == "no cure"
    assert "dropout=0.5" in demo.browser.current_url
    demo.press("One epoch")
    demo.press("Other random numbers")
    assert demo.data("dashed") == "–"
