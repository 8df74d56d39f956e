# shellcheck shell=bash
# The npm packages. Their install scripts are not run: npm would try to build OpenCV's addon without what it needs and drop the
# package when that fails. The set-up builds the addons itself.

readonly modules_stamp=node_modules/.vcall-lock
readonly modules_aside=$native/node_modules.before

install_modules() {
  begin 'npm packages'
  put_back_modules
  modules_match && { finish 'already there'; return; }
  if fetch_modules; then
    finish 'installed'
    return
  fi
  finish 'could not be fetched'
  show_npm_error
  put_back_modules
  modules_suffice || give_up 'the npm packages are missing. Is there a network? Then run the same command again.'
  note 'Going on with the packages of an earlier run.'
}

lock_hash() {
  node -p 'require("crypto").createHash("sha256").update(require("fs").readFileSync("package-lock.json")).digest("hex")'
}

modules_match() {
  local hash
  hash=$(lock_hash)
  [ "$(cat "$modules_stamp" 2>/dev/null)" = "$hash" ] && return 0
  installed_by_hand && echo "$hash" >"$modules_stamp"
}

# Somebody ran npm themselves: fine when nothing is missing.
installed_by_hand() {
  [ -f node_modules/.package-lock.json ] && [ ! -f "$modules_stamp" ] &&
    [ -d node_modules/@u4/opencv4nodejs ] && [ -d node_modules/naudiodon ] && npm ls --all >>"$log" 2>&1
}

modules_suffice() { [ -d node_modules/commander ] && [ -d node_modules/typescript ]; }

# npm empties the folder before it fetches, so without a network it would take away what still works.
fetch_modules() {
  [ ! -d node_modules ] || mv node_modules "$modules_aside"
  quietly npm ci --ignore-scripts --include=dev --include=optional --no-audit --no-fund --prefer-offline \
    --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=5000 || return 1
  lock_hash >"$modules_stamp"
  rm -rf "$modules_aside"
}

put_back_modules() {
  [ -d "$modules_aside" ] || return 0
  rm -rf node_modules
  mv "$modules_aside" node_modules
}

# npm says what went wrong first, then how npm is used.
show_npm_error() {
  grep '^npm error' "$log" | head -n 3 | sed 's/^/      | /'
  note "All of it: $log"
}
