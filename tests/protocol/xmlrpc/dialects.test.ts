import { DIALECTS, dialectNamed, dialectOf, type Dialect } from '../../../src/protocol/xmlrpc/dialect'
import { DialectSearch, type SearchStep } from '../../../src/protocol/xmlrpc/dialect-search'
import { faultKind, notSupported, pythonFault } from '../../../src/protocol/xmlrpc/fault'
import { ANSWERS, METHOD_NAMES, serviceOf } from '../../../src/protocol/xmlrpc/method'
import { vectorsOf } from './vectors'

const INTERNAL = ['display_video', 'show_video', 'toArray']
/** They block the contact, open a dialog there, or take something away. */
const NEVER = ['reproduce', 'vaciaBuffer', 'request_incoming_call', 'display_video', 'show_video', 'finish_call']

const namesOf = ({ text, audio, video, startVideo, mayPlay, ping, stops }: Dialect): readonly string[] =>
  [text, audio, video, startVideo, mayPlay, ping, ...stops].filter((name) => name !== undefined)

/** Asks a contact that has these methods, and lists them or not. */
const search = (
  has: readonly string[],
  lists: boolean,
  remembered?: Dialect,
): { outcome: SearchStep; asked: readonly string[] } => {
  const search = new DialectSearch(remembered)
  const asked: string[] = []
  let step: SearchStep = search.first
  while (step.type === 'call') {
    const { method } = step.call
    asked.push(method)
    if (method === 'system.listMethods' && lists) step = search.next({ value: has })
    else if (has.includes(method)) step = search.next({ fault: pythonFault('TypeError', 'cannot marshal None') })
    else step = search.next({ fault: notSupported(method) })
  }
  return { outcome: step, asked }
}

describe('the dialect of a contact', () => {
  const all = Object.values(DIALECTS)
  /** Others that list nothing cannot be told from these, and need not be: the names that matter are the same. */
  const ALIKE: Readonly<Record<string, string>> = { rtaboadam: 'luisalbertogg' }

  test.each(all.map((dialect) => [dialect.name, dialect] as const))('%s is found by its list', (name, dialect) => {
    const listed = ['system.listMethods', ...INTERNAL, ...namesOf(dialect), ...(name === 'ndrd' ? ['echo'] : [])]
    const { outcome, asked } = search(listed, true)
    expect(asked).toEqual(['system.listMethods'])
    expect(outcome.type === 'old' && [outcome.dialect.audio, outcome.dialect.video]).toEqual([
      dialect.audio,
      dialect.video,
    ])
  })

  test.each(all.map((dialect) => [dialect.name, dialect] as const))('%s is found without one', (name, dialect) => {
    const { outcome, asked } = search([...namesOf(dialect), ...(name === 'ndrd' ? ['echo'] : [])], false)
    expect(outcome.type === 'old' && outcome.dialect.name).toBe(ALIKE[name] ?? name)
    expect(new Set(asked).size).toBe(asked.length)
    expect(asked.filter((method) => NEVER.includes(method) || method.startsWith('vcall'))).toEqual([])
  })

  test('a vcall says so in its list, and serves every name there is', () => {
    expect(search(METHOD_NAMES, true).outcome).toEqual({ type: 'vcall' })
    const theirs = all.flatMap(namesOf)
    expect(theirs.filter((name) => serviceOf(name) === undefined)).toEqual([])
  })

  test('is not known where neither list nor sounds tell', () => {
    expect(search(['system.listMethods', 'add'], true).outcome).toEqual({ type: 'unknown' })
    expect(search([], false).outcome).toEqual({ type: 'unknown' })
  })

  describe('that is remembered', () => {
    const { clase3, danielavelasquez, mameintenso, ndrd } = DIALECTS
    const silent = all.filter(({ lists }) => !lists)

    test.each(silent.map((dialect) => [dialect.name, dialect] as const))('as %s is not searched', (_, dialect) => {
      const { outcome, asked } = search(namesOf(dialect), false, dialect)
      expect(outcome).toEqual({ type: 'old', dialect, isRemembered: true })
      expect(asked).toEqual([dialect.audio])
    })

    test('and lists its methods is asked for them', () => {
      expect(search(['system.listMethods', ...namesOf(ndrd)], true, mameintenso)).toEqual({
        outcome: { type: 'old', dialect: ndrd },
        asked: ['system.listMethods'],
      })
    })

    test('and is another one by now is searched, and nothing asked twice', () => {
      const { outcome, asked } = search(namesOf(danielavelasquez), false, DIALECTS['os-baach'])
      expect(outcome).toEqual({ type: 'old', dialect: danielavelasquez })
      expect(asked.slice(0, 3)).toEqual(['sendVoice_wrapper', 'system.listMethods', 'playAudio'])
      expect(new Set(asked).size).toBe(asked.length)
    })

    test('and is a vcall by now, which takes the sound of all, is known by its list', () => {
      const search = new DialectSearch(clase3)
      expect(search.first).toMatchObject({ call: { method: 'playAudio' } })
      expect(search.next({ value: ANSWERS.audio })).toMatchObject({ call: { method: 'system.listMethods' } })
      expect(search.next({ value: METHOD_NAMES })).toEqual({ type: 'vcall' })
    })

    test('and only answers as a vcall does is what it was', () => {
      const search = new DialectSearch(clase3)
      search.next({ value: ANSWERS.audio })
      expect(search.next({ fault: notSupported('system.listMethods') })).toEqual({
        type: 'old',
        dialect: clase3,
        isRemembered: true,
      })
    })
  })

  test('a list that is none is no list', () => {
    const search = new DialectSearch()
    expect(search.next({ value: 'playAudio' })).toMatchObject({ type: 'call', call: { method: 'playAudio' } })
  })

  test('the internal names of a list lead nowhere', () => {
    expect(dialectOf(['playAudio_wrapper', 'playVideo_wrapper', ...INTERNAL])?.name).toBe('mameintenso')
    expect(dialectOf(['xplayAudio', 'playVideo2'])).toBeUndefined()
  })

  test('may be named', () => {
    expect(dialectNamed('clase4')).toBe(DIALECTS.clase3)
    expect(dialectNamed('reneleyva')?.pcm).toBe('s16-stereo')
    expect(dialectNamed('toString')).toBeUndefined()
  })
})

describe('a fault', () => {
  const kinds: Readonly<Record<string, string>> = {
    'fault-unknown': 'unsupported',
    'fault-unknown-python3': 'unsupported',
    'fault-arity': 'failed',
    'fault-unicode': 'not-ascii',
    'fault-none': 'succeeded',
  }
  const faults = vectorsOf('answer').filter(({ name }) => name.startsWith('fault'))
  test.each(faults.map((vector) => [vector.name, vector] as const))('%s', (name, { expect: expected }) => {
    const [code, text] = (expected as { fault: [number, string] }).fault
    expect(faultKind({ code, text })).toBe(kinds[name])
  })

  test('of ours is worded as theirs', () => {
    const vector = vectorsOf('answer').find(({ name }) => name === 'fault-unknown')!
    const { code, text } = notSupported('nosuch')
    expect(vector.expect).toEqual({ fault: [code, text] })
  })
})
