import type { SHELLS } from './values'

/** A shell that can be given a completion. */
export type Shell = (typeof SHELLS)[number]

/**
 * What each shell has to be told. The program itself says what may stand at the cursor (`vcall complete`), so nothing here
 * grows old. It answers in lines: first `words` or `files`, a tab and the word at the cursor, then a candidate each, a tab and
 * what it is. A candidate that ends in `:` goes on without a blank.
 */
const BASH = String.raw`# Completion of vcall for bash.
_vcall() {
  local -a lines
  mapfile -t lines < <("$1" complete --line "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
  COMPREPLY=()
  [[ \${#lines[@]} -gt 0 ]] || return 0
  # bash cuts words at colons; what it has before the cut stays as it is.
  local cur=\${COMP_WORDS[COMP_CWORD]} whole=\${lines[0]#*$'\t'} line word
  [[ $cur == [:=] ]] && cur=
  local kept=\${whole%"$cur"}
  if [[ \${lines[0]} == files* ]]; then
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
    return 0
  fi
  for line in "\${lines[@]:1}"; do
    word=\${line%%$'\t'*}
    COMPREPLY+=("\${word#"$kept"}")
  done
  [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *: ]] && compopt -o nospace 2>/dev/null
  return 0
}
complete -F _vcall vcall
`

const ZSH = String.raw`#compdef vcall
# Completion of vcall for zsh.
_vcall() {
  local -a lines closed open
  local line word
  lines=("\${(@f)$("\${(Q)words[1]}" complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ $lines[1] == files* ]]; then
    compset -P '*[:=]'
    _files
    return
  fi
  for line in "\${(@)lines[2,-1]}"; do
    word=\${line%%$'\t'*}
    if [[ $word == *: ]]; then
      open+=("\${word//:/\\:}")
    else
      closed+=("\${word//:/\\:}:\${line#*$'\t'}")
    fi
  done
  _describe 'vcall' closed -- open -S ''
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _vcall "$@"
else
  compdef _vcall vcall
fi
`

const FISH = String.raw`# Completion of vcall for fish.
function __vcall_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l lines ($words[1] complete -- $words[2..-1] "$current" 2>/dev/null)
    if string match -q 'files*' -- "$lines[1]"
        set -l before (string match -r '^.*[:=]' -- "$current")
        for path in (__fish_complete_path (string replace -r '^.*[:=]' '' -- "$current"))
            echo -- "$before$path"
        end
        return
    end
    printf '%s\n' $lines[2..-1]
end
complete -c vcall -f -a '(__vcall_complete)'
`

const SCRIPTS: Readonly<Record<Shell, string>> = { bash: BASH, zsh: ZSH, fish: FISH }

/** What a shell has to read so that it completes the words behind `vcall`. */
export const scriptOf = (shell: Shell): string => SCRIPTS[shell].replaceAll('\\${', '${')
