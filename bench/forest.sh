#!/usr/bin/env bash
# Random forests of 100 trees on the 60,000×784 pixels of Fashion-MNIST: ours and scikit-learn's in
# turn, on one core, three times each (or as many as the first argument says).
# Needs the packages python3-sklearn and dataset-fashion-mnist.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
runs=${1:-3}

/usr/bin/python3 -c 'import sklearn' 2>/dev/null || {
  echo "bench: the peer is missing; run: sudo apt-get install python3-sklearn" >&2
  exit 1
}
cmake --preset bench >/dev/null
cmake --build --preset bench --target bench_forest >/dev/null
for ((run = 1; run <= runs; ++run)); do
  echo "run $run of $runs" >&2
  ours=$(taskset -c 0 build/bench/bench/bench_forest)
  peer=$(taskset -c 0 /usr/bin/python3 bench/peers/forest.py)
  echo "$ours $peer"
done | bench/peers/table.py
