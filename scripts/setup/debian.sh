# shellcheck shell=bash
# What comes from Debian's packages: a compiler and OpenCV for the camera, ffmpeg as the second camera backend and for files,
# ALSA with its way to sound servers, and the programs of PulseAudio as the second way to sound. The tests start a sound
# server of their own.

readonly debian_packages='g++ make python3 libopencv-dev ffmpeg pulseaudio-utils libasound2-plugins'
readonly test_packages='pulseaudio'
# Where one of these serves sound already, apt would remove it to make room for that of the tests.
readonly other_sound_servers='pipewire-alsa pipewire-audio pipewire-pulse'

install_debian_packages() {
  begin 'Debian packages'
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    finish 'skipped, this is not Debian'
    note 'For camera and sound: a C++ compiler, make, python3, OpenCV 4 with headers, ffmpeg, ALSA.'
    return
  fi
  local missing
  missing=$(missing_packages)
  [ -n "$missing" ] || { finish 'already there'; return; }
  if [ "$1" = no ] || ! may_install; then
    finish "missing: $missing"
    note "vcall goes on without them. To install: sudo apt-get install --no-install-recommends $missing"
    return
  fi
  install_packages $missing
}

missing_packages() {
  local installed package missing=
  installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' \
    $debian_packages $test_packages $other_sound_servers libasound2 libasound2t64 2>/dev/null)
  for package in $debian_packages $(packages_for_tests "$installed"); do
    grep -qxF "$package installed" <<<"$installed" || missing="$missing $package"
  done
  grep -qE '^libasound2(t64)? installed$' <<<"$installed" || missing="$missing $(sound_library)"
  echo "${missing# }"
}

packages_for_tests() {
  local server
  [ "${for_tests:-no}" = yes ] || return 0
  for server in $other_sound_servers; do
    ! grep -qxF "$server installed" <<<"$1" || return 0
  done
  echo "$test_packages"
}

# Debian 13 and Ubuntu 24 renamed the package.
sound_library() {
  if apt-cache show libasound2t64 >/dev/null 2>&1; then echo libasound2t64; else echo libasound2; fi
}

may_install() {
  [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }
}

install_packages() {
  remark "installing $*"
  if apt_install "$@" || { as_root apt-get update -q && apt_install $(missing_packages); }; then
    finish 'installed'
  else
    finish "could not be installed: $(missing_packages)"
    show_log 4
    note 'vcall goes on without them.'
  fi
}

apt_install() {
  as_root apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=120 "$@"
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    quietly env DEBIAN_FRONTEND=noninteractive "$@"
  else
    quietly sudo -n env DEBIAN_FRONTEND=noninteractive "$@"
  fi
}
