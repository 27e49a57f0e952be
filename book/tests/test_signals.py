CALLS = [
    ("give", "clothes"), ("int", "take_images", 20), ("void", "pass", 3, 5, 1.0, 4, 32, 1), ("list", "deviations", 0),
    ("list", "deviations", 1), ("list", "deviations", 2), ("list", "passage"), ("list", "flat"), ("list", "dead"),
    ("list", "histograms", 0, -1.0, 1.0, 7), ("void", "pass", 4, 6, 1.4, 3, 16, 2), ("list", "deviations", 0),
    ("list", "deviations", 1), ("list", "dead"), ("void", "pass", 2, 0, 1.0, 3, 16, 2), ("list", "passage"),
]
gains = (0.25, 0.5, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.4, 1.67, 2, 3, 4)


def test_xavier_halves_the_variance_of_relu_and_he_keeps_it(open_demo):
    demo = open_demo("signals", activation=4)
    assert 0.4 < demo.number("factor-a-layer") < 0.6
    assert demo.data("forward") == "vanishes"
    demo.choose("weights", "He")
    assert 0.85 < demo.number("factor-a-layer") < 1.15
    assert demo.data("forward") == demo.data("backward") == "keeps its size"


def test_standard_normal_explodes_with_relu_and_saturates_tanh(open_demo):
    demo = open_demo("signals", activation=4, weights=3)
    assert demo.data("forward") == demo.data("backward") == "explodes"
    assert 50 < demo.number("factor-a-layer") < 80  # half of 128 units
    demo.choose("activation", "tanh")
    assert demo.data("forward") == "saturated"
    assert demo.number("flat-in-the-last-layer") > 60


def test_with_zeros_nothing_arrives_and_all_relu_units_are_dead(open_demo):
    demo = open_demo("signals", activation=4, weights=0)
    assert demo.data("forward") == demo.data("backward") == "nothing arrives"
    assert demo.data("dead-units") == "100%"


def test_the_gain_opens_tanh(open_demo):
    demo = open_demo("signals")
    narrow = demo.number("factor-a-layer")
    demo.slide("gain: weights times", gains.index(1.67))
    assert narrow < 0.82 < 0.92 < demo.number("factor-a-layer") < 1
    demo.slide("gain: weights times", gains.index(0.5))
    assert demo.data("forward") == "vanishes"


def test_the_deepest_and_widest_that_explodes_still_answers(open_demo):
    demo = open_demo("signals", activation=4, weights=3, depth=20, width=256, gain=4)
    assert demo.data("error") in ("", None)
    assert demo.data("forward") != "keeps its size"
    demo.choose("weights", "He")
    demo.slide("gain: weights times", gains.index(1))
    assert demo.data("forward") == "keeps its size"
