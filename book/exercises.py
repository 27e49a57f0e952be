"""A page for every exercise: what is asked, its hints folded one by one, the reference's body folded."""
import json
import re


def marked(text, exercise):
    """All lines, the place of an exercise's mark among them, and that of its solution's end."""
    lines = text.splitlines()
    begin = next(i for i, line in enumerate(lines) if f"// exercise {exercise}:" in line)
    end = next(i for i in range(begin, len(lines)) if "// solution end" in lines[i])
    return lines, begin, end


def dedent(lines):
    indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[indent:] for line in lines)


def body(text, exercise):
    """The lines between the marks, which lie inside of an exercise."""
    lines, begin, end = marked(text, exercise)
    first = next(i for i in range(begin, end) if "// solution begin" in lines[i])
    return dedent(lines[first + 1:end])


def declaration(text, exercise):
    """What stands before the mark: the function's doc comment and its head."""
    lines, begin, _ = marked(text, exercise)
    first = begin
    while first > 0 and lines[first - 1].strip() and not re.match(r"\s*(// solution end|public:|private:|protected:|})", lines[first - 1]):
        first -= 1
    return dedent(lines[first:begin])


def file_page(lesson, file):
    return f"file_{lesson[:2]}_{file.removesuffix('.hpp')}"


def file_pages(root, found):
    """Each file with exercises, whole, as it lies in exercises/."""
    of_file = {}
    for lesson, title, exercise in found:
        of_file.setdefault((lesson, title, exercise["file"]), []).append(exercise["id"])
    for (lesson, title, file), numbers in of_file.items():
        links = ", ".join(f"[{number}]({number}.md)" for number in numbers)
        path = root / "exercises" / lesson / file
        gone = f"// It is not there: ./learn reset {lesson[:2]} brings it back.\n"
        text = path.read_text(errors="replace") if path.exists() else gone
        yield f"{file_page(lesson, file)}.md", (
            f"---\norphan: true\n---\n# exercises/{lesson}/{file}\n\nLesson [{title}](../lessons/{lesson}/README.md), exercises {links}.\n\n"
            f"```cpp\n{text}```\n")


def page(root, lesson, title, exercise, before, after):
    number = exercise["id"]
    source = (root / "solutions" / lesson / exercise["file"]).read_text()
    hints = "\n".join(
        f"<details class=\"hint\"><summary>Hint {i} of {len(exercise['hints'])}</summary>\n\n```text\n{hint}\n```\n\n</details>\n"
        for i, hint in enumerate(exercise["hints"], 1))
    ways = [f"[{name} {sign}]({name}.md)" if sign == "→" else f"[{sign} {name}]({name}.md)"
            for name, sign in ((before, "←"), (after, "→")) if name]
    return f"""# {number} {exercise["title"]}

Lesson [{title}](../lessons/{lesson}/README.md). You write the body of this function, in
[exercises/{lesson}/{exercise["file"]}]({file_page(lesson, exercise["file"])}.md):

```cpp
{declaration(source, number)}
```

Then `./learn check {number}` says what passes, and what not. `./learn watch {number}` says it on every save.

## Hints

{hints or "There is none: the text of the lesson has all that it takes."}

## The reference

<details class="solution"><summary>Its body, when you have yours</summary>

```cpp
{body(source, number)}
```

</details>

{" · ".join(ways)}
"""


def pages(root):
    """(file name, text) of each exercise's page and of the one that lists them."""
    found = []
    for file in sorted((root / "exercises").glob("*/exercise.json")):
        lesson = file.parent.name
        title = (root / "lessons" / lesson / "README.md").read_text().split("\n", 1)[0].lstrip("# ")
        found += [(lesson, title, exercise) for exercise in json.loads(file.read_text())["exercises"]]
    numbers = [exercise["id"] for _, _, exercise in found]
    for i, (lesson, title, exercise) in enumerate(found):
        yield f'{exercise["id"]}.md', page(root, lesson, title, exercise, numbers[i - 1] if i else "", numbers[i + 1] if i + 1 < len(found) else "")
    yield from file_pages(root, found)
    rows = []
    last = ""
    for lesson, title, exercise in found:
        if title != last:
            rows += ["", f"## [{title}](../lessons/{lesson}/README.md)", "", "| exercise | file | what |", "| --- | --- | --- |"]
            last = title
        rows.append(f'| [{exercise["id"]}]({exercise["id"]}.md) | [{exercise["file"]}]({file_page(lesson, exercise["file"])}.md) | {exercise["title"]} |')
    toc = "\n".join(numbers)
    yield "index.md", (f"# Exercises\n\n{len(found)} bodies to write, in the order in which the lessons need them.\n"
                       + "\n".join(rows) + f"\n\n```{{toctree}}\n:hidden:\n\n{toc}\n```\n")
