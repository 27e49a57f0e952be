#!/usr/bin/env bash
# Fuzzes what reads a file, all readers for 90 seconds together, or as many as the first argument
# says, or with -runs=N for N inputs each. Begins with the files in corpus/; as many readers run side
# by side as there are cores. Needs Clang with its sanitizer runtime: packages clang and
# libclang-rt-14-dev (the number is Clang's).
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
readers=$(ls tests/fuzz/corpus)
limit=${1:-90}
[[ $limit == -* ]] || limit=-max_total_time=$((limit * $(nproc) / $(wc -w <<<"$readers")))

cmake --preset fuzz >/dev/null
cmake --build --preset fuzz --target fuzzers

# The inputs are written as files: in memory where there is room for files.
shared=/dev/shm
[[ -w $shared ]] || shared=/tmp
TMPDIR=$(mktemp -d -p "$shared")
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT

fuzz() {  # fuzz LIMIT READER
  local found=build/fuzz/found/$2 log=build/fuzz/$2.log
  mkdir -p "$found"
  if ! "build/fuzz/tests/fuzz_$2" "$1" -max_len=8192 -rss_limit_mb=1024 -timeout=10 \
      -print_final_stats=1 -artifact_prefix="$found/crash-" "$found" "tests/fuzz/corpus/$2" \
      >"$log" 2>&1; then
    cat "$log"
    echo "fuzzing $2 found a defect; the input is in $found" >&2
    return 1
  fi
  echo "fuzzed $2: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs," \
    "$(grep -o 'cov: [0-9]*' "$log" | tail -n 1 | cut -c 6-) edges reached"
}
export -f fuzz
xargs -P "$(nproc)" -I READER bash -c 'fuzz "$@"' fuzz "$limit" READER <<<"$readers"
