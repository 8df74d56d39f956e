# shellcheck shell=bash
# One line for each step, everything else into a log.

readonly native=.native
readonly log=$native/setup.log
readonly steps=6
step=0
dots_process=

open_log() {
  if ! mkdir -p "$native" 2>/dev/null || ! : 2>/dev/null >>"$log"; then
    cannot_write
  fi
  trap stop_dots EXIT
}

# Somebody else's clone: fine as long as they have set it up.
cannot_write() {
  echo "Set-up skipped: $PWD belongs to somebody else." >&2
  [ -f dist/main.js ] && exit 0
  echo 'It was never set up. Its owner can do that with: npm run setup' >&2
  exit 1
}

# Two runs at once would pull the packages from under each other.
wait_for_other_setup() {
  command -v flock >/dev/null || return 0
  exec 9>"$native/setup.lock"
  flock -n 9 && { : >"$log"; return; }
  echo 'Another set-up is running here; waiting for it ...'
  flock 9
  : >"$log"
}

begin() {
  step=$((step + 1))
  began=$SECONDS
  printf '[%d/%d] %s ... ' "$step" "$steps" "$1"
  log_before=$(wc -l <"$log")
  printf '== %s\n' "$1" >>"$log"
}

# Goes on in the line of a step that takes longer.
remark() { printf '%s ' "$1"; }

# Ends the line of a step.
finish() {
  local seconds=$((SECONDS - began))
  if [ "$seconds" -gt 0 ]; then
    printf '%s (%d s)\n' "$1" "$seconds"
  else
    printf '%s\n' "$1"
  fi
}

note() { printf '      %s\n' "$1"; }

readonly dot_seconds=4

# Runs a command with its output in the log; dots show that it goes on.
quietly() {
  local status began_here=$SECONDS
  start_dots
  "$@" >>"$log" 2>&1 </dev/null
  status=$?
  stop_dots
  [ $((SECONDS - began_here)) -le "$dot_seconds" ] || printf ' '
  return "$status"
}

start_dots() {
  dots &
  dots_process=$!
}

dots() {
  trap 'kill "$nap" 2>/dev/null; exit 0' TERM
  while true; do
    sleep "$dot_seconds" &
    nap=$!
    wait "$nap"
    printf '.'
  done
}

stop_dots() {
  [ -n "$dots_process" ] || return 0
  kill "$dots_process" 2>/dev/null
  wait "$dots_process" 2>/dev/null
  dots_process=
}

# What a step that failed said last.
show_log() {
  tail -n "+$((log_before + 2))" "$log" | tail -n "${1:-8}" | sed 's/^/      | /'
  note "All of it: $log"
}

give_up() {
  echo "Set-up stopped: $1" >&2
  exit 1
}
