import { LittlePhone } from './little-phone'
import type { LittlePhoneOptions, Manner } from './little-phone'
import { peersFolder, ReferencePeer, ReferenceServer, stopPrograms } from './reference-peer'
import type { PeerResult } from './reference-peer'

/** Pairs that talk at the same time, unless told otherwise. */
const AT_ONCE = 10

/** One phone of ours against one reference peer. */
export interface Case {
  readonly name: string
  /** Who calls. */
  readonly caller: 'us' | 'peer'
  /** Options of the peer, with `--expect` last. */
  readonly peer: readonly string[]
  /** False where the peer counts a fault of its own as ours. */
  readonly strict?: boolean
  readonly manner?: Manner
  /** How our phone is, but for its nick. */
  readonly phone?: LittlePhoneOptions
  /** What we do, once the peer is there. */
  readonly play: (phone: LittlePhone, peer: ReferencePeer, server: ReferenceServer) => Promise<void>
  /** Our events; leave out where they do not matter. */
  readonly news?: readonly string[]
}

/** The three habits of connections. */
export const FAMILIES = ['A', 'B', 'C'] as const
/** The peer holds, resumes and ends. */
export const PEER_SCRIPT = ['--do', 'after 1.5s hold; after 1s resume; after 1.5s end']
/** What a peer must have heard when we hold, resume and end. */
export const HEARD_ALL = 'frames>=15; hold==1; resume==1; end==1; end_reason==remote-end; !held_frames; !jpeg_bad'
/** What it must have heard of us when it does. */
export const SENT_ALL = 'frames>=15; end_reason==local-end; !held_frames'

/** What it must have heard of a tone of 440 Hz. */
export const SOUND = 'audio>=20; audio_back==0; !audio_hurry; !audio_held; tone_hz>=430; tone_hz<=450'

/** The option for a family. */
export const family = (name: string): readonly string[] => ['--family', name]
/** The options for oddities. */
export const quirk = (...names: readonly string[]): readonly string[] => names.flatMap((name) => ['--quirk', name])
/** The option for what the peer must find. */
export const expecting = (clauses: string): readonly string[] => ['--expect', clauses]
/** Waits so long. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** In a call: hold, resume and end, each after a while. */
const holdResumeEnd = async (phone: LittlePhone, holdAfterPictures = 10): Promise<void> => {
  await phone.see(holdAfterPictures)
  phone.hold()
  await pause(1200)
  phone.resume()
  await phone.see(10)
  await pause(500)
  phone.bye()
}

/** We call, hold, resume and end. */
export const callAndPlay = async (phone: LittlePhone, peer: ReferencePeer): Promise<void> => {
  await phone.invite(nickOf(peer))
  await phone.waitFor('accepted')
  await holdResumeEnd(phone)
}

/** We call, and the peer ends. */
export const callAndListen = async (phone: LittlePhone, peer: ReferencePeer): Promise<void> => {
  await phone.invite(nickOf(peer))
  await phone.waitFor('ended')
}

/** We call and are refused. */
export const callInVain = async (phone: LittlePhone, peer: ReferencePeer): Promise<void> => {
  await phone.invite(nickOf(peer))
  await phone.waitFor('refused')
}

/** We are called, hold, resume and end. */
export const answerAndPlay = async (phone: LittlePhone): Promise<void> => {
  await phone.waitFor('invited')
  await holdResumeEnd(phone)
}

/** We are called, and the peer ends. */
export const answerAndListen = async (phone: LittlePhone): Promise<void> => {
  await phone.waitFor('ended')
}

/** Plays a case, and hears so many packets of the peer in it. */
export const hearing =
  (packets: number, play: Case['play']): Case['play'] =>
  async (phone, peer, server) => {
    await play(phone, peer, server)
    const { received = 0 } = phone.sound ?? {}
    if (received < packets || (packets === 0 && received > 0)) throw new Error(`${received} packets of sound came`)
  }

/** We only wait. */
export const untilOver = async (_phone: LittlePhone, peer: ReferencePeer): Promise<void> => peer.ended()

/** The nick of a peer. */
export const nickOf = (peer: ReferencePeer): string => String(peer.events[0]?.nick)

/** Where a case is played: nicks are told apart by its number. */
interface Place {
  readonly server: ReferenceServer
  readonly index: number
}

const startPeer = (one: Case, phone: LittlePhone, { server, index }: Place): Promise<ReferencePeer> => {
  const mode = one.caller === 'us' ? ['answer'] : ['call', phone.nick]
  const strict = one.strict === false ? [] : ['--strict']
  return ReferencePeer.start(server, [...mode, '--nick', `bob${index}`, ...strict, ...one.peer])
}

interface Outcome {
  readonly result: PeerResult
  readonly news: readonly string[]
  readonly log: string
}

const run = async (one: Case, place: Place): Promise<Outcome> => {
  const phone = await LittlePhone.open(`ana${place.index}`, place.server.port, one.phone)
  phone.manner = one.manner ?? 'accept'
  const peer = await startPeer(one, phone, place)
  try {
    await one.play(phone, peer, place.server)
    const result = await peer.result()
    return { result, news: phone.news, log: `${peer.log()}\n${phone.log()}` }
  } catch (error) {
    throw new Error(`${one.name}\n${peer.log()}\n${phone.log()}`, { cause: error })
  } finally {
    await peer.stop()
    await phone.close()
  }
}

/** Runs all cases, so many at a time; the tests only look at what came of them. */
const runAll = (cases: readonly Case[], server: ReferenceServer, atOnce: number): readonly Promise<Outcome>[] => {
  const waiting: (() => void)[] = []
  let running = 0
  const turn = async (): Promise<void> => {
    if (running++ >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  }
  return cases.map(async (one, index) => {
    await turn()
    try {
      return await run(one, { server, index })
    } finally {
      running--
      waiting.shift()?.()
    }
  })
}

/** Makes a test of each case; one that says so where there are no reference peers. */
export const testCases = (cases: readonly Case[], atOnce = AT_ONCE): void => {
  if (peersFolder === undefined) {
    console.log('No reference peers on this machine (VCALL_PEERS): interoperability is not tested.')
    test('reference peers are absent', () => expect(peersFolder).toBeUndefined())
    return
  }
  let server: ReferenceServer
  let outcomes: readonly Promise<Outcome>[]

  beforeAll(async () => {
    server = await ReferenceServer.start()
    outcomes = runAll(cases, server, atOnce)
    for (const outcome of outcomes) outcome.catch(() => undefined)
  })

  afterAll(async () => {
    await Promise.allSettled(outcomes)
    await stopPrograms()
  })

  test.each(cases.map((one, index) => ({ ...one, index })))(
    '$name',
    async ({ index, news }) => {
      const { result, news: heard, log } = await outcomes[index]!
      if (!result.ok) throw new Error(`${result.failures.join('; ')}\n${log}`)
      if (news) expect(heard).toEqual(news)
    },
    600_000,
  )
}
