#!/usr/bin/env python3
"""Reads the runs that bench/growth.sh left in a folder and prints the table for bench/README.md."""

import glob
import json
import os
import statistics
import sys

SIDES = {"eigen1": "Eigen, 1 thread", "eigen2": "2 threads",
         "blas1": "over BLAS, 1 thread", "blas2": "2 threads"}

times, shares, blas = {}, {}, set()
for side in SIDES:
    for name in glob.glob(f"{sys.argv[1]}/growth_{side}_*.json"):
        with open(name) as file:
            run = json.load(file)
        if side == "blas1":
            blas.add(run["context"]["blas"])
        for result in run["benchmarks"]:
            case = result["name"]
            time = result["cpu_time" if side.endswith("1") else "real_time"]
            times.setdefault(case, {}).setdefault(side, []).append(time)
            shares.setdefault(case, {}).setdefault(side, []).append(
                result["% of peak"] * result["real_time"] / time)


def median(case, side):
    return statistics.median(times[case][side])


print(f"BLAS: {', '.join(sorted(blas))}; load {os.getloadavg()[0]:.1f}. Microseconds a step: of the "
      "processor with one thread, of the clock with two; in brackets smallest and largest.\n")
print("| batch | width | hidden layers | " + " | ".join(SIDES.values())
      + " | % of peak | two threads help Eigen by |")
print("| --- " * (len(SIDES) + 5) + "|")
for case in times:
    sizes = [part.split(":")[1] for part in case.split("/")[1:4]]
    first = times[case]["eigen1"]
    cells = [f"{median(case, side):.0f}" for side in SIDES]
    cells[0] += f" ({min(first):.0f} to {max(first):.0f})"
    share = statistics.median(shares[case]["eigen1"])
    print("| " + " | ".join(sizes + cells)
          + f" | {share:.0f} | {median(case, 'eigen1') / median(case, 'eigen2'):.2f}× |")
