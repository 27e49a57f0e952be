#!/usr/bin/env bash
# A bare Debian in a folder of its own, a clone of this repository in it, and the README's two commands
# and ./learn book typed there: what a newcomer does. Says how long each took and what was installed.
# What the lessons' programs print there must be what is kept of them here.
#   tests/bare/run.sh [bookworm|trixie|...]     needs root, and installs debootstrap where it is missing
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "$0")")/../.." && pwd)
suite=${1:-trixie}
if [[ $suite == -* ]]; then sed -n '2,5s/^# //p' "$0"; exit 0; fi
(( EUID == 0 )) || { echo "bare: this needs root; run: sudo $0 $suite" >&2; exit 1; }
command -v debootstrap >/dev/null || apt-get install -y --no-install-recommends debootstrap >/dev/null

machine=$(mktemp -d)
clean_up() {
  umount "$machine/dev" "$machine/proc" 2>/dev/null || true
  rm -rf --one-file-system "$machine"
}
trap clean_up EXIT

step() {  # step WORDS COMMAND...: runs the command and says how long it took
  local words=$1 start=$SECONDS
  shift
  "$@"
  printf '== %s: %d min %d s\n' "$words" $(((SECONDS - start) / 60)) $(((SECONDS - start) % 60))
}
inside() { chroot "$machine" /usr/bin/env -C /root/course -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb "$@"; }
packages() { inside dpkg-query -W -f '${Package}\n' | sort; }

quietly() { "$@" >/dev/null; }

step "a bare $suite" quietly debootstrap --variant=minbase "$suite" "$machine" ${MIRROR:-}
mount --bind /proc "$machine/proc"
mount --bind /dev "$machine/dev"
cp /etc/resolv.conf "$machine/etc/resolv.conf"
git clone --quiet "$root" "$machine/root/course"
packages >"$machine/before"

step "./learn tour" inside ./learn --yes tour
step "./learn test" inside ./learn test
# The tour has run each program with its default options.
step "the same numbers" inside build/default/tools/texts --toured all
step "./learn book" inside ./learn --yes book --no-open
echo "installed:"
packages | comm -13 "$machine/before" - | paste -sd ' ' | fold -s -w 100
