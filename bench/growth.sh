#!/usr/bin/env bash
# How the time of a training step grows with batch, width and depth, in a table: Eigen alone and
# Eigen over OpenBLAS, each with one thread and with two, in turn, three times (or as many as the
# first argument says). Two threads wait for each other, so on a busy machine their times say nothing.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
runs=${1:-3}
packages="libbenchmark-dev dataset-fashion-mnist libblas-dev libopenblas0-pthread"

dpkg-query -W $packages >/dev/null 2>&1 || {
  echo "bench: packages are missing; run: sudo apt-get install" $packages >&2
  exit 1
}
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE

# Eigen has threads of its own where the compiler has OpenMP.
build() {
  cmake --preset bench -B "build/$1" "${@:2}" >/dev/null
  cmake --build "build/$1" --target bench_growth >/dev/null
}
build bench
build bench-threads -DCMAKE_CXX_FLAGS=-fopenmp
build bench-blas -DDL_BLAS=ON

out=out/bench
mkdir -p $out
rm -f $out/growth_*.json
run() {
  "${@:2}" --benchmark_min_time=0.2 --benchmark_format=json \
    >"$out/growth_$1_$round.json" 2>/dev/null
}
for ((round = 1; round <= runs; ++round)); do
  echo "run $round of $runs" >&2
  run eigen1 taskset -c 1 build/bench/bench/bench_growth
  run eigen2 env OMP_NUM_THREADS=2 taskset -c 0,1 build/bench-threads/bench/bench_growth
  run blas1 env OPENBLAS_NUM_THREADS=1 taskset -c 1 build/bench-blas/bench/bench_growth
  run blas2 env OPENBLAS_NUM_THREADS=2 taskset -c 0,1 build/bench-blas/bench/bench_growth
done
bench/peers/growth_table.py $out
