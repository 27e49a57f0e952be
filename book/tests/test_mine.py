"""./learn book --mine: the demos run what lies in exercises/, which here nobody has written yet."""
import pytest

from browser import Demo, show
from conftest import build, lesson_of, root

names = sorted(file.stem for file in (root / "book/demos").glob("[0-9]*/*.cpp"))


@pytest.mark.parametrize("name", names)
def test_a_demo_on_exercises_says_what_is_not_written(browser, name):
    show(browser, 1280)
    lesson = lesson_of(name)
    demo = Demo(browser, f"file://{build / 'html-mine' / 'lessons' / lesson / 'README.html'}", name)
    assert demo.data("code") == f"exercises/{lesson}"
    if not demo.data("error"):  # it begins with its first step
        demo.press("One update")
    said = demo.data("error")
    assert said.startswith(f"exercise {lesson[:2]}.") and " is not written yet" in said
    assert f"write it in exercises/{lesson}/" in said
