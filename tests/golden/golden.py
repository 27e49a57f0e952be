"""What the scripts that make golden values share: C++ text out of numbers, and a header around it."""

import pathlib


def number(value):
    return repr(float(value))


def row(values):
    return "{" + ", ".join(number(v) for v in values) + "}"


def rows(name, table, comment=""):
    """A matrix [n, m] as a constant of nested braces."""
    lines = ",\n    ".join(row(r) for r in table)
    note = f"/// {comment}\n" if comment else ""
    return f"{note}inline constexpr Rows {name} = {{\n    {lines}}};\n"


def scalar(name, value, comment=""):
    note = f"/// {comment}\n" if comment else ""
    return f"{note}inline constexpr double {name} = {number(value)};\n"


def write(script, made_with, parts):
    """Writes 04_mlp.hpp beside make_04_mlp.py, whose path is `script`."""
    script = pathlib.Path(script)
    name = script.stem.removeprefix("make_") + ".hpp"
    (script.parent / name).write_text(
        f"#pragma once\n\n// Made by {script.name} with {made_with}.\n\n"
        "#include <initializer_list>\n\nnamespace dl::golden {\n\n"
        "using Rows = std::initializer_list<std::initializer_list<double>>;\n\n"
        + "".join(parts) + "\n}  // namespace dl::golden\n")
