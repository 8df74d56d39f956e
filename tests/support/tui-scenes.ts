import type { VideoStats } from '../../src/media/video/messages'
import type { AgentEvent, KeptPerson, Message, PastCall } from '../../src/tui/message'
import { initialModel, type InitialOptions, type Model, type Size } from '../../src/tui/model'
import { view } from '../../src/tui/view/view'
import { sceneText } from './scene-text'
import type { Command } from '../../src/tui/command'
import type { Language } from '../../src/tui/words/words'
import { update } from '../../src/tui/update/update'
import { NO_STATS } from '../../src/agent-event'

/** 20 November 2026, 12:41:00 UTC. */
export const NOON_MS = Date.UTC(2026, 10, 20, 12, 41)

/** The options of a start with the people on the screen. */
export const PEOPLE_START: InitialOptions = {
  start: { mode: 'people', account: { nick: 'ana', server: 'home:8000' } },
  size: { columns: 80, rows: 24 },
  nowMs: NOON_MS,
  utcOffsetMin: 0,
  cameraOn: true,
  quality: 70,
}

/** The options of a start with the log in, and the last user filled in. */
export const LOGIN_START: InitialOptions = {
  ...PEOPLE_START,
  start: { mode: 'login', defaults: { server: 'home:8000', nick: 'ana', host: '192.168.1.20', port: 5000 } },
}

let language: Language = 'en'

/** Drivers that are made from now on speak this language. */
export const speak = (now: Language): void => {
  language = now
}

/** Drives the interface as a person and an agent would, and keeps what it wants done. */
export class Driver {
  model: Model
  readonly commands: Command[] = []

  constructor(options: Partial<InitialOptions> = {}) {
    this.model = initialModel({ ...PEOPLE_START, language, ...options })
  }

  /** Keys by name; a name of one character is also its text. */
  keys(...names: readonly string[]): this {
    for (const name of names)
      this.send({ type: 'input', nowMs: this.now, event: { type: 'key', name, text: name.length === 1 ? name : '' } })
    return this
  }

  /** A text, key by key. */
  type(text: string): this {
    return this.keys(...Array.from(text))
  }

  /** Clicks on the first cell of a text that is on the screen; throws where it is not. */
  click(text: string): this {
    const event = { type: 'mouse' as const, action: 'press' as const, button: 'left' as const }
    return this.send({ type: 'input', nowMs: this.now, event: { ...event, ...this.cellOf(text) } })
  }

  /** The first cell of a text that is on the screen; throws where it is not. */
  cellOf(text: string): { readonly x: number; readonly y: number } {
    const rows = sceneText(view(this.model), this.model.size).split('\n')
    const y = rows.findIndex((row) => row.includes(text))
    if (y < 0) throw new Error(`"${text}" is not on the screen`)
    return { x: rows[y]!.indexOf(text), y }
  }

  agent(...events: readonly AgentEvent[]): this {
    for (const event of events) this.send({ type: 'agent', nowMs: this.now, event })
    return this
  }

  /** Lets time go on. */
  wait(ms: number): this {
    return this.send({ type: 'tick', nowMs: this.now + ms })
  }

  resize(size: Size): this {
    return this.send({ type: 'input', nowMs: this.now, event: { type: 'resize', ...size } })
  }

  send(message: Message): this {
    const { model, commands } = update(this.model, message)
    this.model = model
    this.commands.push(...commands)
    return this
  }

  /** The commands since this was asked last. */
  taken(): readonly Command[] {
    return this.commands.splice(0)
  }

  private get now(): number {
    return this.model.nowMs
  }
}

/** Some people, as a server lists them. */
export const USERS = [
  { nick: 'luis', host: '10.0.0.7', port: 5001, registeredAt: NOON_MS / 1000 - 130 },
  { nick: 'ana', host: '192.168.1.20', port: 5000, registeredAt: NOON_MS / 1000 - 5 },
  { nick: 'marta', host: '10.0.0.9', port: 5001, registeredAt: NOON_MS / 1000 - 20 },
  { nick: 'bob', host: '10.0.0.12', port: 8080, registeredAt: NOON_MS / 1000 - 4000 },
  { nick: 'eva', host: 'fd00::12', port: 5001, registeredAt: NOON_MS / 1000 - 60 * 3600 },
]

/** What is kept about some of them, and about one who is not there. */
export const KEPT: readonly KeptPerson[] = [
  { nick: 'luis', favourite: true, note: 'plays the oud', blocked: false },
  { nick: 'zoe', favourite: true, note: '', blocked: false },
  { nick: 'bob', favourite: false, note: '', blocked: true },
]

const past = (id: number, agoMs: number, call: Partial<PastCall>): PastCall => ({
  id,
  server: 'home:8000',
  nick: 'luis',
  address: '10.0.0.7:5001',
  protocol: 'v0',
  direction: 'in',
  startedAtMs: NOON_MS - agoMs,
  endedAtMs: NOON_MS - agoMs + 4000,
  reason: 'hangup',
  detail: '',
  sound: false,
  missed: false,
  seen: false,
  ...call,
})

const HOUR_MS = 3_600_000

/** Calls of the last days, the latest first. */
export const CALLS: readonly PastCall[] = [
  past(7, 0.5 * HOUR_MS, { nick: 'marta', address: '10.0.0.9:5001', reason: 'no-answer', missed: true }),
  past(6, HOUR_MS, {
    direction: 'out',
    answeredAtMs: NOON_MS - HOUR_MS + 3000,
    endedAtMs: NOON_MS - HOUR_MS + 726_000,
    sound: true,
  }),
  past(5, 20 * HOUR_MS, { nick: 'eva', reason: 'busy', missed: true, seen: true }),
  past(4, 30 * HOUR_MS, { direction: 'out', nick: 'bob', reason: 'denied' }),
  past(3, 80 * HOUR_MS, { server: '', nick: 'spam123', address: '203.0.113.9:4000', reason: 'blocked' }),
  past(2, 100 * HOUR_MS, { direction: 'out', nick: 'eva', reason: 'unreachable', detail: 'connection refused' }),
  past(1, 400 * HOUR_MS, { direction: 'out', reason: 'no-answer' }),
]

/** Statistics of a call that runs well, after so many seconds. */
export const statsAfter = (seconds: number): VideoStats => ({
  sent: {
    frames: 25 * seconds,
    bytes: 48_000 * seconds,
    fps: 25,
    kbps: 389,
    unsent: 0,
    quality: 62,
    nextOrder: 25 * seconds,
  },
  received: {
    frames: 24 * seconds,
    bytes: 51_500 * seconds,
    fps: 24,
    kbps: 412,
    lost: Math.floor(seconds / 4),
    late: 0,
    damaged: 0,
    oversize: 0,
    skipped: 0,
    foreign: 0,
    width: 640,
    height: 480,
  },
  latencyMs: { p50: 84, p95: 120 },
})

/** The event of one second of a call. */
export const statsEvent = (seconds: number): Extract<AgentEvent, { type: 'stats' }> => ({
  type: 'stats',
  stats: statsAfter(seconds),
  terminal: {
    mode: 'half',
    size: { width: 76, height: 36, of: 'cells' },
    picturesPerSecond: 20,
    bytesPerSecond: 38_000,
    ageMs: 90,
  },
})

const ANSWERED: AgentEvent = { type: 'answered', nick: 'luis', protocol: 'v0', address: '10.0.0.7:5001' }

/** On the people's screen, logged in, with a list. */
export const online = (options: Partial<InitialOptions> = {}): Driver =>
  new Driver(options).agent(
    { type: 'listening', host: '192.168.1.20', port: 5000 },
    { type: 'source', state: 'ready', label: 'camera 0' },
    { type: 'registered', nick: 'ana', server: 'home:8000', validUntilMs: NOON_MS + 24 * 3_600_000 },
    { type: 'users', users: USERS },
  )

/** In a call that was just answered; nothing came yet. */
export const answered = (options: Partial<InitialOptions> = {}): Driver => online(options).agent(ANSWERED)

/** How sound begins where nothing is asked for. */
export const SOUND: NonNullable<InitialOptions['sound']> = {
  settings: { voice: { echoCancel: true, denoise: true, gain: true }, muted: false, inputVolume: 1, outputVolume: 1 },
  source: { kind: 'mic' },
  sink: { kind: 'default' },
}

/** Levels of somebody who speaks. */
const SPEECH_DB = [-70, -41, -28, -19, -15, -22, -33, -52, -38, -20, -12, -30]

/** In the same call, with sound both ways. */
export const inSoundCall = (options: Partial<InitialOptions> = {}): Driver => {
  const devices = ['microphone', 'speaker'] as const
  const driver = inCall({ sound: SOUND, ...options }).agent(
    { type: 'sound' },
    ...devices.map((which) => ({ type: 'device' as const, which, state: 'ready' as const, label: `USB ${which}` })),
    { type: 'devices', microphones: ['USB microphone', 'Webcam'], speakers: ['HDMI', 'USB speaker'] },
  )
  SPEECH_DB.forEach((theirsDb, at) =>
    driver.wait(250).agent({ type: 'levels', levels: { theirsDb, mineDb: theirsDb - at, speakingMuted: false } }),
  )
  const received = { ...NO_STATS.audio.received, packets: 9000, lost: 18, bufferMs: 43, jitterMs: 7 }
  return driver.agent({ ...statsEvent(193), sound: { received, avOffsetMs: 8 } })
}

/** In a call of three minutes and twelve seconds in which all is well. */
export const inCall = (options: Partial<InitialOptions> = {}): Driver => {
  const driver = answered(options).agent({ type: 'picture', which: 'theirs' }, { type: 'picture', which: 'mine' })
  driver.wait(188_000)
  for (const second of [189, 190, 191, 192]) driver.wait(1000).agent(statsEvent(second))
  return driver
}

/** On the people's screen, with what is remembered of people, calls and log ins. */
export const remembering = (options: Partial<InitialOptions> = {}): Driver =>
  online(options).agent(
    { type: 'kept-people', server: 'home:8000', people: KEPT },
    { type: 'history', calls: CALLS },
    { type: 'protocols', nick: 'luis', protocols: ['V0', 'V1'] },
    {
      type: 'logins',
      logins: [
        { server: 'home:8000', nick: 'ana' },
        { server: 'work.example.org:8000', nick: 'ana.g' },
      ],
    },
  )
