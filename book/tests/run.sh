#!/usr/bin/env bash
# Tests the book that ./learn book has built, with the packages of book/tests/packages.txt:
# book/tests/run.sh [PYTEST'S WORDS ...]
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."

# A page that an earlier version of the course has left stops no book.
echo '# An exercise that is gone' >build/book/pages/exercises/00.0.md
./learn book --mine --no-open >/dev/null
# The same functions as the demos', for this processor: test_agree.py holds one against the other.
cmake -S book/demos -B build/book/native -G Ninja >/dev/null
cmake --build build/book/native >/dev/null
exec /usr/bin/python3 -m pytest -q -p no:cacheprovider -n "$(nproc)" book/tests "$@"
