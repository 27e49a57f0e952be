#!/usr/bin/env bash
# Fuzzes each reader for 30 seconds (or as many as the first argument says), beginning with the
# files in corpus/. Needs Clang with its sanitizer runtime: packages clang and libclang-rt-14-dev
# (the number is Clang's).
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
seconds=${1:-30}

cmake --preset fuzz >/dev/null
cmake --build --preset fuzz --target fuzz_idx fuzz_csv fuzz_safetensors
for reader in idx csv safetensors; do
  found=build/fuzz/found/$reader
  mkdir -p "$found"
  log=build/fuzz/$reader.log
  echo "fuzzing $reader for $seconds s"
  if ! "build/fuzz/tests/fuzz_$reader" -max_total_time="$seconds" -max_len=4096 -rss_limit_mb=1024 \
      -artifact_prefix="$found/crash-" "$found" "tests/fuzz/corpus/$reader" >"$log" 2>&1; then
    cat "$log"
    echo "fuzzing $reader found a defect; the input is in $found" >&2
    exit 1
  fi
  tail -n 1 "$log"
done
