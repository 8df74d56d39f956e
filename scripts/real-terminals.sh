#!/usr/bin/env bash
# Draws a picture and sixty changes of it in real terminals on a screen that nobody sees, a dialog over them for a while, and
# compares what the terminals show with what was wanted.
#
#   bash scripts/real-terminals.sh [TERMINAL...]        default: all that are named below
#
# What it needs is installed by scripts/setup/terminals.sh. What is not there is left out, with a line that says so.
# KEEP=FOLDER keeps the screenshots.
# until_s and traps call what seems to be called by nobody:
# shellcheck disable=SC2317
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly start_s=40
readonly draw_s=60
readonly paint_s=10
readonly end_s=5
readonly font='DejaVu Sans Mono'
terminals=("$@")
[ "$#" -gt 0 ] || terminals=(xterm xterm-half kitty foot mlterm mlterm-iterm tmux tmux-passthrough screen)

has() { command -v "$1" >/dev/null; }
for tool in Xvfb xdotool import convert; do
  has "$tool" || { echo "real terminals: not tested, $tool is not installed"; exit 0; }
done

scratch=${KEEP:-$(mktemp -d)}
mkdir -p "$scratch"
scratch=$(cd "$scratch" && pwd)

# until_s SECONDS COMMAND...: until the command succeeds, at most so long.
until_s() {
  local latest=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$latest" ] || return 1
    sleep 0.1
  done
}

processes=()
gone() { ! kill -0 "$1" 2>/dev/null; }
# Ends what was started since so many processes ran, the newest first.
end_since() {
  local index process
  for ((index = ${#processes[@]} - 1; index >= $1; index--)); do
    process=${processes[index]}
    kill "$process" 2>/dev/null || true
    until_s "$end_s" gone "$process" || kill -9 "$process" 2>/dev/null || true
    wait "$process" 2>/dev/null || true
    unset "processes[index]"
  done
}
clean_up() {
  end_since 0
  [ -n "${KEEP:-}" ] || rm -rf "$scratch"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

rm -f "$scratch/display"
Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3>"$scratch/display" 2>"$scratch/xvfb.log" &
processes+=($!)
until_s 20 test -s "$scratch/display" || { cat "$scratch/xvfb.log" >&2; exit 1; }
DISPLAY=:$(cat "$scratch/display")
export DISPLAY

# The program to run in a terminal: it talks with this script through files in a folder.
program() {
  echo "env -u TMUX -u STY -u NO_COLOR LANG=C.UTF-8 TERM=${TERM_NAME:-xterm-256color} node -r ./tests/support/register.js tests/real/program.ts $folder $1"
}

# The programs that a terminal of this list needs.
needs() {
  case $1 in
    xterm*) echo xterm ;;
    mlterm*) echo mlterm ;;
    foot) echo foot weston ;;
    tmux*) echo xterm tmux ;;
    screen) echo xterm screen ;;
    *) echo "$1" ;;
  esac
}

in_xterm() {
  class=xterm
  xterm -geometry 100x40+0+0 -fa "$font" -fs 9 +sb -b 0 "$@" &
  processes+=($!)
}

in_tmux() {
  # shellcheck disable=SC1010
  TERM_NAME=tmux-256color in_xterm -e env -u TMUX TERM=xterm-256color tmux -L "$session" -f /dev/null \
    set -g status off \; set -gq allow-passthrough "$1" \; new-session "$(TERM_NAME=tmux-256color program half)"
}

in_screen() {
  printf 'startup_message off\nvbell off\n' >"$folder/screenrc"
  mkdir -m 700 "$folder/sockets"
  # shellcheck disable=SC2046
  in_xterm -e env -u STY TERM=xterm-256color SCREENDIR="$folder/sockets" screen -c "$folder/screenrc" -S "$session" \
    $(TERM_NAME=screen program half)
}

in_foot() {
  class=weston
  XDG_RUNTIME_DIR=$folder weston --backend=x11-backend.so --shell=kiosk-shell.so --width=1000 --height=760 \
    --socket=wayland-vcall --idle-time=0 >"$folder/weston.log" 2>&1 &
  processes+=($!)
  until_s "$start_s" test -S "$folder/wayland-vcall" || { cat "$folder/weston.log" >&2; return 1; }
  # shellcheck disable=SC2046
  XDG_RUNTIME_DIR=$folder WAYLAND_DISPLAY=wayland-vcall foot --config=/dev/null -o pad=0x0 -o csd.preferred=none \
    -o "font=$font:size=9" $(program '') 2>"$folder/log" &
  processes+=($!)
}

in_kitty() {
  class=kitty
  # shellcheck disable=SC2046
  LIBGL_ALWAYS_SOFTWARE=1 kitty --config NONE -o initial_window_width=90c -o initial_window_height=36c \
    -o remember_window_size=no -o "font_family=$font" -o window_margin_width=0 -o cursor_blink_interval=0 \
    -o background_opacity=1 $(program '') 2>"$folder/log" &
  processes+=($!)
}

in_mlterm() {
  class=mlterm
  # shellcheck disable=SC2046
  mlterm -g "$1" -s false -O none --border=0 -e $(program "$2") 2>"$folder/log" &
  processes+=($!)
}

# Starts a terminal with the program in it; sets `class` to the window's, `least` to the dB that are asked for.
start() {
  least=45
  # shellcheck disable=SC2046
  case $1 in
    xterm) in_xterm -ti vt340 -xrm 'XTerm*numColorRegisters: 256' -e $(program '') ;;
    xterm-half) in_xterm -e $(program half) ;;
    tmux) in_tmux off ;;
    tmux-passthrough) in_tmux on ;;
    screen) least=40 && in_screen ;;
    kitty) in_kitty ;;
    foot) in_foot ;;
    mlterm) least=38 && in_mlterm 100x40 '' ;;
    # A JPEG of a plaid in bright colours is no better; so small that the terminal need not scale it.
    mlterm-iterm) least=27 && in_mlterm 86x30 iterm ;;
    *)
      echo "real-terminals: no terminal of this name is known: $1" >&2
      exit 2
      ;;
  esac
}

# Asks the multiplexer itself: its server does not end with the terminal.
end_session() {
  case $1 in
    tmux*) tmux -L "$session" kill-server 2>/dev/null || true ;;
    screen) SCREENDIR="$folder/sockets" screen -S "$session" -X quit >/dev/null 2>&1 || true ;;
  esac
}

told() { [ -e "$folder/$1" ] || [ -e "$folder/failed" ]; }

# wait_for FILE SECONDS: for a word of the program.
wait_for() {
  until_s "$2" told "$1" && [ ! -e "$folder/failed" ] && return
  cat "$folder/failed" "$folder/log" 2>/dev/null >&2
  timeout 20 import -window root "$folder/failed.png" || true
  return 1
}

# Takes a screenshot; true when it shows something, and the same as the one before.
painted() {
  local window now
  window=$(xdotool search --onlyvisible --class "$class" 2>/dev/null | tail -n 1)
  [ -n "$window" ] && timeout 20 import -window "$window" "$folder/$1.png" 2>/dev/null || return 1
  now=$(identify -format '%# %k' "$folder/$1.png")
  [ "${now##* }" -gt 1 ] && [ "$now" = "$last" ] && return
  last=$now
  sleep 0.3
  return 1
}

# A screenshot as soon as nothing changes any more.
shoot() {
  last=
  # weston draws the pointer: into a corner with it.
  xdotool mousemove 996 756
  until_s "$paint_s" painted "$1" || { echo "the window does not come to rest" >&2; return 1; }
  identify -format '%wx%h' "$folder/$1.png" >"$folder/size"
  convert "$folder/$1.png" -depth 8 "rgb:$folder/$1.rgb"
}

compare() {
  printf '%-17s' "$1"
  node -r ./tests/support/register.js tests/real/compare.ts "$folder" "$least"
}

try() {
  local before=${#processes[@]} verdict=1
  folder=$scratch/$1
  session=vcall-$$-$1
  rm -rf "$folder"
  mkdir -p "$folder"
  chmod 700 "$folder"
  start "$1" && wait_for ready "$start_s" && shoot before && touch "$folder/go" && wait_for 'done' "$draw_s" &&
    shoot after && compare "$1" && verdict=0
  [ "$verdict" = 0 ] || printf '%-17sfailed\n' "$1"
  touch "$folder/end"
  end_session "$1"
  end_since "$before"
  return "$verdict"
}

failures=0
for terminal in "${terminals[@]}"; do
  missing=
  for tool in $(needs "$terminal"); do
    has "$tool" || missing="$missing $tool"
  done
  if [ -n "$missing" ]; then
    printf '%-17snot tested, not installed:%s\n' "$terminal" "$missing"
  else
    try "$terminal" || failures=$((failures + 1))
  fi
done
exit "$failures"
