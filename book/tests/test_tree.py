CALLS = [
    ("void", "start", 1, 60, 0.3, 2), ("list", "points", 0), ("int", "grow", 6), ("list", "boxes", 2.6), ("text", "in_words"),
    ("text", "newest_question"), ("double", "accuracy_on", 0), ("double", "accuracy_on", 1), ("text", "way_of", 0.3, -0.4),
    ("int", "grow", 1000), ("list", "boxes", 2.6), ("double", "accuracy_on", 0), ("double", "accuracy_on", 1),
    *[call for toy in (0, 2, 3) for call in (("void", "start", toy, 40, 0.2, 1), ("int", "grow", 5), ("text", "in_words"))],
]


def test_a_step_is_one_more_leaf_and_one_more_question(open_demo):
    demo = open_demo("tree")
    assert demo.data("leaves") == "1"
    assert demo.data("newest-question") == "none yet"
    tree = demo.root.find_element("css selector", "pre")
    assert tree.text.strip() in ("class 0", "class 1")
    for leaves in (2, 3, 4):
        demo.press("One more leaf")
        assert demo.number("leaves") == leaves
        assert demo.data("newest-question") in tree.text
        assert tree.text.count("class") == leaves and tree.text.count("up to") == leaves - 1


def test_a_tree_grown_to_the_end_memorizes(open_demo):
    demo = open_demo("tree", noise=0.4, pace=60)
    demo.play_until(lambda d: d.data("state") == "all leaves are pure")
    assert demo.number("training-accuracy") == 1
    best, _, leaves = demo.data("best-test-accuracy").partition(" with ")
    assert demo.number("test-accuracy") < float(best) - 0.01
    assert int(leaves) < demo.number("leaves") / 2
    leaves = demo.data("leaves")
    demo.press("One more leaf")
    assert demo.data("leaves") == leaves


def test_one_question_is_nothing_on_xor(open_demo):
    demo = open_demo("tree", noise=0.2)
    demo.choose("data", "XOR")
    demo.press("One more leaf")
    assert demo.number("test-accuracy") < 0.65  # one threshold cannot tell them apart
    for _ in range(7):
        demo.press("One more leaf")
    assert demo.number("test-accuracy") > 0.9


def test_a_place_tells_how_it_comes_to_its_class(open_demo):
    demo = open_demo("tree", noise=0.2)
    for _ in range(4):
        demo.press("One more leaf")
    demo.at(0, 0.9, 0.9)
    assert "up to" in demo.data("way") and demo.data("way").endswith("So class 1.")
    demo.at(0, 0.1, 0.1)
    assert demo.data("way").endswith("So class 0.")


def test_other_noise_begins_again(open_demo):
    demo = open_demo("tree")
    demo.press("One more leaf")
    demo.slide("noise", 0)
    assert demo.data("leaves") == "1"
    assert "noise=0.05" in demo.browser.current_url
