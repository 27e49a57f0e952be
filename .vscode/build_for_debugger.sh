#!/usr/bin/env bash
# Builds the tests of one lesson on the learner's exercise with debug information, as
# build/debug/this_exercise.
#   .vscode/build_for_debugger.sh 03_perceptron
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
number=${1%%_*}
if [[ ! -d exercises/$1 ]]; then
  echo "open a file of exercises/ first: $1 is no lesson" >&2
  exit 1
fi
cmake -S . -B build/debug -G Ninja -DCMAKE_BUILD_TYPE=Debug >/dev/null
cmake --build build/debug --target "my_test_$number"
ln -sfn "my_test_$number" build/debug/this_exercise
