# shellcheck shell=bash
# The Node that runs all of it.

check_node() {
  begin 'Node'
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    finish 'missing'
    give_up "vcall needs Node 20.20 or newer, with npm. See https://nodejs.org or your system's packages."
  fi
  local version
  version=$(node -p 'process.versions.node')
  new_enough "$version" || {
    finish "$version"
    give_up "vcall needs Node 20.20 or newer; $(command -v node) is $version."
  }
  node_abi=$(node -p 'process.versions.modules + "-" + process.platform + "-" + process.arch')
  finish "$version"
}

new_enough() {
  local major=${1%%.*} rest=${1#*.}
  [ "$major" -gt 20 ] || { [ "$major" -eq 20 ] && [ "${rest%%.*}" -ge 20 ]; }
}

# Where Node's own headers are, when they came with it; otherwise node-gyp fetches them.
node_headers() {
  local prefix
  prefix=$(node -p 'require("path").resolve(process.execPath, "../..")')
  [ -f "$prefix/include/node/node.h" ] && echo "$prefix"
}
