from browser import Keys, wait_for

CALLS = [
    ("list", "choose", 0, 0.5), ("list", "run", 0, 0.05, 0.9), ("list", "run", 5, 0.05, 0.9),
    ("list", "choose", 1, 0.5), ("list", "run", 1, 0.05, 0.9), ("list", "run", 0, 0.05, 0.9),
    ("list", "choose", 3, 0.5), ("void", "begin_at", 1.5, 0.5), ("list", "run", 2, 0.02, 0.8),
    ("double", "best_rate", 3, 0.9), ("list", "landscape", 6, -2.0, 2.0, -2.0, 2.0),
]
ALL = ("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam")


def race(demo):
    demo.press("Play")
    wait_for(lambda: demo.root.find_elements("css selector", "button[title=Play]"), say="the race to end")
    return {name: demo.data(name) for name in ALL}


def test_past_the_saddle_all_need_what_the_lesson_says(open_demo):
    ends = race(open_demo("race", speed=20))
    assert ends == {"sgd": "arrived: 111 steps", "momentum": "arrived: 43 steps", "nesterov": "arrived: 38 steps",
                    "adagrad": "arrived: 553 steps", "rmsprop": "arrived: 9 steps", "adam": "arrived: 43 steps"}


def test_on_the_line_to_the_saddle_nobody_gets_away(open_demo):
    demo = open_demo("race", speed=50)
    demo.keys(0, *[Keys.ARROW_LEFT] * 10, Keys.ENTER)  # y = 0
    assert "y=0&" in demo.browser.current_url or demo.browser.current_url.endswith("y=0")
    wait_for(lambda: demo.root.find_elements("css selector", "button[title=Play]"), say="the race to end")
    assert demo.data("arrived") == "0 of 6"
    assert demo.data("sgd") == "stays at the saddle"


def test_momentum_rolls_over_a_low_ridge_but_not_over_a_high_one(open_demo):
    demo = open_demo("race", speed=50)
    demo.choose("surface", "ridge")
    low = race(demo)
    assert low["sgd"] == "caught before the ridge"
    assert low["momentum"].startswith("arrived")
    demo.slide("height of the ridge", 6)  # 1.2
    assert race(demo)["momentum"] == "caught before the ridge"
    demo.slide("momentum and Nesterov: β", 6)  # 0.99
    assert race(demo)["momentum"].startswith("arrived")


def test_with_its_best_rate_descent_passes_the_saddle_before_momentum(open_demo):
    demo = open_demo("race", speed=5)
    demo.press("The best of 16 learning rates for each, from this start")
    assert "sgd=0.5" in demo.browser.current_url
    ends = race(demo)
    steps = {name: int(end.split()[1]) for name, end in ends.items()}
    assert steps["sgd"] < steps["momentum"]


def test_a_press_starts_the_race_there_and_a_racer_can_stay_away(open_demo):
    demo = open_demo("race")
    demo.press("Adagrad takes part")
    demo.at(0, 0.9, 0.7)
    wait_for(lambda: demo.data("arrived") == "5 of 5", say="all five to arrive")
    assert demo.data("adagrad") == "not in the race"
    assert "on=111011" in demo.browser.current_url
