import type { Argument, Command, Option } from 'commander'

/** An option as a shell and a manual show it. */
export interface OptionEntry {
  /** With its dashes: `--video`. */
  readonly long: string
  /** With its dash: `-h`. */
  readonly short?: string
  /** What is to be written for its value, as `<source>`; absent: it takes none. */
  readonly value?: string
  readonly says: string
}

/** An argument of a command, by the name that its usage gives it. */
export interface ArgumentEntry {
  readonly name: string
  readonly required: boolean
}

/** A command with all that can be said behind it. */
export interface CommandEntry {
  readonly name: string
  readonly says: string
  readonly arguments: readonly ArgumentEntry[]
  readonly options: readonly OptionEntry[]
  readonly commands: readonly CommandEntry[]
}

/** The tree of the program's commands without what its help hides, too. */
export const treeOf = (command: Command): CommandEntry => {
  const help = command.createHelp()
  return {
    name: command.name(),
    says: command.description(),
    arguments: command.registeredArguments.map(argumentOf),
    options: help.visibleOptions(command).flatMap(optionOf),
    commands: help.visibleCommands(command).map(treeOf),
  }
}

const argumentOf = (argument: Argument): ArgumentEntry => ({ name: argument.name(), required: argument.required })

const optionOf = ({ long, short, flags, description }: Option): readonly OptionEntry[] => {
  if (long === undefined) return []
  const value = /[<[].*[>\]]$/.exec(flags)?.[0]
  const said = { long, says: description }
  return [{ ...said, ...(short !== undefined && { short }), ...(value !== undefined && { value }) }]
}
