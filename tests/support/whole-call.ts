import { peersFolder, ReferencePeer, ReferenceServer, stopPrograms } from './reference-peer'
import { QUICK_RINGS, stopAll, Vcall, type VcallEvent } from './vcall'

const there = peersFolder !== undefined
if (!there) console.log('The reference peers are not here (VCALL_PEERS, or ../shared/peers): these tests are skipped.')

/** One call between vcall and the peer. */
export interface Scenario {
  readonly name: string
  /** Who calls. */
  readonly caller: 'vcall' | 'peer'
  readonly peer: readonly string[]
  /** What vcall does, each after the event or the seconds before it. */
  readonly steps?: readonly (number | string)[]
  readonly vcall?: readonly string[]
  readonly expect: string
  /** Why the call ends, as vcall says; with the exit code. */
  readonly ends: readonly [reason: string, code: number]
  /** The rules are counted but may be broken: the peer itself sees to it that they are. */
  readonly lenient?: boolean
  /** Frames that vcall must have received. */
  readonly frames?: number
  /** What else must be right of what vcall said last; a trouble in words for each thing that is not. */
  readonly check?: (ended: VcallEvent) => readonly string[]
}

/** How many calls run at once on a machine of two cores. */
const AT_ONCE = 5

const pause = (seconds: number): Promise<void> => new Promise((done) => setTimeout(done, seconds * 1000))

const startVcall = async (scenario: Scenario, nick: string, peer: string, server: ReferenceServer): Promise<Vcall> => {
  const common = ['--headless', '--json', '--server', `127.0.0.1:${server.port}`, '--nick', nick, '--port', '0']
  const how = scenario.caller === 'vcall' ? ['call', peer] : ['answer', '--calls', '1']
  const video = scenario.vcall?.includes('--video') === true ? [] : ['--video', 'pattern']
  const vcall = new Vcall([...how, ...common, '--password-stdin', ...video, ...(scenario.vcall ?? [])], {
    env: QUICK_RINGS,
  })
  vcall.say('secret')
  await vcall.waitFor('registered')
  return vcall
}

const obey = async (vcall: Vcall, steps: readonly (number | string)[]): Promise<void> => {
  if (steps.length === 0) return
  await vcall.waitFor('answered')
  for (const step of steps) {
    if (typeof step === 'number') await pause(step)
    else vcall.say(step)
  }
}

const play = async (scenario: Scenario, index: number, server: ReferenceServer): Promise<string[]> => {
  const [ana, bob] = [`ana${index}`, `bob${index}`]
  const peerOptions = [
    '--nick',
    bob,
    ...(scenario.lenient === true ? [] : ['--strict']),
    '--expect',
    scenario.expect,
    ...scenario.peer,
  ]
  const startPeer = (...how: string[]): Promise<ReferencePeer> => ReferencePeer.start(server, [...how, ...peerOptions])
  const first = scenario.caller === 'vcall' ? await startPeer('answer') : undefined
  const vcall = await startVcall(scenario, ana, bob, server)
  const peer = first ?? (await startPeer('call', ana))
  await obey(vcall, scenario.steps ?? [])
  const ended = await vcall.waitFor('ended')
  const code = await vcall.ended()
  const result = await peer.result()
  const { frames } = ended.video.received
  return [
    ...result.failures.map((failure) => `the peer: ${failure}`),
    ...Object.entries(scenario.lenient === true ? {} : result.violations).map(
      ([rule, count]) => `breach of ${rule}, ${count} times`,
    ),
    ...(ended.reason === scenario.ends[0] ? [] : [`ended: ${ended.reason}`]),
    ...(code === scenario.ends[1] ? [] : [`exit code ${code}`]),
    ...(frames >= (scenario.frames ?? 0) ? [] : [`${frames} frames came`]),
    ...(scenario.check?.(ended) ?? []),
  ].map((trouble) => `${trouble}\n${peer.log()}\n${vcall.log()}`)
}

const all = there ? describe : describe.skip

/** Plays all of them, some at a time, and makes a test of each. */
export const testScenarios = (scenarios: readonly Scenario[]): void =>
  all('vcall and the reference peer', () => {
    const results = new Map<string, Promise<string[]>>()
    let server: ReferenceServer

    beforeAll(async () => {
      server = await ReferenceServer.start()
      const queue = scenarios.map((scenario, index) => {
        let settle: (found: Promise<string[]>) => void = () => undefined
        results.set(scenario.name, new Promise((resolve) => (settle = resolve)))
        return () => {
          const played = play(scenario, index, server)
          settle(played)
          return played.catch(() => undefined)
        }
      })
      const work = async (): Promise<void> => {
        for (let next = queue.shift(); next; next = queue.shift()) await next()
      }
      for (let i = 0; i < AT_ONCE; i++) void work()
    })

    afterAll(async () => {
      await stopAll()
      await stopPrograms()
    })

    it.each(scenarios.map(({ name }) => name))(
      '%s',
      async (name) => {
        expect(await results.get(name)).toEqual([])
      },
      600_000,
    )
  })
