#!/usr/bin/env python3
"""Makes 03_perceptron.hpp: scikit-learn's perceptron after one, two and three passes in the given
order. Needs the package python3-sklearn; made with 1.2.1. The first sample is of class 1, so that
both treat the sum of 0 before it as a mistake."""

import pathlib

import numpy as np
from sklearn.linear_model import Perceptron

rng = np.random.default_rng(3)
x = np.round(rng.normal(size=(20, 2)), 3)
y = (x @ [1.0, -0.5] + rng.normal(scale=0.8, size=20) > 0.2).astype(int)
first = int(np.argmax(y))
x[[0, first]], y[[0, first]] = x[[first, 0]], y[[first, 0]]


def rows(table):
    return ",\n    ".join("{" + ", ".join(repr(float(v)) for v in row) + "}" for row in table)


weights = []
for passes in (1, 2, 3):
    model = Perceptron(shuffle=False, max_iter=passes, tol=None).fit(x, y)
    weights.append([*model.coef_[0], model.intercept_[0]])

(pathlib.Path(__file__).parent / "03_perceptron.hpp").write_text(f"""#pragma once

// Made by make_03_perceptron.py with scikit-learn.

#include <initializer_list>

#include "matrix.hpp"

namespace dl::golden {{

using Rows = std::initializer_list<std::initializer_list<double>>;

inline constexpr Rows perceptron_x = {{
    {rows(x)}}};
inline const Labels perceptron_y = {{{", ".join(map(str, y))}}};
/// w1, w2 and b after each pass.
inline constexpr Rows perceptron_weights = {{
    {rows(weights)}}};

}}  // namespace dl::golden
""")
