# shellcheck shell=bash
# TypeScript to JavaScript, when a source is newer than what was made of it.

readonly compiled=dist/.tsbuildinfo

compile() {
  begin 'Compiling vcall'
  up_to_date && { finish 'already there'; return; }
  if [ ! -d node_modules/typescript ]; then
    finish 'the compiler is missing'
    [ -f dist/main.js ] || give_up 'there is neither a compiled vcall nor the TypeScript compiler. Run it again with a network.'
    note 'Going on with what was compiled before.'
  elif quietly npm run --silent build; then
    touch "$compiled"
    finish 'compiled'
  else
    finish 'failed'
    show_log 20
    give_up 'the sources do not compile.'
  fi
}

up_to_date() {
  [ -f "$compiled" ] && [ -z "$(find src assembly scripts/kernels.js scripts/share.js tsconfig.json tsconfig.build.json package-lock.json -newer "$compiled" -print -quit)" ]
}
