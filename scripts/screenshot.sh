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

need() {
  command -v "$1" >/dev/null || { echo "screenshot: $1 is missing (Debian: $2)" >&2; exit 1; }
}
need Xvfb xvfb
need xterm xterm
need xdotool xdotool
need import imagemagick

scratch=$(mktemp -d)
processes=()
clean_up() {
  local index
  # The terminal before its screen, or it complains.
  for ((index = ${#processes[@]} - 1; index >= 0; index--)); do
    kill "${processes[index]}" 2>/dev/null || true
    wait "${processes[index]}" 2>/dev/null || true
  done
  rm -rf "$scratch"
}
trap clean_up EXIT

# Sets DISPLAY to a new, invisible screen.
open_screen() {
  Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$scratch/display" 2>"$scratch/xvfb.log" &
  processes+=($!)
  until [ -s "$scratch/display" ]; do
    kill -0 $! 2>/dev/null || { cat "$scratch/xvfb.log" >&2; exit 1; }
    sleep 0.1
  done
  DISPLAY=:$(cat "$scratch/display")
  export DISPLAY
}

# A state folder of its own: the picture shows nothing of whoever makes it.
open_terminal() {
  xterm -ti vt340 -xrm 'XTerm*numColorRegisters: 256' -geometry "${GEOMETRY:-120x34}+0+0" -fa 'DejaVu Sans Mono' -fs 10 -bg '#101010' -fg '#d0d0d0' +sb -b 0 \
    -e env TERM=xterm-256color LANG=C.UTF-8 XDG_STATE_HOME="$scratch/state" XDG_CONFIG_HOME="$scratch" "$@" &
  processes+=($!)
  terminal=$!
  window=$(timeout 10 xdotool search --sync --onlyvisible --class xterm | head -n 1) || true
  [ -n "$window" ] || { echo "screenshot: the program ended at once: $*" >&2; exit 1; }
}

shoot() { import -window "$window" "$scratch/shot.png" 2>/dev/null; }

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
mkdir -p "$(dirname "$picture")"
convert "$scratch/shot.png" -strip -define png:compression-level=9 "$picture"
echo "$picture: $(identify -format '%wx%h, %k colours' "$picture"), $(stat -c %s "$picture") bytes"
