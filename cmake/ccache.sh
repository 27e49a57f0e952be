#!/bin/sh
# The compiler with ccache before it; without, where there is no cache that can be written.
CCACHE_BASEDIR=$(cd "$(dirname "$0")/.." && pwd)
CCACHE_SLOPPINESS=pch_defines,time_macros
export CCACHE_BASEDIR CCACHE_SLOPPINESS
cache=$(ccache --get-config cache_dir 2>/dev/null) &&
  mkdir -p "$cache/tmp" 2>/dev/null && [ -w "$cache/tmp" ] && exec ccache "$@"
exec "$@"
