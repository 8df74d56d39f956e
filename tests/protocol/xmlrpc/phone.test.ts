import { DIALECTS } from '../../../src/protocol/xmlrpc/dialect'
import type { RpcAnswer } from '../../../src/protocol/xmlrpc/message'
import { XmlRpcPhone } from '../../../src/protocol/xmlrpc/phone'
import type { PhoneAction, PhoneInput, PhoneSignal } from '../../../src/protocol/xmlrpc/phone-action'
import { readWord } from '../../../src/protocol/xmlrpc/word'
import { seeded } from '../../support/seeded'

const OLD = { host: '10.0.0.7', port: 5000 }
const ANA = { host: '10.0.0.1', port: 5001 }
const LUIS = { host: '10.0.0.2', port: 5002 }
const OK: RpcAnswer = { value: true }

/** A phone, its clock, and what it wants done. */
class Desk {
  now = 1000
  readonly actions: PhoneAction[] = []
  readonly phone: XmlRpcPhone
  private ids = 0

  constructor(nick: string, port: number) {
    const newCallId = (): string => `${nick}-call-${++this.ids}`
    this.phone = new XmlRpcPhone({ nick, port, contactPort: 5000, newCallId, hostKey: (host) => host })
  }

  tell(input: PhoneInput): this {
    this.actions.push(...this.phone.handle(input, this.now))
    return this
  }

  /** Time goes on, deadline by deadline. */
  wait(ms: number): this {
    const end = this.now + ms
    for (let { deadline } = this.phone; deadline !== undefined && deadline <= end; { deadline } = this.phone) {
      this.now = Math.max(this.now, deadline)
      this.actions.push(...this.phone.poll(this.now))
    }
    this.now = end
    return this
  }

  take<T extends PhoneAction['type']>(type: T): Extract<PhoneAction, { type: T }>[] {
    return this.actions.filter((action): action is Extract<PhoneAction, { type: T }> => action.type === type)
  }

  get signals(): PhoneSignal[] {
    return this.take('signal').map(({ signal }) => signal)
  }

  /** What was said to others, by name. */
  get said(): string[] {
    return this.take('say').map(({ call }) => readWord(call.params)?.word ?? call.method)
  }

  /** Answers everything that was said and not answered. */
  answerAll(answer: RpcAnswer = OK): this {
    for (const { id } of this.take('say')) this.tell({ type: 'said', id, answer })
    return this
  }
}

const old = (name: keyof typeof DIALECTS = 'mameintenso'): PhoneInput => ({
  type: 'found',
  to: OLD,
  found: { type: 'old', dialect: DIALECTS[name] },
})

describe('a call to an old program', () => {
  const dial = (name?: keyof typeof DIALECTS): Desk =>
    new Desk('ana', 5001).tell({ type: 'invite', call: 'c', to: OLD }).tell(old(name))

  test('is on as soon as it is known who is there', () => {
    const desk = dial()
    expect(desk.signals).toEqual([{ type: 'accepted', call: 'c' }])
    expect(desk.take('start')[0]?.link).toMatchObject({ ...OLD, found: { type: 'old' } })
    expect(desk.said).toEqual([])
  })

  test('ends with the words that the dialect has, once each, and what still comes is no call', () => {
    const desk = dial().tell({ type: 'media', host: OLD.host, medium: 'audio' }).tell({ type: 'bye', call: 'c' })
    expect(desk.said).toEqual(['stopAudio_wrapper', 'stopVideo_wrapper'])
    expect(desk.take('stop')).toHaveLength(1)
    expect(desk.take('deaf').at(-1)?.hosts).toEqual([OLD.host])
    for (let i = 0; i < 40; i++) desk.wait(250).tell({ type: 'media', host: OLD.host, medium: 'video' })
    expect(desk.signals.map(({ type }) => type)).toEqual(['accepted'])
    desk.wait(4000).tell({ type: 'media', host: OLD.host, medium: 'video' })
    expect(desk.take('deaf').at(-1)?.hosts).toEqual([])
    expect(desk.signals.at(-1)).toMatchObject({ type: 'invited', from: OLD })
  })

  test('is over after four seconds of silence, but not before anything came', () => {
    const desk = dial().wait(60_000)
    expect(desk.signals).toHaveLength(1)
    desk.tell({ type: 'media', host: OLD.host, medium: 'video' }).wait(3999)
    expect(desk.signals).toHaveLength(1)
    expect(desk.wait(2).signals.at(-1)).toEqual({ type: 'ended', call: 'c' })
  })

  test('is over when it stops the last that it sent, and what was late is no call', () => {
    const desk = dial()
      .tell({ type: 'media', host: OLD.host, medium: 'video' })
      .tell({ type: 'media', host: OLD.host, medium: 'audio' })
      .tell({ type: 'stopped', host: OLD.host, what: 'video' })
    expect(desk.signals).toHaveLength(1)
    desk.tell({ type: 'stopped', host: OLD.host, what: 'audio' })
    expect(desk.signals.at(-1)).toEqual({ type: 'ended', call: 'c' })
    desk.wait(500).tell({ type: 'media', host: OLD.host, medium: 'video' })
    expect(desk.signals).toHaveLength(2)
    desk.wait(1500).tell({ type: 'media', host: OLD.host, medium: 'video' })
    expect(desk.signals.at(-1)?.type).toBe('invited')
  })

  test('is not stopped by who is no part of it', () => {
    const desk = dial().tell({ type: 'media', host: OLD.host, medium: 'video' })
    desk.tell({ type: 'stopped', host: '10.9.9.9', what: 'all' })
    expect(desk.signals).toHaveLength(1)
  })

  test.each([
    ['unreachable', 'unreachable'],
    ['unknown', 'error'],
  ] as const)('that finds nobody is refused: %s', (reason, told) => {
    const desk = new Desk('ana', 5001).tell({ type: 'invite', call: 'c', to: OLD })
    desk.tell({ type: 'not-found', to: OLD, reason, detail: 'x' })
    expect(desk.signals).toEqual([{ type: 'refused', call: 'c', reason: told, detail: 'x' }])
  })

  test('asks each time who is there', () => {
    const desk = dial().tell({ type: 'bye', call: 'c' }).tell({ type: 'invite', call: 'd', to: OLD })
    expect(desk.take('find')).toEqual([
      { type: 'find', to: OLD },
      { type: 'find', to: OLD },
    ])
    expect(desk.tell(old('ndrd')).take('start').at(-1)?.link.found).toEqual({ type: 'old', dialect: DIALECTS.ndrd })
  })

  test('is lost when its media cannot be delivered', () => {
    const desk = dial().tell({ type: 'link-lost', call: 'c', detail: 'gone' })
    expect(desk.signals.at(-1)).toEqual({ type: 'lost', call: 'c', detail: 'gone' })
    expect(desk.take('stop')).toHaveLength(1)
  })

  test('that is given up before it is known who is there leaves nothing', () => {
    const desk = new Desk('ana', 5001).tell({ type: 'invite', call: 'c', to: OLD }).tell({ type: 'cancel', call: 'c' })
    desk.tell(old())
    expect(desk.signals).toEqual([])
    expect(desk.take('start')).toEqual([])
  })
})

describe('a call of an old program', () => {
  const ringing = (): Desk => new Desk('ana', 5001).tell({ type: 'media', host: OLD.host, medium: 'audio' })

  test('rings by its first media, and is heard at once when it is taken', () => {
    const desk = ringing()
    const [invited] = desk.signals
    expect(invited).toEqual({ type: 'invited', call: 'ana-call-1', from: { ...OLD, nick: OLD.host } })
    desk.tell({ type: 'accept', call: 'ana-call-1' })
    expect(desk.take('start')[0]?.link.found).toBeUndefined()
    expect(desk.take('find')).toHaveLength(1)
    desk.tell(old())
    expect(desk.take('start').at(-1)?.link.found).toBeDefined()
  })

  test('is looked for again where its server does not answer', () => {
    const desk = ringing().tell({ type: 'accept', call: 'ana-call-1' })
    const miss = (): Desk => desk.tell({ type: 'not-found', to: OLD, reason: 'unreachable', detail: 'x' })
    for (let i = 0; i < 4; i++) {
      desk.tell({ type: 'media', host: OLD.host, medium: 'audio' })
      miss().wait(3100)
    }
    expect(desk.take('find').length).toBeGreaterThan(3)
    expect(desk.signals.map(({ type }) => type)).toEqual(['invited'])
  })

  test('is not looked for again where nothing is understood', () => {
    const desk = ringing().tell({ type: 'accept', call: 'ana-call-1' })
    desk.tell({ type: 'not-found', to: OLD, reason: 'unknown', detail: 'x' })
    for (let i = 0; i < 5; i++) desk.tell({ type: 'media', host: OLD.host, medium: 'audio' }).wait(3000)
    expect(desk.take('find')).toHaveLength(1)
  })

  test('that stops while it rings is missed', () => {
    expect(ringing().wait(4001).signals.at(-1)).toEqual({ type: 'cancelled', call: 'ana-call-1' })
  })

  test('that is refused does not ring again while it lasts', () => {
    const desk = ringing().tell({ type: 'refuse', call: 'ana-call-1', reason: 'denied' })
    for (let i = 0; i < 20; i++) desk.wait(1000).tell({ type: 'media', host: OLD.host, medium: 'audio' })
    expect(desk.signals).toHaveLength(1)
  })

  test('while we are calling it is that call', () => {
    const desk = new Desk('ana', 5001).tell({ type: 'invite', call: 'c', to: OLD })
    desk.tell({ type: 'media', host: OLD.host, medium: 'video' }).tell(old())
    expect(desk.signals).toEqual([{ type: 'accepted', call: 'c' }])
  })

  test('is one of few', () => {
    const desk = new Desk('ana', 5001)
    for (let i = 0; i < 100; i++) desk.tell({ type: 'media', host: `10.1.0.${i}`, medium: 'video' })
    expect(desk.signals.length).toBeLessThan(20)
  })
})

/** Two phones and the wire between them: what one says the other hears at once. */
const pair = (): { ana: Desk; luis: Desk; carry: () => void } => {
  const [ana, luis] = [new Desk('ana', ANA.port), new Desk('luis', LUIS.port)]
  const carried = new Set<PhoneAction>()
  const carryOf = (from: Desk, host: string, to: Desk): boolean => {
    const fresh = from.actions.filter((action) => !carried.has(action))
    for (const action of fresh) {
      carried.add(action)
      if (action.type === 'find') from.tell({ type: 'found', to: action.to, found: { type: 'vcall' } })
      if (action.type !== 'say') continue
      const word = readWord(action.call.params)
      if (word) to.tell({ type: 'word', host, word })
      from.tell({ type: 'said', id: action.id, answer: OK })
    }
    return fresh.length > 0
  }
  const carry = (): void => {
    while (carryOf(ana, ANA.host, luis) || carryOf(luis, LUIS.host, ana));
  }
  return { ana, luis, carry }
}

const established = () => {
  const all = pair()
  all.ana.tell({ type: 'invite', call: 'c', to: LUIS })
  all.carry()
  const invited = all.luis.signals.find(({ type }) => type === 'invited') as { call: string }
  all.luis.tell({ type: 'accept', call: invited.call })
  all.carry()
  return { ...all, theirs: invited.call }
}

describe('two vcalls', () => {
  test('ring, accept, hold, resume and hang up', () => {
    const { ana, luis, carry, theirs } = established()
    expect(luis.signals[0]).toMatchObject({ type: 'invited', from: { ...ANA, nick: 'ana' } })
    expect(ana.signals).toEqual([{ type: 'accepted', call: 'c', nick: 'luis' }])
    expect(ana.take('start')[0]?.link.token).toBe(luis.take('start')[0]?.link.token)
    ana.tell({ type: 'hold', call: 'c' })
    carry()
    ana.tell({ type: 'resume', call: 'c' })
    carry()
    luis.tell({ type: 'bye', call: theirs })
    carry()
    expect(luis.signals.slice(1).map(({ type }) => type)).toEqual(['held', 'resumed'])
    expect(ana.signals.at(-1)).toEqual({ type: 'ended', call: 'c' })
    expect([ana.phone.isIdle, luis.phone.isIdle]).toEqual([true, true])
  })

  test.each(['denied', 'busy', 'no-answer'] as const)('say %s', (reason) => {
    const { ana, luis, carry } = pair()
    ana.tell({ type: 'invite', call: 'c', to: LUIS })
    carry()
    luis.tell({ type: 'refuse', call: 'luis-call-1', reason })
    carry()
    expect(ana.signals).toEqual([{ type: 'refused', call: 'c', reason, detail: '' }])
  })

  test('give up', () => {
    const { ana, luis, carry } = pair()
    ana.tell({ type: 'invite', call: 'c', to: LUIS })
    carry()
    ana.tell({ type: 'cancel', call: 'c' })
    carry()
    expect(luis.signals.at(-1)).toEqual({ type: 'cancelled', call: 'luis-call-1' })
  })

  test('an acceptance of a call that was given up is answered with a bye', () => {
    const { ana, luis, carry } = pair()
    ana.tell({ type: 'invite', call: 'c', to: LUIS })
    carry()
    ana.tell({ type: 'cancel', call: 'c' })
    luis.tell({ type: 'accept', call: 'luis-call-1' })
    carry()
    expect(luis.signals.at(-1)?.type).toMatch(/ended|cancelled/)
    expect(ana.signals).toEqual([])
  })

  test('ask after each other in silence, and end a call that only one believes in', () => {
    const { ana, luis, carry } = established()
    luis.wait(5000)
    carry()
    expect(luis.said.at(-1)).toBe('alive')
    expect(luis.signals).toHaveLength(1)
    // Ana's program was replaced by another, which knows nothing.
    const fresh = new Desk('ana', ANA.port)
    luis.wait(5000)
    const asked = luis.take('say').at(-1)!
    fresh.tell({ type: 'word', host: LUIS.host, word: readWord(asked.call.params)! })
    const bye = fresh.take('say').at(-1)!
    luis.tell({ type: 'word', host: ANA.host, word: readWord(bye.call.params)! })
    expect(luis.signals.at(-1)?.type).toBe('ended')
    expect(ana.signals).toHaveLength(1)
  })

  test('repeat a word that is not taken, and believe in the end that the other is gone', () => {
    const { ana } = established()
    ana.tell({ type: 'hold', call: 'c' })
    for (let i = 0; i < 4; i++) {
      ana.tell({ type: 'unsaid', id: ana.take('say').at(-1)!.id, detail: 'gone' }).wait(2500)
    }
    expect(ana.said.filter((word) => word === 'hold')).toHaveLength(4)
    expect(ana.signals.at(-1)).toEqual({ type: 'lost', call: 'c', detail: 'gone' })
  })

  test('say one word of a call after another', () => {
    const { ana } = established()
    ana.tell({ type: 'hold', call: 'c' }).tell({ type: 'resume', call: 'c' }).tell({ type: 'bye', call: 'c' })
    expect(ana.said.slice(-1)).toEqual(['hold'])
    expect(ana.phone.isIdle).toBe(false)
    ana.tell({ type: 'said', id: ana.take('say').at(-1)!.id, answer: OK })
    expect(ana.said.slice(-1)).toEqual(['resume'])
  })

  test('hear no word about a call from who does not know its name', () => {
    const { ana } = established()
    const names = ['ana-call-2', 'luis-call-1', 'guess-guess-guess']
    for (const call of names) {
      for (const word of ['bye', 'cancel', 'hold', 'denied'] as const) {
        ana.tell({ type: 'word', host: LUIS.host, word: { word, call, port: 1, nick: 'x' } })
      }
    }
    expect(ana.signals).toHaveLength(1)
  })
})

describe('texts', () => {
  const text = (id: string, words = 'hola', to = OLD): PhoneInput => ({ type: 'text', to, id, text: words })

  test('go to whom they are said to, whoever wrote last', () => {
    const desk = new Desk('ana', 1).tell({ type: 'letter', from: LUIS, nick: 'luis', text: 'x' }).tell(text('a'))
    expect(desk.take('find')).toEqual([{ type: 'find', to: OLD }])
    expect(
      desk
        .tell(old())
        .take('say')
        .map(({ to }) => to),
    ).toEqual([OLD])
  })

  test('go to an old program once it is known which one it is, one after another', () => {
    const desk = new Desk('ana', 1).tell({ type: 'plain-text', host: OLD.host, text: 'hola\n' })
    expect(desk.signals).toEqual([{ type: 'text', from: { ...OLD, nick: OLD.host }, text: 'hola' }])
    desk.tell(text('a', 'uno')).tell(text('b', 'dos')).tell(old())
    expect(desk.take('say').map(({ call }) => call)).toEqual([{ method: 'sendMessage_wrapper', params: ['uno'] }])
    desk.answerAll({ value: 'ACK.' })
    expect(desk.take('say').at(-1)?.call.params).toEqual(['dos'])
    desk.answerAll({ value: null })
    expect(desk.signals.slice(1)).toEqual([
      { type: 'text-sent', id: 'a', to: OLD },
      { type: 'text-sent', id: 'b', to: OLD },
    ])
  })

  const told = (desk: Desk, answer: RpcAnswer): unknown =>
    desk.tell(text('a', 'ñandú')).answerAll(answer).signals.at(-1)
  const writing = (name?: keyof typeof DIALECTS): Desk =>
    new Desk('ana', 1).tell({ type: 'plain-text', host: OLD.host, text: 'x' }).tell(old(name))
  const fault = (text: string): RpcAnswer => ({ fault: { code: 1, text } })

  test.each([
    ["<type 'exceptions.UnicodeEncodeError'>:'ascii' codec can't", 'text-failed', 'not-ascii'],
    ["<type 'exceptions.TypeError'>:cannot marshal None unless allow_none is enabled", 'text-sent', undefined],
    ['something about letters', 'text-failed', 'not-ascii'],
  ])('that are answered "%s"', (words, type, reason) => {
    expect(told(writing(), fault(words))).toMatchObject({ type, ...(reason !== undefined && { reason }) })
  })

  const unknown = fault('<type \'exceptions.Exception\'>:method "x" is not supported')

  test('whose name is not known go to the program that is there now', () => {
    const desk = writing('clase10').tell(text('a')).answerAll(unknown)
    expect(desk.take('find').at(-1)).toEqual({ type: 'find', to: OLD, afresh: true })
    desk.tell(old('rodrigorojo')).answerAll({ value: null })
    expect(desk.said).toEqual(['sendMessage_remote', 'recibe_mensaje'])
    expect(desk.signals.at(-1)).toEqual({ type: 'text-sent', id: 'a', to: OLD })
  })

  test('for a program that is remembered as one without texts are a reason to look who is there', () => {
    const desk = new Desk('ana', 1).tell({ type: 'plain-text', host: OLD.host, text: 'x' }).tell(text('a'))
    const dialect = DIALECTS.clase3
    desk.tell({ type: 'found', to: OLD, found: { type: 'old', dialect, isRemembered: true } })
    expect(desk.take('find').at(-1)).toEqual({ type: 'find', to: OLD, afresh: true })
    expect(desk.tell(old('ndrd')).said).toEqual(['sendMessage_wrapper'])
  })

  test('whose name is not known again fail', () => {
    const desk = writing().tell(text('a')).answerAll(unknown).tell(old()).answerAll(unknown)
    expect(desk.signals.at(-1)).toMatchObject({ type: 'text-failed', reason: 'unsupported' })
    expect(desk.take('find')).toHaveLength(1)
  })

  test('fail where the dialect has none, and where it asks first and is told no', () => {
    expect(writing('clase3').tell(text('a')).signals.at(-1)).toMatchObject({ reason: 'unsupported' })
    const asking = writing('marcobravociencias').tell(text('a'))
    expect(asking.said).toEqual(['ping'])
    expect(asking.answerAll({ value: false }).signals.at(-1)).toMatchObject({ type: 'text-failed' })
  })

  test('name their author where the dialect wants it', () => {
    const desk = writing('marcobravociencias').tell(text('a')).answerAll()
    expect(desk.take('say').at(-1)?.call.params).toEqual(['ana : hola\n'])
  })

  test('are bounded', () => {
    const desk = writing()
    for (let i = 0; i < 30; i++) desk.tell(text(`${i}`))
    expect(desk.signals.filter((signal) => signal.type === 'text-failed' && signal.reason === 'too-much')).toHaveLength(
      10,
    )
    expect(
      writing()
        .tell(text('a', 'a'.repeat(5000)))
        .signals.at(-1),
    ).toMatchObject({ reason: 'too-much' })
  })

  test('between two vcalls carry nick and port', () => {
    const { ana } = established()
    ana.tell(text('a', 'hola', LUIS))
    expect(ana.take('say').at(-1)?.call).toEqual({
      method: 'vcall.text',
      params: [{ port: ANA.port, nick: 'ana', text: 'hola' }],
    })
  })
})

describe('a contact whose program is another one than it was', () => {
  const calling = (name?: keyof typeof DIALECTS): Desk =>
    new Desk('ana', 5001).tell({ type: 'invite', call: 'c', to: OLD }).tell(old(name))
  const doubting = (): Desk => calling('os-baach').tell({ type: 'misunderstood', call: 'c' })

  test('is looked at afresh at once, and the call goes on with the one that is found', () => {
    const desk = doubting()
    expect(desk.take('find').at(-1)).toEqual({ type: 'find', to: OLD, afresh: true })
    desk.tell(old('danielavelasquez'))
    expect(desk.take('start').at(-1)).toMatchObject({
      call: 'c',
      link: { found: { dialect: DIALECTS.danielavelasquez } },
    })
    expect(desk.signals).toEqual([{ type: 'accepted', call: 'c' }])
    expect(desk.tell({ type: 'bye', call: 'c' }).said).toEqual(['stop_reproducing'])
  })

  test('is looked at once in a call', () => {
    const desk = doubting().tell(old('mameintenso'))
    desk.tell({ type: 'misunderstood', call: 'c' })
    expect(desk.take('find')).toHaveLength(2)
  })

  test('is looked for again where it does not answer', () => {
    const desk = doubting().tell({ type: 'not-found', to: OLD, reason: 'unreachable', detail: 'x' }).wait(3100)
    expect(desk.take('find')).toHaveLength(3)
    expect(desk.signals).toEqual([{ type: 'accepted', call: 'c' }])
  })

  test('and a vcall by now is to be called anew', () => {
    const desk = doubting().tell({ type: 'found', to: OLD, found: { type: 'vcall' } })
    expect(desk.signals.at(-1)).toEqual({ type: 'lost', call: 'c', detail: 'another program is there now: call again' })
    expect(desk.take('stop')).toHaveLength(1)
  })
})

describe('anything at all', () => {
  const WORDS = ['invite', 'cancel', 'accept', 'denied', 'busy', 'hold', 'resume', 'bye', 'alive'] as const

  /** One thing of many that may happen, in any order. */
  const inputOf = (random: () => number, desk: Desk): PhoneInput => {
    const pick = <T>(...choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!
    const calls = ['c1', 'c2', ...Array.from({ length: 6 }, (_, at) => `ana-call-${at + 1}`)]
    const call = pick(...calls)
    const to = pick(OLD, LUIS, { host: '10.0.0.9', port: 5000 })
    const said = desk.take('say')
    const id = said[Math.floor(random() * said.length)]?.id ?? 0
    return pick<PhoneInput>(
      { type: 'invite', call: pick('c1', 'c2'), to },
      { type: pick('accept', 'cancel', 'hold', 'resume', 'bye'), call },
      { type: 'refuse', call, reason: 'busy' },
      { type: 'text', to, id: 't', text: 'hola' },
      { type: 'found', to, found: pick({ type: 'vcall' }, { type: 'old', dialect: DIALECTS.clase10 }) },
      { type: 'not-found', to, reason: 'unreachable', detail: 'x' },
      { type: 'said', id, answer: pick<RpcAnswer>(OK, { fault: { code: 1, text: 'x' } }) },
      { type: 'unsaid', id, detail: 'x' },
      { type: 'word', host: to.host, word: { word: pick(...WORDS), call: pick(...calls), port: 1, nick: 'x' } },
      { type: 'letter', from: to, nick: 'x', text: 'x' },
      { type: 'plain-text', host: to.host, text: 'x' },
      { type: 'media', host: to.host, medium: pick('audio', 'video') },
      { type: 'stopped', host: to.host, what: pick('audio', 'video', 'all') },
      { type: 'link-lost', call, detail: 'x' },
    )
  }

  test('ends with nothing left: media that began end, and nothing is due for ever', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = seeded(seed)
      const desk = new Desk('ana', 5001)
      for (let i = 0; i < 150; i++) desk.tell(inputOf(random, desk)).wait(random() * 800)
      for (const { call } of desk.take('start')) desk.tell({ type: 'bye', call })
      for (let i = 0; i < 30; i++) {
        for (const { id } of desk.take('say')) desk.tell({ type: 'said', id, answer: OK })
        desk.wait(2000)
      }
      const begun = new Set(desk.take('start').map(({ call }) => call))
      const ended = new Set(desk.take('stop').map(({ call }) => call))
      expect([seed, [...begun].filter((call) => !ended.has(call))]).toEqual([seed, []])
    }
  })
})
