"""What the Python peers of bench/training_step.cpp and bench/convolution_step.cpp share: the same start,
the clock, the report."""

import gzip
import json
import os
import sys
import time

import numpy as np

LEARNING_RATE = 0.01
CASES = [(hidden, batch) for hidden in (128, 512) for batch in (1, 16, 64, 256)]
PRODUCTS = [(256, 784, 512), (1024, 1024, 1024)]
FOLDER = "/usr/share/datasets/fashion-mnist/"


def read(name, offset):
    return np.frombuffer(gzip.open(FOLDER + name).read(), np.uint8, offset=offset)


def images():
    """x [60000, 784] in float32 from 0 to 1, y [60000]."""
    x = read("train-images-idx3-ubyte.gz", 16).reshape(-1, 784)
    return x.astype(np.float32) / np.float32(255), read("train-labels-idx1-ubyte.gz", 8).astype(np.int64)


def start(network):
    """Arrays by name from the safetensors file that bench_start wrote for a network, such as 128 or
    convolution, and the order of samples."""
    with open(f"{sys.argv[1]}/start_{network}.safetensors", "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        data = file.read()
    arrays = {}
    for name, entry in header.items():
        if name != "__metadata__":
            first, last = entry["data_offsets"]
            arrays[name] = np.frombuffer(data[first:last], "<f4").reshape(entry["shape"]).copy()
    return arrays, arrays.pop("order").reshape(-1).astype(np.int64)


def batches(order, size):
    """One batch after the other, for ever; a last one that is not full is left out."""
    while True:
        for first in range(0, len(order) - size + 1, size):
            yield order[first : first + size]


def blas():
    """The libraries that multiply matrices here, as the system has mapped them."""
    with open("/proc/self/maps") as maps:
        files = {line.split()[-1] for line in maps if ".so" in line}
    names = (os.path.basename(os.path.realpath(file)) for file in files)
    return " ".join(sorted({n for n in names if n.startswith(("libopenblas", "libblas", "libmkl"))})) or "none"


def microseconds(work, seconds=0.3):
    """Of the processor, for one call: first to get warm, then as many calls as fit."""
    end = time.process_time() + seconds / 3
    while time.process_time() < end:
        work()
    calls = 0
    begin = now = time.process_time()
    while now - begin < seconds:
        for _ in range(5):
            work()
        calls += 5
        now = time.process_time()
    return (now - begin) / calls * 1e6


def steps(training, cases):
    """One result for each case, as Google Benchmark writes it. training(x, y, *case) returns a step
    that goes on to the next batch and returns its loss."""
    x, y = images()
    results = []
    for case in cases:
        step = training(x, y, *case)
        result = {"name": "/".join(["step", *map(str, case)])}
        result.update({f"loss{i}": float(step()) for i in range(1, 11)})
        result["cpu_time"] = microseconds(step)
        results.append(result)
    return results


def report(context, results):
    print(json.dumps({"context": {"blas": blas(), **context}, "benchmarks": results}))


def run(training, product):
    """Reports a perceptron's steps, training(x, y, hidden, batch), and products: product(a, b)
    returns a function that multiplies them."""
    results = steps(training, CASES)
    random = np.random.default_rng(1)
    for n, k, m in PRODUCTS:
        work = product(random.random((n, k), np.float32), random.random((k, m), np.float32))
        time_ = microseconds(work)
        results.append({"name": f"product/{n}/{k}/{m}", "cpu_time": time_,
                        "GFLOP/s": 2e-3 * n * k * m / time_})
    report({}, results)
