#!/usr/bin/env python3
"""The peer of bench/forest.cpp: scikit-learn's random forest on the same pixels, one thread."""

import gzip
import json
import time

import numpy as np
from sklearn.ensemble import RandomForestClassifier

FOLDER = "/usr/share/datasets/fashion-mnist/"


def read(name, offset):
    return np.frombuffer(gzip.open(FOLDER + name).read(), np.uint8, offset=offset)


def part(name):
    images = read(f"{name}-images-idx3-ubyte.gz", 16).reshape(-1, 784)
    return images.astype(np.float32) / 255, read(f"{name}-labels-idx1-ubyte.gz", 8)


x, y = part("train")
start = time.perf_counter()
forest = RandomForestClassifier(n_estimators=100, n_jobs=1, random_state=1).fit(x, y)
seconds = time.perf_counter() - start
print(json.dumps({"seconds": round(seconds, 2), "accuracy": forest.score(*part("t10k"))}))
