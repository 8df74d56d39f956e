import { CALL_PORTS, systemAddressOf, SYSTEMS, type System } from '../../protocol/system'
import type { Command } from '../command'
import type { Model } from '../model'
import { step } from '../update/step'
import { wordsOf } from '../words/words'
import type { Prompt } from './prompt'

/** Who is called: a nick, or an address; by another system than that of the session where one is named. */
export type Called = Omit<Extract<Command, { type: 'call' }>, 'type'>

const ADDRESS = /^(\S+):(\d{1,5})$/
const HOST = /^(?:\[[0-9a-f:.]+\]|[^\s:]+)$/i

/** What is wrong with what somebody wants to call; undefined: nothing. */
const troubleOf = (model: Model, target: string, isAddress: boolean): string | undefined => {
  const words = wordsOf(model).address
  if (isPort(ADDRESS.exec(target)?.[2])) return undefined
  if (isAddress || model.account.server === undefined) return words.writeAddress
  if (target === model.account.nick && target !== '') return words.ownName
  return /^[^\s:]+$/.test(target) ? undefined : words.writeNameOrAddress
}

const isPort = (text = ''): boolean => Number(text) > 0 && Number(text) <= 65535

/** Where names mean nothing, a host is an address, at the port where its system is called. */
const withPort = ({ contactPort }: Model, system: System, text: string): string => {
  const port = system === 'xmlrpc' ? contactPort : CALL_PORTS[system]
  return HOST.test(text) ? `${text}:${port}` : text
}

/** Who is meant by a name, an address, or `SYSTEM://ADDRESS`; or, in a line, what is wrong with it. */
export const calledBy = (model: Model, text: string): Called | string => {
  const named = systemAddressOf(text)
  const system = named?.system ?? model.system
  const isAddress = named !== undefined || system === 'xmlrpc'
  const written = named?.address ?? text.trim()
  const target = isAddress ? withPort(model, system, written) : written
  const isElsewhere = system !== model.system
  if (!isElsewhere && target === model.local) return wordsOf(model).address.ownAddress
  return troubleOf(model, target, isAddress) ?? { target, ...(isElsewhere && { system }) }
}

/** Who is to be called, by name or by address. */
export const ADDRESS_PROMPT: Prompt = {
  title: (model) => wordsOf(model).address.title,
  label: (model) => {
    const { address, nameOrAddress } = wordsOf(model).address
    const [one = '', other = ''] = SYSTEMS.filter((system) => system !== model.system).map((system) => `${system}://`)
    return (model.account.server === undefined ? address : nameOrAddress)(one, other)
  },
  entered: (model, text) => {
    const called = calledBy(model, text)
    return typeof called === 'string' ? called : step(model, { type: 'call', ...called })
  },
}
