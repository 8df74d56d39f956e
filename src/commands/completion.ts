import { homedir } from 'node:os'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { EXIT, UsageError } from '../exit'
import { openProfile } from '../profile/profile'
import { clean } from '../protocol/text'
import { treeOf } from '../shell/command-tree'
import { complete } from '../shell/complete'
import { installCompletion, type ShellSurroundings } from '../shell/install'
import { knownHere } from '../shell/known'
import { lineWords } from '../shell/line-words'
import type { Completion } from '../shell/offer'
import { scriptOf, type Shell } from '../shell/scripts'
import { SHELLS } from '../shell/values'

/** Options of `vcall completion`. */
export interface CompletionOptions {
  readonly shell?: string | undefined
  readonly install: boolean
}

/** `vcall completion`: writes a shell's completion to stdout, or where the shell looks for it. Throws UsageError, Failure. */
export const runCompletion = ({ shell: name, install }: CompletionOptions): number => {
  const shell = shellOf(name ?? (install ? usualShell() : undefined))
  process.stdout.write(install ? installed(shell) : scriptOf(shell))
  return EXIT.ok
}

const usualShell = (): string => basename(process.env.SHELL ?? '')

const shellOf = (name: string | undefined): Shell => {
  const shell = SHELLS.find((each) => each === name)
  if (shell) return shell
  const instead = name === undefined || name === '' ? '' : `, not "${name}"`
  throw new UsageError(`completion takes the name of a shell, ${SHELLS.join(', ')}${instead}`)
}

const installed = (shell: Shell): string => {
  const { file, todo } = installCompletion(shell, surroundings())
  return `${clean(file)} is written; a new ${shell} completes vcall.\n${todo === '' ? '' : `${todo}\n`}`
}

const surroundings = (): ShellSurroundings => ({
  home: homedir(),
  dataHome: process.env.XDG_DATA_HOME,
  configHome: process.env.XDG_CONFIG_HOME,
  bashCompletions: process.env.BASH_COMPLETION_USER_DIR,
})

/** What a shell asks at a press of Tab. */
export interface CompleteRequest {
  /** The program with all its commands. */
  readonly program: Command
  /** The words behind `vcall`; the last one is at the cursor. */
  readonly words: readonly string[]
  /** The whole line up to the cursor, in place of words. */
  readonly line?: string | undefined
}

/** `vcall complete`: what may stand at the cursor, a line each, as the shells' scripts read it. Asks nobody on the network. */
export const runComplete = ({ program, words: given, line }: CompleteRequest): number => {
  const words = line === undefined ? given : lineWords(line).slice(1)
  const completion = complete(treeOf(program), words, knownHere(openProfile(profileIn(words))))
  process.stdout.write(answer(completion, words.at(-1) ?? ''))
  return EXIT.ok
}

const profileIn = (words: readonly string[]): string | undefined => {
  const at = words.lastIndexOf('--profile', -2)
  return at < 0 || at + 2 >= words.length ? undefined : words[at + 1]
}

const answer = ({ files, candidates }: Completion, current: string): string =>
  [`${files ? 'files' : 'words'}\t${current}`, ...candidates.map(({ word, says }) => `${word}\t${says}`)]
    .map((each) => `${each.replaceAll('\n', ' ')}\n`)
    .join('')
