#!/usr/bin/env bash
# One training step of 784-H-10 on Fashion-MNIST, ours beside PyTorch, scikit-learn and tiny-dnn: the
# same start, batches and optimizer, one thread each, in turn on one core, five times (or as many as
# the first argument says). Prints medians with the smallest and largest, and how many times as long
# each peer takes beside the goal. Ends with 1 when the losses disagree, or when a peer's BLAS
# multiplies at less than half of our speed, so that its ratios would say nothing.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
runs=${1:-5}
[[ $runs =~ ^[1-9][0-9]*$ ]] || { sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit 2; }
core=${CORE:-1}
packages="libbenchmark-dev dataset-fashion-mnist python3-torch python3-sklearn libopenblas0-pthread
  tiny-dnn libcereal-dev libstb-dev libgemmlowp-dev"

missing() {
  echo "bench: packages are missing; run: sudo apt-get install" $packages >&2
  exit 1
}
dpkg-query -W $packages >/dev/null 2>&1 || missing

# Each side picks its own kernels, and none a second thread.
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1

cmake --preset bench >/dev/null
cmake --build --preset bench --target bench_start bench_training_step bench_tiny_dnn >/dev/null
out=out/bench
build/bench/bench/bench_start $out
rm -f $out/run_*.json

on_core() { taskset -c "$core" "$@" 2>/dev/null; }
for ((run = 1; run <= runs; ++run)); do
  echo "run $run of $runs" >&2
  on_core build/bench/bench/bench_training_step --benchmark_min_time=0.3 --benchmark_format=json \
    >"$out/run_ours_$run.json"
  on_core /usr/bin/python3 bench/peers/pytorch.py $out >"$out/run_pytorch_$run.json"
  on_core /usr/bin/python3 bench/peers/sklearn_mlp.py $out >"$out/run_sklearn_$run.json"
  on_core build/bench/bench/bench_tiny_dnn --benchmark_min_time=0.3 --benchmark_format=json \
    >"$out/run_tinydnn_$run.json"
done
bench/peers/compare.py $out
