import type { Listed, RegistryRequest, RegistryText } from './message'
import { nameFault, type NameFault } from './name'

/** How long after a join or a leave everybody is told who is there (Sala Virtual, section 1), in ms. */
export const ANNOUNCE_AFTER_MS = 500

/** A participant, from its good name to its leave. */
export interface Binding extends Listed {
  /** Names the connection. */
  readonly client: string
  readonly sinceMs: number
}

/** Who asks, by its connection. */
export type Asker = Pick<Binding, 'client' | 'host' | 'port'>

/** A request and who it is of; `vanish` is a connection that ended without a word. */
export interface Asked {
  readonly asker: Asker
  readonly request: RegistryRequest | { readonly type: 'vanish' }
}

/** What becomes of a request. */
export interface Outcome {
  /** In order of joining; the same array where nothing changed. */
  readonly bindings: readonly Binding[]
  /** To be read one by one. */
  readonly reply: readonly RegistryText[]
  /** When everybody is told who is there, the one who leaves as well; undefined where nothing changed. */
  readonly announceAtMs?: number
  /** Why a name was not taken. */
  readonly refused?: NameFault | { readonly type: 'taken' }
}

/** The registry as a function of who is there, of a request, and of the time in ms of any clock. */
export const register = (bindings: readonly Binding[], { asker, request }: Asked, nowMs: number): Outcome => {
  const own = bindings.find(({ client }) => client === asker.client)
  switch (request.type) {
    case 'join':
      return own ? { bindings, reply: [] } : join(bindings, { ...asker, name: request.name, sinceMs: nowMs })
    case 'look-up':
      return { bindings, reply: own ? [lookUp(bindings, own, request.name)] : [] }
    case 'refresh':
      return { bindings, reply: own ? [{ type: 'roll-follows' }, { type: 'roll', listed: bindings }] : [] }
    case 'leave':
    case 'vanish':
      return own
        ? change(
            bindings.filter((each) => each !== own),
            nowMs,
          )
        : { bindings, reply: [] }
    case 'unknown':
      return { bindings, reply: [] }
  }
}

/** What everybody is told. */
export const announcement = (bindings: readonly Binding[]): RegistryText => ({
  type: 'names',
  names: bindings.map(({ name }) => name),
})

const change = (bindings: readonly Binding[], nowMs: number): Outcome => ({
  bindings,
  reply: [],
  announceAtMs: nowMs + ANNOUNCE_AFTER_MS,
})

const join = (bindings: readonly Binding[], binding: Binding): Outcome => {
  const isTaken = bindings.some(({ name }) => name === binding.name)
  const refused = nameFault(binding.name) ?? (isTaken ? ({ type: 'taken' } as const) : undefined)
  // The only refusal that the genuine programs understand, whatever is wrong with the name.
  if (refused) return { bindings, reply: [{ type: 'taken' }], refused }
  const joined = change([...bindings, binding], binding.sinceMs)
  return { ...joined, reply: [{ type: 'welcome', host: binding.host }] }
}

const lookUp = (bindings: readonly Binding[], own: Binding, name: string): RegistryText => {
  if (name === own.name) return { type: 'yourself' }
  const found = bindings.find((each) => each.name === name)
  if (!found) return { type: 'not-found' }
  return { type: 'found', host: found.host, port: found.port, asker: own.name }
}
