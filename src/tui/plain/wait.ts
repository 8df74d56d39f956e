import type { Model } from '../model'

type Holds = (model: Model) => boolean

const STATES: Readonly<Record<string, Holds>> = {
  call: ({ call }) => call.tag === 'live',
  end: ({ call }) => call.tag === 'none',
  ring: ({ call }) => call.tag === 'incoming',
  users: ({ people }) => people.state === 'known',
  login: ({ login }) => login !== undefined,
}

/** `wait 5` (seconds), `wait ring`, `wait call`, `wait end`, `wait users`, `wait login`: what a script waits for before its next line; undefined: another line. */
export const waitOf = (line: string, nowMs: number): Holds | undefined => {
  const [, what] = /^\s*:?wait\s+(\S+)\s*$/.exec(line) ?? []
  if (what === undefined) return undefined
  const seconds = /^\d{1,5}(\.\d{1,3})?$/.test(what) ? Number(what) : undefined
  if (seconds !== undefined) return (model) => model.nowMs - nowMs >= seconds * 1000
  return Object.hasOwn(STATES, what) ? STATES[what] : undefined
}
