import { CALL_PORT } from '../../../src/protocol/sala/message'
import { SalaPhone } from '../../../src/protocol/sala/phone'
import type { Address, Line, PhoneAction, PhoneInput, PhoneSignal } from '../../../src/protocol/sala/phone-action'
import { seeded } from '../../support/seeded'

const BOB: Address = { host: '10.0.0.2', port: CALL_PORT }
const ANA: Address = { host: '10.0.0.3', port: 40_001 }
const ACCEPTED = 'resposta_ao_convite/aceito'
const END = 'encerrar_ligacao'
// What the specification says (section 3, "As client", rules 5 and 9; section 4).
const RING_MS = 30_000
const BEGIN_MS = 5_000
const SILENCE_MS = 3_000
const INVITATIONS_A_MINUTE = 5

/** A phone, its time, and all that it did. */
class Desk {
  now = 0
  readonly done: PhoneAction[] = []
  private made = 0
  private readonly phone = new SalaPhone({ name: 'eva', newCallId: () => `in-${++this.made}` })

  tell(input: PhoneInput): this {
    this.done.push(...this.phone.handle(input, this.now))
    return this
  }

  hear(text: string, from: Address, line?: Line): this {
    return this.tell({ type: 'word', line, from, text })
  }

  pass(ms: number): this {
    this.now += ms
    while ((this.phone.deadline ?? Infinity) <= this.now) this.done.push(...this.phone.poll(this.now))
    return this
  }

  /** Sound comes for so long. */
  talk(call: string, ms: number): this {
    for (let left = ms; left > 0; left -= 250) this.tell({ type: 'heard', call }).pass(250)
    return this
  }

  get said(): readonly string[] {
    return this.done.flatMap((action) =>
      action.type === 'say' ? [`${action.to.host}:${action.to.port} ${action.text}`] : [],
    )
  }

  get signals(): readonly PhoneSignal[] {
    return this.done.flatMap((action) => (action.type === 'signal' ? [action.signal] : []))
  }

  get lines(): readonly string[] {
    return this.done.flatMap((action) =>
      'line' in action && action.type !== 'say' ? [`${action.type} ${action.line}`] : [],
    )
  }

  get last(): PhoneSignal | undefined {
    return this.signals.at(-1)
  }
}

let desk: Desk
beforeEach(() => (desk = new Desk()))

describe('a call of ours', () => {
  beforeEach(() => desk.tell({ type: 'invite', call: 'c', to: BOB }))

  test('goes out once, from a port of its own', () => {
    expect(desk.pass(RING_MS - 1).said).toEqual(['10.0.0.2:6000 convite/eva'])
    expect(desk.lines).toEqual(['open-line c'])
    expect(desk.signals).toEqual([])
  })

  test('is accepted, heard, and ended by them', () => {
    desk.hear(ACCEPTED, BOB, 'c').talk('c', 10_000)
    expect(desk.signals).toEqual([{ type: 'accepted', call: 'c', remote: { audio: BOB } }])
    expect(desk.hear(END, BOB, 'c').last).toEqual({ type: 'ended', call: 'c' })
    expect(desk.lines).toEqual(['open-line c', 'close-line c'])
  })

  test.each([
    ['resposta_ao_convite/rejeitado', 'denied'],
    ['resposta_ao_convite/ocupado', 'busy'],
    [END, 'denied'],
  ])('%s: %s', (text, reason) => {
    expect(desk.hear(text, BOB, 'c').last).toMatchObject({ type: 'refused', call: 'c', reason })
    expect(desk.lines).toEqual(['open-line c', 'close-line c'])
  })

  test('rings for half a minute, is given up with a word, and is not repeated', () => {
    desk.pass(RING_MS)
    expect(desk.said).toEqual(['10.0.0.2:6000 convite/eva', '10.0.0.2:6000 encerrar_ligacao'])
    expect(desk.last).toMatchObject({ type: 'refused', reason: 'no-answer' })
  })

  test.each(['cancel', 'bye'] as const)('%s is said, and closes the port', (type) => {
    desk.tell({ type, call: 'c' })
    expect(desk.said.at(-1)).toBe('10.0.0.2:6000 encerrar_ligacao')
    expect(desk.hear(ACCEPTED, BOB, 'c').signals).toEqual([])
  })

  test('a second answer is none', () => {
    desk.hear(ACCEPTED, BOB, 'c').hear(ACCEPTED, BOB, 'c').hear('resposta_ao_convite/ocupado', BOB, 'c')
    expect(desk.signals).toHaveLength(1)
  })

  test('a port that cannot be opened ends it', () => {
    desk.tell({ type: 'line-failed', line: 'c', detail: 'no more ports' })
    expect(desk.last).toEqual({ type: 'refused', call: 'c', reason: 'error', detail: 'no more ports' })
  })

  test('an answer counts from the one who was called, at the port of the call, alone', () => {
    desk
      .hear(ACCEPTED, ANA, 'c')
      .hear(ACCEPTED, { ...BOB, port: 6001 }, 'c')
      .hear(ACCEPTED, BOB, 'd')
      .hear(ACCEPTED, BOB)
    expect(desk.signals.filter(({ type }) => type !== 'invited')).toEqual([])
  })
})

describe('a call of theirs', () => {
  beforeEach(() => desk.hear('convite/ana', ANA))

  test('rings with the name, and where the caller is called back', () => {
    expect(desk.signals).toEqual([
      { type: 'invited', call: 'in-1', from: { host: ANA.host, port: CALL_PORT, nick: 'ana' }, remote: { audio: ANA } },
    ])
  })

  test('is accepted, heard and ended by them', () => {
    desk.tell({ type: 'accept', call: 'in-1' }).talk('in-1', 9_000)
    expect(desk.said).toEqual(['10.0.0.3:40001 resposta_ao_convite/aceito'])
    expect(desk.hear(END, ANA).last).toEqual({ type: 'ended', call: 'in-1' })
  })

  test.each([
    ['denied', 'rejeitado'],
    ['no-answer', 'rejeitado'],
    ['busy', 'ocupado'],
  ] as const)('is refused as %s', (reason, word) => {
    desk.tell({ type: 'refuse', call: 'in-1', reason })
    expect(desk.said).toEqual([`10.0.0.3:40001 resposta_ao_convite/${word}`])
  })

  test('is given up', () => {
    expect(desk.hear(END, ANA).last).toEqual({ type: 'cancelled', call: 'in-1' })
    expect(desk.tell({ type: 'accept', call: 'in-1' }).said).toEqual([])
  })

  test('repeated, ringing or on, is one call', () => {
    desk.hear('convite/ana', ANA).tell({ type: 'accept', call: 'in-1' }).hear('convite/ana', ANA)
    expect(desk.signals).toHaveLength(1)
    expect(desk.said).toHaveLength(1)
  })

  test('with a name that is none is shown by its address', () => {
    for (const text of ['convite/', 'convite/\x1b[2J', 'convite', 'convite/finish']) desk.hear(text, BOB)
    const nicks = desk.signals.slice(1).map((signal) => signal.type === 'invited' && signal.from.nick)
    expect(nicks).toEqual([BOB.host])
  })
})

describe('silence', () => {
  test('from the beginning is a lost call', () => {
    desk
      .hear('convite/ana', ANA)
      .tell({ type: 'accept', call: 'in-1' })
      .pass(BEGIN_MS - 1)
    expect(desk.signals).toHaveLength(1)
    expect(desk.pass(1).last).toEqual({ type: 'lost', call: 'in-1', detail: 'no sound came' })
    expect(desk.said.at(-1)).toBe('10.0.0.3:40001 encerrar_ligacao')
  })

  test('after sound is the end by the other one, who may have told somebody else', () => {
    desk.tell({ type: 'invite', call: 'c', to: BOB }).hear(ACCEPTED, BOB, 'c').talk('c', 1_000)
    expect(desk.pass(SILENCE_MS - 251).last).toMatchObject({ type: 'accepted' })
    expect(desk.pass(1).last).toEqual({ type: 'ended', call: 'c' })
  })
})

test('who calls all the time is not heard all the time', () => {
  for (let call = 0; call < 100; call++) {
    desk.hear('convite/ana', { ...ANA, port: 1_000 + call })
    desk.tell({ type: 'refuse', call: `in-${call + 1}`, reason: 'busy' })
  }
  expect(desk.signals).toHaveLength(INVITATIONS_A_MINUTE)
  expect(desk.hear('convite/bob', BOB).signals).toHaveLength(INVITATIONS_A_MINUTE + 1)
  expect(desk.pass(60_000).hear('convite/ana', ANA).signals).toHaveLength(INVITATIONS_A_MINUTE + 2)
})

test('of 100,000 forged words none ends, moves or answers a call', () => {
  const random = seeded(11)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
  const texts = [END, ACCEPTED, 'resposta_ao_convite/ocupado', 'resposta_ao_convite/rejeitado', 'xencerrar_ligacao/bob']
  const isPeer = (from: Address, line: Line): boolean =>
    line === undefined && from.host === ANA.host && from.port === ANA.port
  desk.hear('convite/ana', ANA).tell({ type: 'accept', call: 'in-1' }).tell({ type: 'invite', call: 'c', to: BOB })
  const { length } = desk.done
  let forged = 0
  while (forged < 100_000) {
    const from = {
      host: pick([ANA.host, BOB.host, '10.0.0.9', '127.0.0.1', `10.${Math.floor(random() * 256)}.0.3`]),
      port: pick([CALL_PORT, ANA.port, ANA.port + 1, Math.floor(random() * 65_536)]),
    }
    const line = pick([undefined, 'c', 'in-1', 'd'])
    if (isPeer(from, line) || (line === 'c' && from.host === BOB.host && from.port === BOB.port)) continue
    desk.hear(pick(texts), from, line)
    forged++
  }
  const moved = desk.done.slice(length)
  expect(moved).toEqual([])
  expect(desk.hear(END, ANA).last).toEqual({ type: 'ended', call: 'in-1' })
  expect(desk.hear(ACCEPTED, BOB, 'c').last).toMatchObject({ type: 'accepted', call: 'c' })
})
