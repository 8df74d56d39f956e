#!/usr/bin/env bash
# Makes a clone ready: Debian packages, npm packages, the two native addons, the compiled program.
# What is there already is skipped, so it may run before every start. Whatever cannot be had is named, and the set-up goes
# on without it; it fails only when vcall could not run at all.
#
#   bash scripts/setup.sh [--no-apt] [--for-tests]       VCALL_SETUP_SKIP=1 leaves everything as it is
set -uo pipefail

[ "${VCALL_SETUP_SKIP:-}" = 1 ] && exit 0
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

for part in progress node debian modules addons compile; do
  # shellcheck source=/dev/null
  . "scripts/setup/$part.sh"
done

usage() {
  echo 'usage: bash scripts/setup.sh [--no-apt] [--for-tests]' >&2
  exit 2
}

# stdout belongs to the program that is started after this, whose JSON somebody may read.
exec 1>&2

use_apt=yes
for_tests=no
for option in "$@"; do
  case $option in
    --no-apt) use_apt=no ;;
    --for-tests) for_tests=yes ;;
    *) usage ;;
  esac
done

open_log
wait_for_other_setup
check_node
install_debian_packages "$use_apt"
install_modules
build_sound_addon
build_opencv_addon
compile
