#!/usr/bin/env python3
"""Makes 02_conventional_ml.hpp: the root split of scikit-learn's decision tree on the 8×8 digits,
and what it makes of them with 12 leaves. Needs the package python3-sklearn; made with 1.2.1."""

import pathlib

import numpy as np
from sklearn.datasets import load_digits
from sklearn.tree import DecisionTreeClassifier

digits = load_digits()
x, y = digits.data / 16, digits.target
tree = DecisionTreeClassifier(max_leaf_nodes=12, random_state=1).fit(x, y)
inner = tree.tree_
top = np.argsort(-tree.feature_importances_)[:3]

(pathlib.Path(__file__).parent / "02_conventional_ml.hpp").write_text(f"""#pragma once

// Made by make_02_conventional_ml.py with scikit-learn.

namespace dl::golden {{

inline constexpr int root_feature = {inner.feature[0]};
inline constexpr double root_threshold = {inner.threshold[0]!r};
inline constexpr double root_gini = {inner.impurity[0]!r};
inline constexpr int root_left_samples = {inner.n_node_samples[inner.children_left[0]]};
inline constexpr double tree_accuracy = {tree.score(x, y)!r};
inline constexpr int top_features[] = {{{", ".join(map(str, top))}}};
inline constexpr double top_importances[] = {{{", ".join(repr(float(v)) for v in tree.feature_importances_[top])}}};

}}  // namespace dl::golden
""")
