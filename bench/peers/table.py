#!/usr/bin/env python3
"""Reads lines of two JSON objects, ours and the peer's, and prints medians, spread and ratio."""

import json
import statistics
import sys

decoder = json.JSONDecoder()
runs = {"ours": [], "peer": []}
for line in sys.stdin:
    ours, end = decoder.raw_decode(line)
    runs["ours"].append(ours)
    runs["peer"].append(json.loads(line[end:]))

print(f"{'':6}{'seconds: median':>16}{'min':>8}{'max':>8}{'accuracy':>10}")
for name, results in runs.items():
    seconds = [r["seconds"] for r in results]
    print(f"{name:6}{statistics.median(seconds):16.1f}{min(seconds):8.1f}{max(seconds):8.1f}"
          f"{results[0]['accuracy']:10.4f}")
ratios = [p["seconds"] / o["seconds"] for o, p in zip(runs["ours"], runs["peer"])]
print(f"the peer takes {statistics.median(ratios):.2f} times as long "
      f"({min(ratios):.2f} to {max(ratios):.2f})")
