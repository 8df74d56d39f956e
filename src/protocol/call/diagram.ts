import type { CallEvent } from './event'
import { EVENT_KINDS, STATE_KINDS } from './samples'
import type { CallState } from './state'
import { transition } from './transition'

/** Where something leads: to another state, to another kind of the same state, or nowhere but with an answer. */
interface Target {
  readonly to: string
  readonly inside: boolean
  /** The messages that go out though nothing changes. */
  readonly answer: string
}

/** One cell of the table as it was seen: this event, in this kind of state, leads there. */
interface Sight {
  readonly kind: string
  readonly event: string
  readonly target: Target
}

type Kinds = Readonly<Record<string, CallState>>

const TYPES = Object.keys(EVENT_KINDS) as CallEvent['type'][]

const kindOf = (state: CallState): string => {
  if (state.tag === 'inviting') return state.rival === undefined ? 'alone' : 'rivalled'
  if (state.tag !== 'established') return state.tag
  if (state.heldByUs) return state.heldByThem ? 'held_by_both' : 'held_by_us'
  return state.heldByThem ? 'held_by_them' : 'open'
}

/** Undefined where nothing happens at all. */
const targetOf = (from: CallState, event: CallEvent): Target | undefined => {
  const { state, effects } = transition(from, event)
  if (state.tag !== from.tag) return { to: state.tag, inside: false, answer: '' }
  if (kindOf(state) !== kindOf(from)) return { to: kindOf(state), inside: true, answer: '' }
  const sent = effects.map(({ type }) => type).filter((type) => type.startsWith('send-'))
  return sent.length === 0 ? undefined : { to: state.tag, inside: false, answer: ` / ${sent.join(', ')}` }
}

/** The kinds of an event are named only where they lead to different places. */
const sightsOf = (kind: string, state: CallState, type: CallEvent['type']): readonly Sight[] => {
  const seen = Object.entries(EVENT_KINDS[type]).map(([name, event]) => ({ name, target: targetOf(state, event) }))
  const differ = new Set(seen.map(({ target }) => JSON.stringify(target))).size > 1
  return (differ ? seen : seen.slice(0, 1)).flatMap(({ name, target }) =>
    target ? [{ kind, event: differ && name !== '' ? `${type} (${name})` : type, target }] : [],
  )
}

const grouped = <T>(all: readonly T[], keyOf: (each: T) => string): readonly (readonly [T, ...T[]])[] => {
  const groups = new Map<string, [T, ...T[]]>()
  for (const each of all) {
    const group = groups.get(keyOf(each))
    if (group) group.push(each)
    else groups.set(keyOf(each), [each])
  }
  return [...groups.values()]
}

/**
 * One arrow from a node to each other node, with a line of text for all that leads there in the same way. (Mermaid draws a
 * second arrow of a state to itself over the first.)
 */
const arrows = (
  from: string,
  sights: readonly (Omit<Sight, 'kind'> & { readonly guard: string })[],
): readonly string[] =>
  grouped(sights, ({ target }) => target.to).map((group) => {
    const texts = grouped(group, ({ target, guard }) => guard + target.answer).map((alike) => {
      const [{ target, guard }] = alike
      return `${alike.map(({ event }) => event).join(', ')}${guard}${target.answer}`
    })
    return `${from} --> ${group[0].target.to} : ${texts.join(' <br/> ')}`
  })

/** Arrows that leave a state, guarded by the kinds of it where not all have them. */
const outside = (tag: string, kinds: Kinds, sights: readonly Sight[]): readonly string[] => {
  const leaving = sights.filter(({ target }) => !target.inside)
  const merged = grouped(leaving, ({ event, target }) => JSON.stringify([event, target])).map((group) => {
    const all = group.length === Object.keys(kinds).length
    return { ...group[0], guard: all ? '' : ` [${group.map(({ kind }) => kind).join(', ')}]` }
  })
  return arrows(tag, merged)
}

const inside = (tag: string, kinds: Kinds, sights: readonly Sight[]): readonly string[] => {
  const names = Object.keys(kinds)
  const lines = names.flatMap((name) => {
    const own = sights.filter(({ kind, target }) => kind === name && target.inside)
    return arrows(
      name,
      own.map((sight) => ({ ...sight, guard: '' })),
    )
  })
  return lines.length === 0 ? [] : [`state ${tag} {`, ...indented([`[*] --> ${String(names[0])}`, ...lines]), '}']
}

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `    ${line}`)

/**
 * The call machine as a Mermaid state diagram, drawn by running its table over samples. An arrow names the events that
 * lead there, in brackets the kind of state for which alone they do, after a slash what is answered where nothing
 * changes. What does nothing is left out.
 */
export const diagram = (): string => {
  const parts = Object.entries(STATE_KINDS).flatMap(([tag, kinds]) => {
    const sights = Object.entries(kinds).flatMap(([kind, state]) =>
      TYPES.flatMap((type) => sightsOf(kind, state, type)),
    )
    return [...outside(tag, kinds, sights), ...inside(tag, kinds, sights)]
  })
  return ['stateDiagram-v2', ...indented(['[*] --> idle', ...parts])].join('\n')
}
