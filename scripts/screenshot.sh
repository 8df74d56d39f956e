#!/usr/bin/env bash
# Makes the picture of a call that README shows: the real program in a real terminal, on a screen that nobody sees.
#
#   bash scripts/screenshot.sh [FILE.png [COMMAND...]]
#
# Default: docs/call.png, the demo at 640x480. The terminal shows sixels; README's second picture is made by
#   bash scripts/screenshot.sh docs/call-cells.png node bin/vcall demo --render half --audio chime
#
# Needs (Debian): xvfb xterm xdotool imagemagick fonts-dejavu-core.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly picture=${1:-docs/call.png}
shift || true
[ "$#" -gt 0 ] || set -- node bin/vcall demo --size 640x480 --datagram 60000 --audio chime

# So many different colours are on the screen only when a video picture is.
readonly colours_of_a_call=${COLOURS:-800}
readonly patience_s=60
readonly settle_s=5

# shellcheck source=scripts/shot.sh
. scripts/shot.sh

wait_for_call() {
  local until=$((SECONDS + patience_s))
  while [ "$SECONDS" -lt "$until" ]; do
    kill -0 "$terminal" 2>/dev/null || { echo "screenshot: the program ended before a call showed: $*" >&2; exit 1; }
    if shoot && [ "$(identify -format %k "$scratch/shot.png")" -ge "$colours_of_a_call" ]; then return; fi
    sleep 0.5
  done
  echo "screenshot: no picture of a call within $patience_s s; what was there is in $picture" >&2
}

open_screen
open_terminal "$@"
wait_for_call "$@"
sleep "$settle_s"
shoot
keep "$picture"
