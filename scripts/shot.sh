# What pictures of the program are taken with: a real xterm on a screen that nobody sees. Sourced by screenshot.sh and
# screenshots.sh, which set `scratch`.
# shellcheck shell=bash

need() {
  command -v "$1" >/dev/null || { echo "${0##*/}: $1 is missing (Debian: $2)" >&2; exit 1; }
}
need Xvfb xvfb
need xterm xterm
need xdotool xdotool
need import imagemagick

scratch=$(mktemp -d)
processes=()
# Ends what was started since so many processes ran. The terminal before its screen, or it complains.
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
  rm -rf "$scratch"
}
trap clean_up EXIT

# Sets DISPLAY to a new, invisible screen.
open_screen() {
  Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp -noreset 3>"$scratch/display" 2>"$scratch/xvfb.log" &
  processes+=($!)
  until [ -s "$scratch/display" ]; do
    kill -0 $! 2>/dev/null || { cat "$scratch/xvfb.log" >&2; exit 1; }
    sleep 0.1
  done
  DISPLAY=:$(cat "$scratch/display")
  export DISPLAY
}

# open_terminal COMMAND...: sets `terminal` to its process and `window` to its window. A state folder of its own: the picture
# shows nothing of whoever makes it.
open_terminal() {
  mkdir -p "$scratch/state" "$scratch/config"
  xterm -ti vt340 -xrm 'XTerm*numColorRegisters: 256' -geometry "${GEOMETRY:-120x34}+0+0" -fa 'DejaVu Sans Mono' -fs 10 \
    -bg "${GROUND:-#101010}" -fg "${INK:-#d0d0d0}" +sb -b 0 \
    -e env TERM=xterm-256color LANG="${SPEAKS:-C.UTF-8}" XDG_STATE_HOME="$scratch/state" XDG_CONFIG_HOME="$scratch/config" "$@" &
  processes+=($!)
  # shellcheck disable=SC2034
  terminal=$!
  window=$(timeout 10 xdotool search --sync --onlyvisible --class xterm | tail -n 1) || true
  [ -n "$window" ] || { echo "${0##*/}: the program ended at once: $*" >&2; exit 1; }
}

# shoot: what the window shows now, into $scratch/shot.png.
shoot() { import -window "$window" "$scratch/shot.png" 2>/dev/null; }

# keep FILE.png: the last shot, as small as it can be, and what it is.
keep() {
  mkdir -p "$(dirname "$1")"
  convert "$scratch/shot.png" -strip -define png:compression-level=9 "$1"
  echo "$1: $(identify -format '%wx%h, %k colours' "$1"), $(stat -c %s "$1") bytes"
}
