#!/usr/bin/env bash
# Makes pictures of the main screens: the real program in a real terminal with sixels, on a screen that nobody sees, in calls
# with its built-in peer.
#
#   bash scripts/screenshots.sh [FOLDER [NAME...]]        default: docs/screens, all that are named below
#
# What each picture is: its name, the options of `vcall demo`, and the keys that lead there, as xdotool names them. `call`
# stands for "wait until a picture is seen", a number for so many seconds.
#
# Needs (Debian): xvfb xterm xdotool imagemagick fonts-dejavu-core. The program has to be built.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly folder=${1:-docs/screens}
shift || true
wanted=("$@")
readonly demo='--size 640x480 --datagram 60000 --audio chime'
# So many different colours are on the screen only when a video picture is.
readonly colours_of_a_call=800
readonly patience_s=40

# shellcheck source=scripts/shot.sh
. scripts/shot.sh

SHOTS=$(
  cat <<'LIST'
people|80x24||call 5 h h 2
help|80x24||call 5 h h 2 question 1
call|100x32||call 6
layout-theirs|100x32|--layout theirs|call 6
layout-side|100x32|--layout side|call 6
layout-corner|100x32|--layout corner|call 6
layout-mine|100x32|--layout mine|call 6
paused|100x32||call 4 p 3
menu-sound|100x32||call 4 comma 3
menu-source|100x32||call 4 v 3
menu-filters|100x32||call 4 F 3
menu-quality|100x32||call 4 Q 4
preview|80x24||call 5 h h 2 p 4 F 1 End Up Up Up Up space 3
statistics|100x32||call 25 i 3
statistics-60x18|60x18||call 12 i 3
command-line|80x24||call 5 h h 2 colon c a l Tab 1
cells|100x32|--render half|call 6
call-es|100x32|--language es|call 6
call-pt|100x32|--language pt|call 6
people-es|80x24|--language es|call 5 h h 2
people-pt|80x24|--language pt|call 5 h h 2
light|80x24|--theme light|call 4 comma 3
contrast|80x24|--theme contrast|call 4 comma 3
mono|80x24|--theme mono|12 comma 3
plain|100x32|--plain|8 question Return 2
LIST
)

is_wanted() {
  [ "${#wanted[@]}" -eq 0 ] && return
  local name
  for name in "${wanted[@]}"; do [ "$name" = "$1" ] && return; done
  return 1
}

# Until a video picture is seen.
wait_for_call() {
  local until=$((SECONDS + patience_s))
  while [ "$SECONDS" -lt "$until" ]; do
    kill -0 "$terminal" 2>/dev/null || { echo "screenshots: the program ended" >&2; return 1; }
    if shoot && [ "$(identify -format %k "$scratch/shot.png")" -ge "$colours_of_a_call" ]; then return; fi
    sleep 0.5
  done
  echo "screenshots: no picture within $patience_s s" >&2
  return 1
}

# press KEYS...: one after the other, as a person would. Without a window manager they go to the window under the pointer.
press() {
  local key
  for key in "$@"; do
    case $key in
      call) wait_for_call ;;
      [0-9]*) sleep "$key" ;;
      *) xdotool key "$key" && sleep 0.3 ;;
    esac
  done
}

# take NAME SIZE OPTIONS KEYS
take() {
  local before=${#processes[@]}
  rm -rf "$scratch/state" "$scratch/config"
  # shellcheck disable=SC2086
  GEOMETRY=$2 open_terminal node bin/vcall demo $demo $3
  xdotool mousemove 20 20
  # shellcheck disable=SC2086
  if press $4 && shoot; then keep "$folder/$1.png"; else failures=$((failures + 1)); fi
  end_since "$before"
}

failures=0
open_screen
while IFS='|' read -r name size options keys; do
  if is_wanted "$name"; then take "$name" "$size" "$options" "$keys" </dev/null; fi
done <<<"$SHOTS"
exit "$failures"
