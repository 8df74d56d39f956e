import type { Command } from 'commander'
import { accountOf } from './account'
import type { Config } from './config'
import { attributeOf, sectionOf } from './setting'
import { SETTINGS } from './settings'

/** The section that says who we are. It is handed on as one thing: a server there is known, but was not asked for. */
const ACCOUNT = 'account'

/** Gives a command what the file says in some sections, where the command line says nothing. */
export const fillOptions = (command: Command, sections: readonly string[], config: Config): void => {
  for (const setting of SETTINGS) {
    const entry = sections.includes(sectionOf(setting)) ? config.get(setting.key) : undefined
    if (!entry || sectionOf(setting) === ACCOUNT || !isOpen(command, attributeOf(setting))) continue
    command.setOptionValueWithSource(attributeOf(setting), entry.value, 'config')
  }
  if (sections.includes(ACCOUNT))
    command.setOptionValueWithSource(ACCOUNT, accountOf(config, profileOf(command)), 'config')
}

/** Whether a command has an option, and neither it nor the program before it was given one. */
const isOpen = (command: Command, name: string): boolean =>
  command.options.some((option) => option.attributeName() === name) &&
  !isSaid(command, name) &&
  !isSaid(command.parent, name)

const isSaid = (command: Command | null, name: string): boolean => {
  const source = command?.getOptionValueSource(name)
  return source !== undefined && source !== 'default'
}

const profileOf = (command: Command): string | undefined => {
  const { profile }: Readonly<Record<string, unknown>> = { ...command.parent?.opts(), ...command.opts() }
  return typeof profile === 'string' ? profile : undefined
}
