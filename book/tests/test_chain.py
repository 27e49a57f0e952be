import pytest

from browser import ActionChains, By, Keys

CALLS = [
    ("give", [1, 2, 0.5, -0.5, 0.25, 0.75, 0, -1, 1, -2, 0.5, 1]), ("void", "put"), ("list", "pass"),
    *[("list", "step", 0.1)] * 4, ("list", "pass"),
]


def box(demo, label):
    return demo.root.find_element(By.CSS_SELECTOR, f'input[aria-label="{label}"]')


def write(demo, label, number):
    box(demo, label).send_keys(Keys.CONTROL, "a", Keys.NULL, str(number))


def test_the_lesson_s_numbers(open_demo):
    demo = open_demo("chain")
    expected = {
        "value-s1": "1.0000", "value-s2": "0.0000", "value-h1": "0.7311", "value-h2": "0.5000", "output": "0.2311", "loss": "0.5913",
        "gradient-y": "-1.5379", "gradient-h1": "-1.5379", "gradient-h2": "3.0758", "gradient-s1": "-0.3024", "gradient-s2": "0.7689",
        "gradient-w11": "-0.3024", "gradient-w12": "0.7689", "gradient-w21": "-0.6047", "gradient-w22": "1.5379",
        "gradient-b1": "-0.3024", "gradient-b2": "0.7689", "gradient-v1": "-1.1243", "gradient-v2": "-0.7689", "gradient-c": "-1.5379",
    }
    assert {key: demo.data(key) for key in expected} == expected


def test_step_by_step_forward_comes_before_backward(open_demo):
    demo = open_demo("chain")
    demo.press("Step")  # from the end: begins anew
    known = ["value-s1", "value-h1", "value-y", "value-loss", "gradient-y", "gradient-v1", "gradient-h1", "gradient-s1", "gradient-w11"]
    for done in range(len(known) + 1):
        assert [demo.data(key) != "–" for key in known] == [i < done for i in range(len(known))]
        if done < len(known):
            demo.press("One place further")
    demo.press("Back")
    assert demo.data("gradient-w11") == "–"
    assert "stage=8" in demo.browser.current_url


def test_no_error_goes_back_through_a_weight_of_zero(open_demo):
    demo = open_demo("chain")
    write(demo, "weight from h₂ to ŷ", 0)
    assert demo.data("output") == "1.2311"
    for key in ("h2", "s2", "w12", "w22", "b2"):
        assert demo.number(f"gradient-{key}") == 0
    assert demo.number("gradient-v2") != 0
    demo.press("Gradient step")
    assert box(demo, "weight from x₂ to s₂").get_attribute("value") == "0.75"
    assert box(demo, "weight from x₂ to s₁").get_attribute("value") != "0.25"


def test_gradient_steps_bring_the_output_to_the_target_and_too_long_ones_do_not(open_demo):
    demo = open_demo("chain")
    for _ in range(6):
        demo.press("Gradient step")
    assert demo.data("gradient-steps") == "6"
    assert demo.number("loss") < 1e-3
    demo.press("The lesson's numbers again")
    assert demo.data("loss") == "0.5913"
    demo.slide("learning rate", 6)  # 1
    demo.press("Gradient step")
    assert demo.number("loss") > 1


def test_a_number_is_changed_by_the_arrow_keys_and_by_dragging(open_demo):
    demo = open_demo("chain")
    box(demo, "target").send_keys(Keys.ARROW_UP)
    assert "target=1.05" in demo.browser.current_url
    assert demo.number("gradient-y") == pytest.approx(2 * (0.2311 - 1.05), abs=2e-4)
    bias = box(demo, "bias of ŷ")
    ActionChains(demo.browser, duration=50).click_and_hold(bias).move_by_offset(20, 0).move_by_offset(20, 0).release().perform()
    assert demo.number("output") == pytest.approx(0.7311, abs=2e-4)
