#!/usr/bin/env bash
# Builds the tests of one file of exercises with debug information, as build/debug/this_exercise.
#   .vscode/build_for_debugger.sh 03_perceptron train
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
target=my_test_${1%%_*}_$2
if [[ ! -f exercises/$1/$2.hpp || ! -f tests/lessons/$1/${2}_test.cpp ]]; then
  echo "open a file of exercises/ first: there are no tests of exercises/$1/$2.hpp" >&2
  exit 1
fi
cmake -S . -B build/debug -G Ninja -DCMAKE_BUILD_TYPE=Debug >/dev/null
# The debugger is to see one body, the learner's: the tests include the exercise itself.
mkdir -p "build/debug/judged/$1/$2"
: >"build/debug/judged/$1/$2/${2}_bodies.hpp"
cmake --build build/debug --target "$target"
ln -sfn "$target" build/debug/this_exercise
