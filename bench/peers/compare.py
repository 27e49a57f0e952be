#!/usr/bin/env python3
"""Reads the runs that bench/training_step.sh left in a folder, checks that they may be compared, and
prints the tables for bench/README.md."""

import glob
import json
import os
import platform
import statistics
import sys

SIDES = {"ours": "ours", "pytorch": "PyTorch", "sklearn": "scikit-learn", "tinydnn": "tiny-dnn"}
WITH_BLAS = ("pytorch", "sklearn")
GOALS = {"128/1": 8, "128/16": 3.5, "128/64": 2, "128/256": 1.4,
         "512/1": 4, "512/16": 2.2, "512/64": 1.5, "512/256": 1.2}
PEAK_GOAL = 55
PRODUCTS = ("product/256/784/512", "product/1024/1024/1024")
LOSSES = [f"loss{i}" for i in range(1, 11)]


def stop(message):
    sys.exit(f"bench: {message}")


def load(folder, side):
    """The runs of one side: a list of (context, {benchmark: result})."""
    runs = []
    for name in sorted(glob.glob(f"{folder}/run_{side}_*.json")):
        with open(name) as file:
            run = json.load(file)
        runs.append((run["context"], {result["name"]: result for result in run["benchmarks"]}))
    return runs or stop(f"{folder} has no runs of {SIDES[side]}")


def values(side, benchmark, key="cpu_time"):
    return [results[benchmark][key] for _, results in runs[side]]


def gflops(side, product):
    n, k, m = (int(size) for size in product.split("/")[1:])
    return [2e-3 * n * k * m / time for time in values(side, product)]


def spread(numbers, digits=0):
    return (f"{statistics.median(numbers):.{digits}f} "
            f"({min(numbers):.{digits}f} to {max(numbers):.{digits}f})")


def row(*cells):
    print("| " + " | ".join(cells) + " |")


def header(*cells):
    row(*cells)
    row(*["---"] * len(cells))


runs = {side: load(sys.argv[1], side) for side in SIDES}

for case in GOALS:
    ours = runs["ours"][0][1][f"step/{case}"]
    for side in SIDES:
        for _, results in runs[side]:
            for loss in LOSSES:
                theirs = results[f"step/{case}"][loss]
                if not abs(theirs - ours[loss]) < 1e-4 * ours[loss]:
                    stop(f"{SIDES[side]} has another loss than ours in step/{case}: "
                         f"{loss} is {theirs:.6f}, not {ours[loss]:.6f}")

with open("/proc/cpuinfo") as file:
    model = next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
context = runs["ours"][0][0]
print(f"{model}, {os.cpu_count()} cores; {platform.freedesktop_os_release()['PRETTY_NAME']}; "
      f"peak {context['peak GFLOP/s']} GFLOP/s; {len(runs['ours'])} runs; "
      f"load {os.getloadavg()[0]:.1f}; the first {len(LOSSES)} losses agree.\n")

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
