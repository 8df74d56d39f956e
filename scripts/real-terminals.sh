#!/usr/bin/env bash
# Draws sixty pictures in real terminals on a screen that nobody sees, a dialog over them for a while, and compares what
# they show with what was wanted.
#
#   bash scripts/real-terminals.sh [TERMINAL...]        default: xterm xterm-half kitty foot mlterm xterm-tmux
#
# Needs (Debian): xvfb xdotool imagemagick, and the terminals: xterm kitty foot weston mlterm tmux. One that is not installed is
# left out, with a line that says so. KEEP=FOLDER keeps the screenshots.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly patience_s=90
readonly start_s=30
terminals=("$@")
[ "$#" -gt 0 ] || terminals=(xterm xterm-half kitty foot mlterm xterm-tmux)

has() { command -v "$1" >/dev/null; }
for tool in Xvfb xdotool import convert; do
  has "$tool" || { echo "real-terminals: $tool is not installed: nothing is tried"; exit 0; }
done

scratch=${KEEP:-$(mktemp -d)}
mkdir -p "$scratch"
scratch=$(cd "$scratch" && pwd)
processes=()
end_since() {
  local index
  for ((index = ${#processes[@]} - 1; index >= $1; index--)); do
    kill "${processes[index]}" 2>/dev/null || true
    wait "${processes[index]}" 2>/dev/null || true
    unset "processes[index]"
  done
}
clean_up() {
  end_since 0
  [ -n "${KEEP:-}" ] || rm -rf "$scratch"
}
trap clean_up EXIT

rm -f "$scratch/display"
Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3>"$scratch/display" 2>"$scratch/xvfb.log" &
processes+=($!)
until [ -s "$scratch/display" ]; do
  kill -0 $! 2>/dev/null || { cat "$scratch/xvfb.log" >&2; exit 1; }
  sleep 0.1
done
DISPLAY=:$(cat "$scratch/display")
export DISPLAY

# The program to run in a terminal: it talks with this script through files in a folder.
program() {
  local mode=$1
  echo "env -u TMUX -u STY -u NO_COLOR LANG=C.UTF-8 TERM=${TERM_NAME:-xterm-256color} node -r ts-node/register/transpile-only tests/real/program.ts $folder $mode"
}

# Starts a terminal with the program in it; sets `class` to the window's, `least` to the dB that are asked for.
start() {
  least=45
  # shellcheck disable=SC2046
  case $1 in
    xterm | xterm-half)
      class=xterm
      xterm -ti vt340 -xrm 'XTerm*numColorRegisters: 256' -geometry 100x40+0+0 -fa 'DejaVu Sans Mono' -fs 9 +sb -b 0 \
        -e $(program "$([ "$1" = xterm ] || echo half)") &
      ;;
    xterm-tmux)
      class=xterm
      TERM_NAME=tmux-256color
      xterm -geometry 100x40+0+0 -fa 'DejaVu Sans Mono' -fs 9 +sb -b 0 -e env -u TMUX tmux -L "vcall-$$" -f /dev/null \
        set -g status off \; new-session "$(program half)" &
      unset TERM_NAME
      ;;
    kitty)
      class=kitty
      LIBGL_ALWAYS_SOFTWARE=1 kitty --config NONE -o initial_window_width=90c -o initial_window_height=36c \
        -o remember_window_size=no -o font_family='DejaVu Sans Mono' -o window_margin_width=0 -o cursor_blink_interval=0 \
        -o background_opacity=1 $(program '') 2>"$folder/log" &
      ;;
    foot)
      class=weston
      XDG_RUNTIME_DIR=$folder weston --backend=x11-backend.so --shell=kiosk-shell.so --width=1000 --height=760 \
        --socket=wayland-vcall --idle-time=0 >"$folder/weston.log" 2>&1 &
      processes+=($!)
      until [ -S "$folder/wayland-vcall" ]; do sleep 0.1; done
      XDG_RUNTIME_DIR=$folder WAYLAND_DISPLAY=wayland-vcall foot --config=/dev/null -o pad=0x0 -o csd.preferred=none \
        -o 'font=DejaVu Sans Mono:size=9' $(program '') 2>"$folder/log" &
      ;;
    mlterm)
      class=mlterm
      least=38
      mlterm -g 100x40 -s false -O none --border=0 -e $(program '') 2>"$folder/log" &
      ;;
    *)
      echo "real-terminals: no terminal of this name is known: $1" >&2
      exit 2
      ;;
  esac
  processes+=($!)
}

wait_for() {
  local until=$((SECONDS + $2))
  while [ ! -e "$folder/$1" ]; do
    if [ -e "$folder/failed" ] || [ "$SECONDS" -ge "$until" ]; then
      cat "$folder/failed" "$folder/log" 2>/dev/null >&2
      import -window root "$folder/failed.png" || true
      return 1
    fi
    sleep 0.1
  done
}

shoot() {
  local window
  # weston draws the pointer: into a corner with it.
  xdotool mousemove 996 756
  sleep 0.3

  window=$(xdotool search --onlyvisible --class "$class" | tail -n 1)
  import -window "$window" "$folder/$1.png"
  identify -format '%wx%h' "$folder/$1.png" >"$folder/size"
  convert "$folder/$1.png" -depth 8 "rgb:$folder/$1.rgb"
}

try() {
  local before=${#processes[@]} verdict=1
  folder=$scratch/$1
  rm -rf "$folder"
  mkdir -p "$folder"
  chmod 700 "$folder"
  start "$1"
  if wait_for ready "$start_s"; then
    shoot before
    touch "$folder/go"
    if wait_for 'done' "$patience_s"; then
      sleep 1
      shoot after
      printf '%-12s' "$1"
      node -r ts-node/register/transpile-only tests/real/compare.ts "$folder" "$least" && verdict=0
    fi
  fi
  [ "$verdict" = 0 ] || printf '%-12sfailed\n' "$1"
  touch "$folder/end"
  [ "$1" != xterm-tmux ] || tmux -L "vcall-$$" kill-server 2>/dev/null || true
  end_since "$before"
  return "$verdict"
}

failures=0
for terminal in "${terminals[@]}"; do
  missing=
  for tool in ${terminal//-/ } $([ "$terminal" = foot ] && echo weston); do
    [ "$tool" = half ] || has "$tool" || missing=$tool
  done
  if [ -n "$missing" ]; then
    printf '%-12sleft out: %s is not installed\n' "$terminal" "$missing"
  else
    try "$terminal" || failures=$((failures + 1))
  fi
done
exit "$failures"
