#!/usr/bin/env python3
"""Reads the runs that bench/training_step.sh left in a folder, checks that they may be compared, and
prints the tables for bench/README.md."""

import statistics
import sys

from runs import describe, header, load, require_equal_losses, row, spread, stop

SIDES = {"ours": "ours", "pytorch": "PyTorch", "sklearn": "scikit-learn", "tinydnn": "tiny-dnn"}
WITH_BLAS = ("pytorch", "sklearn")
GOALS = {"128/1": 8, "128/16": 3.5, "128/64": 2, "128/256": 1.4,
         "512/1": 4, "512/16": 2.2, "512/64": 1.5, "512/256": 1.2}
PEAK_GOAL = 55
PRODUCTS = ("product/256/784/512", "product/1024/1024/1024")


def values(side, benchmark, key="cpu_time"):
    return [results[benchmark][key] for _, results in runs[side]]


def gflops(side, product):
    n, k, m = (int(size) for size in product.split("/")[1:])
    return [2e-3 * n * k * m / time for time in values(side, product)]


runs = {side: load(sys.argv[1], side, name) for side, name in SIDES.items()}
for case in GOALS:
    require_equal_losses(runs, f"step/{case}", SIDES)
print(describe(runs["ours"]) + "\n")

header("side", "multiplies with",
       *(f"{p.split('/', 1)[1].replace('/', '×')}, GFLOP/s" for p in PRODUCTS))
for side, name in SIDES.items():
    how = "its own loops" if side == "tinydnn" else runs[side][0][0]["blas"]
    row(name, how, *(spread(gflops(side, p), 1) for p in PRODUCTS))
for side in WITH_BLAS:
    for product in PRODUCTS:
        ours, theirs = (statistics.median(gflops(s, product)) for s in ("ours", side))
        if theirs < ours / 2:
            stop(f"{SIDES[side]} multiplies at {theirs:.0f} GFLOP/s where ours does {ours:.0f} "
                 f"({product}, {runs[side][0][0]['blas']}): no fair comparison; "
                 "install libopenblas0-pthread")
print()

header("H", "batch", "ours, µs", "% of peak", "ours with an optimizer, µs", *(f"{SIDES[s]}, µs" for s in list(SIDES)[1:]),
       "PyTorch / ours", "goal", "scikit-learn / ours", "tiny-dnn / ours")
allocations = 0
for case, goal in GOALS.items():
    step = f"step/{case}"
    ratio = {side: [t / o for t, o in zip(values(side, step), values("ours", step))] for side in SIDES}
    share = statistics.median(values("ours", step, "% of peak"))
    allocations += sum(values("ours", step, "allocations"))
    met = "met" if statistics.median(ratio["pytorch"]) >= goal else "missed"
    share_text = f"{share:.0f}"
    if case.endswith("/256"):
        share_text += f" (≥ {PEAK_GOAL}: {'met' if share >= PEAK_GOAL else 'missed'})"
    row(*case.split("/"), spread(values("ours", step), 0), share_text,
        spread(values("ours", f"step_of_optimizer/{case}")),
        *(spread(values(side, step), 0) for side in list(SIDES)[1:]),
        spread(ratio["pytorch"], 2), f"≥ {goal}: {met}",
        *(spread(ratio[side], 1) for side in ("sklearn", "tinydnn")))
print(f"\nHeap allocations in all of our steps together: {allocations:.0f}.")
