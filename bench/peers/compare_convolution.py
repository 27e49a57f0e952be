#!/usr/bin/env python3
"""Reads the runs that bench/convolution_step.sh left in a folder, checks that they may be compared,
and prints the table for bench/README.md."""

import statistics
import sys

from runs import describe, header, load, require_equal_losses, row, spread, stop

SIDES = {"ours": "ours", "pytorch": "PyTorch"}
GOALS = {1: 3, 16: 1.8, 128: 1.3}

runs = {side: load(f"{sys.argv[1]}/convolution", side, name) for side, name in SIDES.items()}
for batch in GOALS:
    require_equal_losses(runs, f"step/{batch}", SIDES)
pytorch = runs["pytorch"][0][0]
if pytorch["convolutions"] == "none":
    stop(f"PyTorch {pytorch['version']} has no oneDNN to convolve with: no fair comparison")
print(describe(runs["ours"]))
print(f"Ours: {runs['ours'][0][0]['blas']}. PyTorch {pytorch['version']}: {pytorch['convolutions']}, "
      f"{pytorch['blas']}.\n")

header("batch", "ours, µs", "% of peak", "PyTorch, µs", "PyTorch / ours", "goal")
allocations = 0
for batch, goal in GOALS.items():
    results = {side: [run[f"step/{batch}"] for _, run in runs[side]] for side in SIDES}
    times = {side: [result["cpu_time"] for result in results[side]] for side in SIDES}
    ratios = [theirs / ours for theirs, ours in zip(times["pytorch"], times["ours"])]
    share = statistics.median(result["% of peak"] for result in results["ours"])
    allocations += sum(result["allocations"] for result in results["ours"])
    met = "met" if statistics.median(ratios) >= goal else "missed"
    row(str(batch), spread(times["ours"]), f"{share:.0f}", spread(times["pytorch"]),
        spread(ratios, 2), f"≥ {goal}: {met}")
print(f"\nHeap allocations in all of our steps together: {allocations:.0f}.")
