import { EXIT, Failure } from '../exit'
import { spoken } from '../language'
import { openProfile } from '../profile/profile'
import { clean } from '../protocol/text'
import { toJsonLine } from '../reporter'
import { MAX_CALLS, type KeptCall } from '../store/kept-call'
import { StoreError, type Store } from '../store/store'
import { StoreProcess } from '../store/store-process'

/** Options of `vcall history`. */
export interface HistoryOptions {
  readonly profile?: string | undefined
  readonly json?: boolean
  readonly missed?: boolean
  readonly limit?: number
  readonly clear?: boolean
}

/** Does something with a profile's store, and closes it. Rejects with Failure where that does not work. */
export const withStore = async <Result>(
  profile: string | undefined,
  use: (store: Store) => Promise<Result>,
): Promise<Result> => {
  const store = new StoreProcess(openProfile(profile).storeFile)
  store.on((event) => {
    if (event.type === 'notice') process.stderr.write(`vcall: ${spoken(event.message)}\n`)
  })
  try {
    return await use(store)
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    throw new Failure(EXIT.failure, 'store', error.message, { cause: error })
  } finally {
    await store.close()
  }
}

/** `vcall history`: the calls that were, the latest first; or forgets them. */
export const runHistory = async (options: HistoryOptions): Promise<number> => {
  if (options.clear === true) return clear(options)
  const query = { limit: options.limit ?? MAX_CALLS, missedOnly: options.missed === true }
  const calls = await withStore(options.profile, (store) => store.calls(query))
  const none = options.missed === true ? 'no call was missed\n' : 'there were no calls yet\n'
  const lines = options.json === true ? calls.map((call) => toJsonLine(forPrograms(call))) : table(calls)
  process.stdout.write(lines.length === 0 && options.json !== true ? none : lines.join(''))
  return EXIT.ok
}

const clear = async ({ profile }: HistoryOptions): Promise<number> => {
  const count = await withStore(profile, (store) => store.clearCalls())
  process.stdout.write(count === 1 ? '1 call is forgotten\n' : `${count} calls are forgotten\n`)
  return EXIT.ok
}

/** How long they spoke, in seconds. */
const secondsOf = ({ answeredAtMs, endedAtMs }: KeptCall): number =>
  answeredAtMs === undefined ? 0 : (endedAtMs - answeredAtMs) / 1000

/** Times are Unix seconds, as in all that scripts read. */
const forPrograms = (call: KeptCall): object => {
  const { id, server, nick, address, protocol, direction, startedAtMs, answeredAtMs, endedAtMs } = call
  const { reason, detail, sound, missed } = call
  const times = { startedAt: startedAtMs / 1000, endedAt: endedAtMs / 1000, seconds: secondsOf(call) }
  const answered = answeredAtMs !== undefined
  return { id, direction, nick, server, address, protocol, ...times, answered, sound, missed, reason, detail }
}

const table = (calls: readonly KeptCall[]): string[] => {
  const nameOf = ({ nick }: KeptCall): string => clean(nick)
  const width = Math.max(4, ...calls.map((call) => nameOf(call).length))
  return calls.map((call) => {
    const arrow = call.direction === 'in' ? '↙' : '↗'
    return `${arrow} ${nameOf(call).padEnd(width)}  ${localTime(call.startedAtMs)}  ${outcome(call)}\n`
  })
}

const two = (value: number): string => String(value).padStart(2, '0')

const localTime = (ms: number): string => {
  const date = new Date(ms)
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}

const outcome = (call: KeptCall): string => {
  const why = call.detail === '' ? call.reason : `${call.reason}: ${clean(call.detail)}`
  if (call.missed) return `missed (${why})`
  if (call.answeredAtMs === undefined) return why
  const seconds = Math.round(secondsOf(call))
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}${call.sound ? ' with sound' : ''} (${why})`
}
