#!/usr/bin/env bash
# Installs what scripts/real-terminals.sh and the tests need from Debian's packages, where it may: terminals, multiplexers, a
# screen that nobody sees, the shells that complete what is typed. What is there is left alone. Says in one line what could not be had; never fails.
#
#   bash scripts/setup/terminals.sh
set -uo pipefail

readonly packages='zsh fish xterm foot mlterm kitty tmux screen weston xvfb xdotool imagemagick fonts-dejavu-core'

missing() {
  local installed package
  # shellcheck disable=SC2086
  installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' $packages 2>/dev/null)
  for package in $packages; do
    grep -qxF "$package installed" <<<"$installed" || echo "$package"
  done
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  else
    sudo -n env DEBIAN_FRONTEND=noninteractive "$@"
  fi
}

install() {
  as_root apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=120 "$@" >/dev/null 2>&1 </dev/null
}

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo 'terminals: not installed, this is not Debian'
  exit 0
fi
wanted=$(missing | xargs)
[ -n "$wanted" ] || exit 0
if as_root true 2>/dev/null; then
  as_root apt-get update -q >/dev/null 2>&1 </dev/null
  # shellcheck disable=SC2086
  # One that cannot be had must not keep the others away.
  install $wanted || for package in $wanted; do install "$package"; done
fi
wanted=$(missing | xargs)
[ -z "$wanted" ] || echo "terminals: could not be installed: $wanted"
exit 0
