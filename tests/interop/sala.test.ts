import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { peersFolder, ReferenceProgram, stopPrograms } from '../support/reference-peer'
import { SalaHouse } from '../support/sala-house'
import { toneShare } from '../support/tone-share'
import { until } from '../support/until'
import { stopAll, Vcall, type VcallEvent } from '../support/vcall'

/*
 * Sala Virtual: the whole program and the reference peer, as participants and as server, with each fault of the originals.
 * Everybody is called on the same port, so each has an address of its own.
 */

const folder = mkdtempSync(join(tmpdir(), 'vcall-sala-'))
/** The peer judges the pace of the sound: every call must have a core when it wants one. */
const AT_ONCE = 3
/** Less than an idle machine gets through: some calls run at once. */
const DATAGRAMS = 60
const HEARD = `audio>=${DATAGRAMS}; audio.hz>430; audio.hz<450; violation==0`
const TONE_SHARE = 0.3

/** Where one case is played: names and addresses of its own. */
class Place {
  private made = 0

  constructor(
    private readonly number: number,
    readonly house: SalaHouse,
  ) {}

  get server(): string {
    return `127.0.0.1:${this.house.server.port}`
  }

  name(who: string): string {
    return `${who}-${this.number}`
  }

  address(): string {
    return `127.44.${this.number}.${++this.made}`
  }

  wav(): string {
    return join(folder, `${this.number}-${++this.made}.wav`)
  }

  /** One of ours, at the server of this case or another one. */
  vcall(
    who: string,
    command: readonly string[],
    server = this.server,
  ): { readonly vcall: Vcall; readonly wav: string } {
    const wav = this.wav()
    const account = ['--sala', server, '--nick', this.name(who), '--host', this.address()]
    const sound = ['--audio', 'tone:440', '--speaker', `file:${wav}`]
    return { wav, vcall: new Vcall([...command, '--headless', '--json', ...account, ...sound]) }
  }

  /** A reference participant, once it is there. */
  async peer(who: string, args: readonly string[]): Promise<ReferenceProgram> {
    const place = ['--role', 'client', '--name', this.name(who), '--server', this.server, '--bind', this.address()]
    const peer = new ReferenceProgram('sala_peer.py', [...place, '--seconds', '50', '--strict', ...args])
    await peer.waitFor('joined')
    return peer
  }
}

const LEAVES = 'after 1s leave; on left after 300ms quit'
const answersAndLeaves = ['--do', `on hangup ${LEAVES}`]

/** What is wrong with how a reference participant found us. */
const verdict = async (peer: ReferenceProgram): Promise<readonly string[]> => {
  await peer.ended()
  const result = peer.events.find(({ event }) => event === 'result')
  return result?.met === true ? [] : [`the peer: ${String(result?.reason)}\n${peer.log()}`]
}

interface Ending {
  readonly reason: string
  readonly code: number
  /** Sound was heard by us. */
  readonly heard?: boolean
}

const endOf = async ({ vcall, wav }: { vcall: Vcall; wav: string }, ending: Ending): Promise<readonly string[]> => {
  const ended: VcallEvent = await vcall.waitFor('ended')
  const code = await vcall.ended()
  const { packets } = ended.audio.received
  const share = ending.heard === false ? 1 : toneShare(readFileSync(wav), 440)
  const wrong = [
    ...(ended.reason === ending.reason ? [] : [`ended: ${ended.reason}`]),
    ...(code === ending.code ? [] : [`exit code ${code}`]),
    ...(ending.heard === false || packets >= DATAGRAMS ? [] : [`${packets} datagrams came`]),
    ...(share >= TONE_SHARE ? [] : [`the tone is ${share.toFixed(2)} of what was played`]),
  ]
  return wrong.map((trouble) => `${trouble}\n${vcall.log()}`)
}

type Play = (place: Place) => Promise<readonly string[]>

const quirks = (names: string): readonly string[] => (names === '' ? [] : ['--quirk', names])

/** We call, talk and hang up. */
const weCall =
  (quirk: string, more: readonly string[] = []): Play =>
  async (place) => {
    const peer = await place.peer('bob', [
      '--expect',
      `${HEARD}; hangup>=1`,
      ...answersAndLeaves,
      ...quirks(quirk),
      ...more,
    ])
    const us = place.vcall('luis', ['call', place.name('bob'), '--seconds', '4'])
    return [...(await endOf(us, { reason: 'hangup', code: 0 })), ...(await verdict(peer))]
  }

/** They call, talk and hang up. */
const theyCall =
  (quirk: string): Play =>
  async (place) => {
    const us = place.vcall('luis', ['answer', '--calls', '1'])
    await us.vcall.waitFor('registered')
    const script = `after 1s call ${place.name('luis')}; on online after 4s hangup; ${LEAVES}`
    const peer = await place.peer('bob', ['--do', script, '--expect', HEARD, ...quirks(quirk)])
    return [...(await endOf(us, { reason: 'remote-hangup', code: 0 })), ...(await verdict(peer))]
  }

const refused =
  (answer: string, ending: Ending): Play =>
  async (place) => {
    const peer = await place.peer('bob', ['--answer', answer])
    const us = place.vcall('luis', ['call', place.name('bob')])
    const wrong = await endOf(us, { ...ending, heard: false })
    await peer.stop()
    return wrong
  }

const weRefuse =
  (answer: string, expectation: string): Play =>
  async (place) => {
    const us = place.vcall('luis', ['answer', '--answer', answer, '--calls', '1'])
    await us.vcall.waitFor('registered')
    const script = `after 500ms call ${place.name('luis')}; on answer ${LEAVES}`
    const peer = await place.peer('bob', ['--do', script, '--expect', expectation])
    await us.vcall.ended()
    return verdict(peer)
  }

/** Who had called somebody else before tells that one that our call is over; for us the sound stops. */
const staleHangUp: Play = async (place) => {
  const eva = await place.peer('eva', [])
  const script = `after 1s call ${place.name('eva')}; on online after 1s hangup; on online after 3s hangup; after 5s leave; on left quit`
  // To the reference participant what we say until we notice is sound outside a call.
  const heard = HEARD.replace('violation==0', 'violation>=0')
  const bob = await place.peer('bob', ['--quirk', 'stale-hangup', '--do', script, '--expect', heard])
  await bob.waitFor('hangup')
  const us = place.vcall('luis', ['call', place.name('bob')])
  const wrong = [...(await endOf(us, { reason: 'remote-hangup', code: 0 })), ...(await verdict(bob))]
  await eva.stop()
  return wrong
}

/** Two of ours over a server. */
const twoOfUs = async (place: Place, server: string): Promise<readonly string[]> => {
  const ana = place.vcall('ana', ['answer', '--calls', '1'], server)
  await ana.vcall.waitFor('registered')
  const luis = place.vcall('luis', ['call', place.name('ana'), '--seconds', '4'], server)
  return [
    ...(await endOf(luis, { reason: 'hangup', code: 0 })),
    ...(await endOf(ana, { reason: 'remote-hangup', code: 0 })),
  ]
}

const overReference =
  (quirk: string): Play =>
  async (place) => {
    const server = new ReferenceProgram('sala_peer.py', [
      '--role',
      'server',
      '--port',
      '0',
      '--strict',
      '--seconds',
      '60',
      ...quirks(quirk),
    ])
    const { port } = await server.waitFor('listening')
    const wrong = await twoOfUs(place, `127.0.0.1:${Number(port)}`)
    await until('both have left', () =>
      server.events.filter(({ event }) => event === 'left').length === 2 ? true : undefined,
    )
    await server.stop()
    const breaches = server.events.filter(({ event }) => event === 'violation')
    return breaches.length === 0 ? wrong : [...wrong, server.log()]
  }

/** Breaches that a server can commit; late sound, for which two participants blame each other, is between them. */
const OF_SERVERS = ['server-text', 'broadcast-end']

/** Two reference participants over our server. */
const overOurs =
  (quirk: string): Play =>
  async (place) => {
    const heard = HEARD.replace('violation==0', 'violation>=0')
    const bob = await place.peer('bob', ['--expect', `${heard}; hangup>=1`, ...answersAndLeaves, ...quirks(quirk)])
    const script = `after 1s call ${place.name('bob')}; on online after 3s hangup; ${LEAVES}`
    const ana = await place.peer('ana', ['--do', script, '--expect', heard, ...quirks(quirk)])
    const breaches = [ana, bob].filter(({ events }) => events.some(({ rule }) => OF_SERVERS.includes(String(rule))))
    const wrong = [...(await verdict(ana)), ...(await verdict(bob)), ...breaches.map((peer) => peer.log())]
    const names = [place.name('ana'), place.name('bob')]
    const left = place.house.told('left').filter(({ name, orderly }) => orderly && names.includes(name))
    return left.length === 2 ? wrong : [...wrong, 'our server did not see both leave in the proper way']
  }

const CLIENT_QUIRKS = ['', 'hijack', 'blocking-popup', 'one-read', 'joined-consulta', 'all']
const SERVER_QUIRKS = ['', 'silent-login', 'split-consulta', 'joined-messages', 'no-cleanup', 'all']
const named = (quirk: string): string => (quirk === '' ? 'without a fault' : `quirk ${quirk}`)

const cases: readonly (readonly [name: string, play: Play])[] = [
  ...CLIENT_QUIRKS.map((quirk) => [`we call and hang up, ${named(quirk)}`, weCall(quirk)] as const),
  ...CLIENT_QUIRKS.map((quirk) => [`they call and hang up, ${named(quirk)}`, theyCall(quirk)] as const),
  ['we call, and they answer late', weCall('blocking-popup', ['--answer-after', '4'])],
  ['we call, and they are silent', weCallSilent()],
  ['they decline', refused('reject', { reason: 'denied', code: 3 })],
  ['they are busy', refused('busy', { reason: 'busy', code: 4 })],
  ['they do not answer', refused('ignore', { reason: 'no-answer', code: 5 })],
  ['we decline', weRefuse('deny', 'answer=reject; violation==0')],
  ['we are busy', weRefuse('busy', 'answer=busy; violation==0')],
  ['they tell somebody else that our call is over', staleHangUp],
  ...SERVER_QUIRKS.map(
    (quirk) => [`two of ours over the reference server, ${named(quirk)}`, overReference(quirk)] as const,
  ),
  ['two of ours over our server', (place) => twoOfUs(place, place.server)],
  ...CLIENT_QUIRKS.map(
    (quirk) => [`two reference participants over our server, ${named(quirk)}`, overOurs(quirk)] as const,
  ),
]

/** Silence is sound as well: the call goes on. */
function weCallSilent(): Play {
  return async (place) => {
    const peer = await place.peer('bob', ['--sound', 'silence', '--expect', HEARD, ...answersAndLeaves])
    const us = place.vcall('luis', ['call', place.name('bob'), '--seconds', '5'])
    return [...(await endOf(us, { reason: 'hangup', code: 0, heard: false })), ...(await verdict(peer))]
  }
}

const all = peersFolder === undefined ? describe.skip : describe

all('vcall and the reference peers of Sala Virtual', () => {
  let house: SalaHouse
  const results = new Map<string, Promise<readonly string[]>>()

  beforeAll(async () => {
    house = await SalaHouse.open({ limits: { maxConnectionsPerAddress: 1_000 } })
    const queue = cases.map(([name, play], index) => {
      let settle: (found: Promise<readonly string[]>) => void = () => undefined
      results.set(name, new Promise((resolve) => (settle = resolve)))
      return () => {
        const played = play(new Place(index + 1, house))
        settle(played)
        return played.catch(() => undefined)
      }
    })
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) await next()
    }
    for (let count = 0; count < AT_ONCE; count++) void work()
  })

  afterAll(async () => {
    await stopAll()
    await stopPrograms()
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(cases.map(([name]) => name))(
    '%s',
    async (name) => {
      expect(await results.get(name)).toEqual([])
    },
    600_000,
  )
})
