"""What the scripts that compare runs share: the runs that a script of bench/ left in a folder, whether
their losses agree, and lines of a table."""

import glob
import json
import os
import platform
import statistics
import sys

LOSSES = [f"loss{i}" for i in range(1, 11)]


def stop(message):
    sys.exit(f"bench: {message}")


def load(folder, side, name):
    """The runs of one side: a list of (context, {benchmark: result})."""
    runs = []
    for file_name in sorted(glob.glob(f"{folder}/run_{side}_*.json")):
        with open(file_name) as file:
            run = json.load(file)
        runs.append((run["context"], {result["name"]: result for result in run["benchmarks"]}))
    return runs or stop(f"{folder} has no runs of {name}")


def require_equal_losses(runs, step, names):
    """runs: side to runs. Stops where a side's first losses are not ours."""
    ours = runs["ours"][0][1][step]
    for side, name in names.items():
        for _, results in runs[side]:
            for loss in LOSSES:
                theirs = results[step][loss]
                if not abs(theirs - ours[loss]) < 1e-4 * ours[loss]:
                    stop(f"{name} has another loss than ours in {step}: "
                         f"{loss} is {theirs:.6f}, not {ours[loss]:.6f}")


def describe(ours):
    """The machine, and how many runs these are of, ours being our runs."""
    with open("/proc/cpuinfo") as file:
        model = next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
    return (f"{model}, {os.cpu_count()} cores; {platform.freedesktop_os_release()['PRETTY_NAME']}; "
            f"peak {ours[0][0]['peak GFLOP/s']} GFLOP/s; {len(ours)} runs; "
            f"load {os.getloadavg()[0]:.1f}; the first {len(LOSSES)} losses agree.")


def spread(numbers, digits=0):
    return (f"{statistics.median(numbers):.{digits}f} "
            f"({min(numbers):.{digits}f} to {max(numbers):.{digits}f})")


def row(*cells):
    print("| " + " | ".join(cells) + " |")


def header(*cells):
    row(*cells)
    row(*["---"] * len(cells))
