import { isAbsolute, join } from 'node:path'
import { whyNotWritten } from '../protocol/system-trouble'
import { EXIT, Failure } from '../exit'
import { replaceFile } from '../profile/private-file'
import { clean } from '../protocol/text'
import { scriptOf, type Shell } from './scripts'

/** The folders on which it depends where a shell looks for completions. */
export interface ShellSurroundings {
  readonly home: string
  /** XDG_DATA_HOME, XDG_CONFIG_HOME and bash-completion's own variable, as far as they are set. */
  readonly dataHome?: string | undefined
  readonly configHome?: string | undefined
  readonly bashCompletions?: string | undefined
}

/** What was written, and what is left to do, as a sentence; empty: nothing. */
export interface Installed {
  readonly file: string
  readonly todo: string
}

const folder = (set: string | undefined, usual: string): string => (set !== undefined && isAbsolute(set) ? set : usual)

/** Where a shell looks for the completion of vcall by itself; of zsh only a folder that its fpath must name. */
export const completionFile = (shell: Shell, { home, ...set }: ShellSurroundings): string => {
  const data = folder(set.dataHome, join(home, '.local', 'share'))
  switch (shell) {
    case 'bash':
      return join(folder(set.bashCompletions, join(data, 'bash-completion')), 'completions', 'vcall')
    case 'zsh':
      return join(data, 'zsh', 'site-functions', '_vcall')
    case 'fish':
      return join(folder(set.configHome, join(home, '.config')), 'fish', 'completions', 'vcall.fish')
  }
}

const MODE = 0o644

/** Writes a shell's completion where it looks for it. Throws Failure. */
export const installCompletion = (shell: Shell, surroundings: ShellSurroundings): Installed => {
  const file = completionFile(shell, surroundings)
  try {
    replaceFile(file, scriptOf(shell), MODE)
  } catch (error) {
    throw new Failure(EXIT.failure, 'completion', `${clean(file)} cannot be written: ${whyNotWritten(error)}`, {
      cause: error,
    })
  }
  return { file, todo: todoOf(shell, file) }
}

const todoOf = (shell: Shell, file: string): string => {
  switch (shell) {
    case 'bash':
      return 'bash reads it where the package bash-completion is; else put into ~/.bashrc: . ' + clean(file)
    case 'zsh':
      return `Put into ~/.zshrc, before compinit: fpath=(${clean(join(file, '..'))} $fpath)`
    case 'fish':
      return ''
  }
}
