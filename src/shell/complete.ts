import type { CommandEntry, OptionEntry } from './command-tree'
import { valuesOffered, type Completion, type Known } from './offer'
import { valuesOfArgument, valuesOfOption, type Values } from './values'

interface Place {
  readonly tree: CommandEntry
  readonly command: CommandEntry
  /** The arguments before the cursor. */
  readonly said: readonly string[]
  /** The option whose value stands at the cursor. */
  readonly option?: OptionEntry | undefined
  /** Behind `--` nothing is an option. */
  readonly plain: boolean
}

/** What may stand in place of the last of the words behind `vcall`, which is as far as it was typed. */
export const complete = (tree: CommandEntry, words: readonly string[], known: Known): Completion => {
  const current = words.at(-1) ?? ''
  const start: Place = { tree, command: tree, said: [], plain: false }
  const { files, candidates } = offered(words.slice(0, -1).reduce(step, start), current, known)
  return { files, candidates: candidates.filter(({ word }) => word.startsWith(current)) }
}

const step = (place: Place, word: string): Place => {
  const { tree, command, said, option, plain } = place
  if (option) return { ...place, option: undefined }
  if (!plain && word === '--') return { ...place, plain: true }
  if (!plain && word.startsWith('-')) return { ...place, option: open(command, word) }
  const next = command === tree && said.length === 0 ? tree.commands.find(({ name }) => name === word) : undefined
  return next ? { ...place, command: next } : { ...place, said: [...said, word] }
}

/** The option that a word names, where its value is the word after it. */
const open = ({ options }: CommandEntry, word: string): OptionEntry | undefined => {
  const option = options.find(({ long, short }) => long === word || short === word)
  return option?.value === undefined ? undefined : option
}

const offered = (place: Place, current: string, known: Known): Completion => {
  const { tree, said, option, plain } = place
  const asked = { known, said, commands: tree.commands, typed: current, before: '' }
  if (option) return valuesOffered(valuesOfOption(option.long), asked)
  if (plain || !current.startsWith('-')) return valuesOffered(argumentOf(place), asked)
  const [, long, typed] = /^(--[^=]+)=(.*)$/s.exec(current) ?? []
  if (long === undefined || typed === undefined) return optionsOffered(place.command)
  return valuesOffered(valuesOfOption(long), { ...asked, typed, before: `${long}=` })
}

/** What the argument at the cursor takes; before all arguments of the program stands a command. */
const argumentOf = ({ tree, command, said }: Place): Values | undefined => {
  if (command === tree) return said.length === 0 ? { kind: 'commands' } : undefined
  const argument = command.arguments[said.length]
  return argument && valuesOfArgument(command.name, argument.name)
}

const optionsOffered = ({ options }: CommandEntry): Completion => ({
  files: false,
  candidates: options.map(({ long, says }) => ({ word: long, says })),
})
