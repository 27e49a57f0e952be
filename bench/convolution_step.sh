#!/usr/bin/env bash
# One training step of a small convolutional network on Fashion-MNIST, ours beside PyTorch: the same
# start, batches and optimizer, one thread each, in turn on one core, five times (or as many as the
# first argument says). Prints medians with the smallest and largest, and how many times as long
# PyTorch takes beside the goal. Ends with 1 when the losses disagree, or when PyTorch has no oneDNN.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
runs=${1:-5}
[[ $runs =~ ^[1-9][0-9]*$ ]] || { sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit 2; }
core=${CORE:-1}
packages="libbenchmark-dev dataset-fashion-mnist python3-torch libopenblas0-pthread"

dpkg-query -W $packages >/dev/null 2>&1 || {
  echo "bench: packages are missing; run: sudo apt-get install" $packages >&2
  exit 1
}

# Each side picks its own kernels, and none a second thread.
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1

cmake --preset bench >/dev/null
cmake --build --preset bench --target bench_start bench_convolution_step >/dev/null
out=out/bench
build/bench/bench/bench_start $out
mkdir -p $out/convolution
rm -f $out/convolution/run_*.json

on_core() { taskset -c "$core" "$@" 2>/dev/null; }
for ((run = 1; run <= runs; ++run)); do
  echo "run $run of $runs" >&2
  on_core build/bench/bench/bench_convolution_step --benchmark_min_time=0.3 --benchmark_format=json \
    >"$out/convolution/run_ours_$run.json"
  on_core /usr/bin/python3 bench/peers/pytorch_convolution.py $out \
    >"$out/convolution/run_pytorch_$run.json"
done
bench/peers/compare_convolution.py $out
