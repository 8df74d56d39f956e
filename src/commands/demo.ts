import { existsSync } from 'node:fs'
import type { SourceSpec } from '../media/video/messages'
import type { Endpoint } from '../net/signalling'
import { DiscoveryServer } from '../server/discovery-server'
import { MemoryStorage } from '../server/memory-storage'
import { AUTOMATIC_ANSWER_MS } from '../automatic-answer'
import { Headless } from '../headless'
import { Lines } from '../lines'
import { Notebook } from '../notebook'
import { MemoryStore } from '../store/memory-store'
import { DEFAULT_PROFILE, openProfile } from '../profile/profile'
import type { System } from '../protocol/system'
import type { Reporter } from '../reporter'
import { openSession, type Session } from '../session'
import { keepSound } from '../config/keep-sound'
import { setSetting } from '../config/set'
import { languageOf } from '../tui/words/words'
import { keepVideo } from '../config/keep-video'
import { cameraNames } from './camera-names'
import { deviceNames } from './device-names'
import { settingsOf, soundOf, type MediaOptions, type ScreenOptions, type ScriptOptions } from './call-options'
import { reporterOf } from './headless-call'

/** Options of `vcall demo`. */
export interface DemoOptions extends MediaOptions, ScreenOptions, ScriptOptions {
  readonly profile?: string
}

const YOU = 'ana'
const PEER = 'luis'
const HOST = '127.0.0.1'

/** How long the peer lets it ring where a person looks on, in ms. */
const RING_MS = 1500

/** A discovery server, a peer that answers with a moving picture, and a call to it: all on loopback. */
export const runDemo = async (options: DemoOptions): Promise<number> => {
  const server = await DiscoveryServer.open({ host: HOST, port: 0, storage: new MemoryStorage() })
  const house = { host: server.host, port: server.port }
  const reporter = reporterOf(options)
  const peer = await openPeer(options, house, reporter)
  try {
    return options.headless === true ? await headlessDemo(options, house, reporter) : await demo(options, house)
  } finally {
    await peer.close()
    await server.close()
  }
}

/** The other side of the call: sends the test pattern, answers everybody. */
const openPeer = async (options: DemoOptions, server: Endpoint, reporter: Reporter): Promise<Session> => {
  const settings = settingsOf(options)
  const source: SourceSpec = { kind: 'pattern' }
  const account = { nick: PEER, password: 'demo', server, host: HOST, port: 0 }
  const session = await openSession({
    ...account,
    source,
    settings,
    sound: soundOf({ audio: { kind: 'chime' }, speaker: { kind: 'none' } }),
    report: (event) => {
      if (options.headless === true) reporter.report(event, { end: PEER })
      if (event.event === 'incoming')
        setTimeout(() => session.agent.accept(), options.headless === true ? AUTOMATIC_ANSWER_MS : RING_MS)
    },
  })
  return session
}

const ours = (options: DemoOptions, server: Endpoint): Omit<Parameters<typeof openSession>[0], 'report'> => ({
  nick: YOU,
  password: 'demo',
  server,
  host: HOST,
  port: 0,
  source: options.video ?? (existsSync('/dev/video0') ? { kind: 'camera', index: 0 } : { kind: 'pattern' }),
  filters: options.filter,
  settings: settingsOf(options),
  sound: soundOf(options),
})

/** Beyond this machine: by another system, at any port. */
const visiting = (session: ReturnType<typeof ours>, system: System): ReturnType<typeof ours> => ({
  ...session,
  server: undefined,
  host: undefined,
  port: undefined,
  sala: system === 'sala',
  ...(system === 'xmlrpc' && { xmlrpc: {} }),
})

const headlessDemo = async (options: DemoOptions, server: Endpoint, reporter: Reporter): Promise<number> => {
  const report: Parameters<typeof openSession>[0]['report'] = (event) => reporter.report(event, { end: YOU })
  const session = await openSession({ ...ours(options, server), report })
  const { seconds, snapshot } = options
  const plan = { target: PEER, answer: 'accept', calls: 1, seconds, snapshot } as const
  return new Headless(session, reporter, plan).run(new Lines(process.stdin))
}

const demo = async (options: DemoOptions, server: Endpoint): Promise<number> => {
  const { showFront } = await import('./interface.js')
  const session = ours(options, server)
  // What happens in the demo is forgotten with it.
  const notebook = new Notebook(new MemoryStore())
  return showFront(options, openProfile(options.profile), {
    initial: {
      language: languageOf(process.env, options.language),
      start: { mode: 'people', account: { nick: YOU, server: `${server.host}:${server.port}` } },
      cameraOn: session.source.kind !== 'none',
      quality: session.settings.quality,
      source: session.source,
      settings: session.settings,
      filters: session.filters,
      fit: options.fit,
      layout: options.layout,
      chosenKeys: options.chosenKeys,
      demo: true,
      sound: session.sound,
    },
    profile: DEFAULT_PROFILE,
    defaults: {},
    openSession: (wish, report) =>
      openSession({ ...(wish.type === 'visit' ? visiting(session, wish.system) : session), notes: notebook, report }),
    remember: () => undefined,
    readLogins: () => [],
    notebook,
    target: PEER,
    seconds: options.seconds,
    snapshot: options.snapshot,
    budget: options.budget,
    render: options.render,
    theme: options.theme,
    quiet: options.quiet,
    listDevices: deviceNames,
    listCameras: cameraNames,
    keepVideo: (video) => keepVideo(video),
    keepSound: (sound) => keepSound(sound),
    setSetting: (key, value) => setSetting(key, value),
  })
}
