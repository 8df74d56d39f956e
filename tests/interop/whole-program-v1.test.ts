import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toneShare } from '../support/tone-share'
import { stopAll, Vcall, type VcallEvent } from '../support/vcall'
import { testScenarios, type Scenario } from '../support/whole-call'

/*
 * The whole program with sound: against the reference peer in the three families of connections and with its oddities, and
 * two vcalls that call each other by an address alone. Sources and sinks are a tone and WAV files: no device is needed.
 */

const folder = mkdtempSync(join(tmpdir(), 'vcall-v1-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const FAMILIES = ['A', 'B', 'C'] as const
const both = ['vcall', 'peer'] as const
/** Less than what an idle machine of two cores gets through: some calls run at once. */
const SOUND = 'audio>=25; audio_back==0; !audio_hurry; !audio_held; tone_hz>=430; tone_hz<=450'
const PACKETS = 25
/** The tone is most of what was heard; the rest is the beginning, the end and holds. */
const TONE_SHARE = 0.3
const hungUp = ['hangup', 0] as const
const theyHungUp = ['remote-hangup', 0] as const

let files = 0
const wav = (): string => join(folder, `${++files}.wav`)

const withSound = (speaker: string, protocol = 'v1'): readonly string[] => [
  ...['--protocol', protocol, '--audio', 'tone:440', '--speaker', `file:${speaker}`],
]

/** The packets that came, and the tone of the other one in what was played. */
const heard =
  (speaker: string, packets = PACKETS) =>
  ({ audio: { received } }: VcallEvent): readonly string[] => {
    const share = toneShare(readFileSync(speaker), 440)
    return [
      ...(received.packets >= packets ? [] : [`${received.packets} packets of sound came`]),
      ...(share >= TONE_SHARE ? [] : [`the tone is ${share.toFixed(2)} of what was played`]),
    ]
  }

const silent = ({ audio: { sent, received } }: VcallEvent): readonly string[] =>
  sent.packets + received.packets === 0 ? [] : [`${sent.packets} packets of sound were sent`]

const sounding = (scenario: Omit<Scenario, 'check' | 'vcall'>): Scenario => {
  const speaker = wav()
  return { ...scenario, vcall: withSound(speaker), check: heard(speaker) }
}

const families = FAMILIES.flatMap((family) =>
  both.flatMap((caller): Scenario[] => [
    sounding({
      name: `family ${family}, ${caller} calls with sound; vcall holds, resumes, hangs up`,
      caller,
      peer: ['--v1', '--family', family, ...(caller === 'peer' ? ['--do', 'after 40s end'] : [])],
      steps: [3, 'hold', 1, 'resume', 3, 'end'],
      expect: `frames>=30; hold==1; resume==1; end==1; end_reason==remote-end; held_frames<=2; ${SOUND}`,
      ends: hungUp,
      frames: 30,
    }),
    sounding({
      name: `family ${family}, ${caller} calls with sound; the peer holds, resumes, hangs up`,
      caller,
      peer: ['--v1', '--family', family, '--do', 'after 3s hold; after 1s resume; after 3s end'],
      expect: `frames>=30; end_reason==local-end; held_frames<=2; ${SOUND}`,
      ends: theyHungUp,
      frames: 30,
    }),
  ]),
)

const oddities = [
  ...['silence-suppression', 'late-media=4', 'slow-close=4', 'source-check', 'strict-datagrams', 'stray-datagrams'],
  ...['audio-short-recv'],
].map((quirk, index) =>
  sounding({
    name: `with sound, quirk ${quirk}`,
    caller: both[index % 2]!,
    peer: ['--v1', '--family', 'B', '--quirk', quirk, '--do', 'after 8s end'],
    expect: `frames>=30; end_reason==local-end; jpeg_bad==0; ${SOUND}`,
    ends: theyHungUp,
    // It counts what it cut off as our fault.
    lenient: quirk === 'audio-short-recv',
    frames: 30,
  }),
)

const others: readonly Scenario[] = [
  {
    name: 'quirk audio-port-minus-one: the sound of the peer goes astray, the call goes on',
    caller: 'vcall',
    peer: ['--v1', '--family', 'A', '--quirk', 'audio-port-minus-one', '--do', 'after 5s end'],
    vcall: withSound(wav()),
    expect: `frames>=30; end_reason==local-end; ${SOUND}`,
    ends: theyHungUp,
    frames: 30,
  },
  {
    name: 'a stranger that registers V1 is called without sound, unasked',
    caller: 'vcall',
    peer: ['--protocols', 'V0#V1', '--quirk', 'freeze-on-stray', '--do', 'after 3s end'],
    vcall: withSound(wav(), 'auto'),
    expect: 'calling==1; calling_v1==0; frames>=30; audio==0',
    ends: theyHungUp,
    check: silent,
  },
  {
    name: 'quirk v1-base: without sound though it is asked for',
    caller: 'vcall',
    peer: ['--quirk', 'v1-base', '--do', 'after 3s end'],
    vcall: withSound(wav()),
    expect: 'calling==1; calling_v1==0; frames>=30; audio==0',
    ends: theyHungUp,
    check: silent,
  },
  {
    name: 'without sound, a call with sound is taken without',
    caller: 'peer',
    peer: ['--v1', '--protocols', 'V0', '--do', 'after 3s end'],
    vcall: ['--protocol', 'v0'],
    expect: 'accepted==1; accepted_v1==0; frames>=30; audio==0',
    ends: theyHungUp,
    check: silent,
  },
]

testScenarios([...families, ...oddities, ...others])

describe('two vcalls', () => {
  const common = ['--headless', '--json', '--host', '127.0.0.1', '--port', '0', '--video', 'pattern']
  afterEach(stopAll)

  const callByAddress = async (answering: readonly string[], calling: readonly string[]): Promise<VcallEvent[]> => {
    const luis = new Vcall(['answer', ...common, '--nick', 'luis', '--calls', '1', ...answering])
    const { host, port } = await luis.waitFor('listening')
    const ana = new Vcall(['call', `${host}:${port}`, ...common, '--nick', 'ana', '--seconds', '6', ...calling])
    const ended = await Promise.all([ana.waitFor('ended'), luis.waitFor('ended')])
    expect([await ana.ended(), await luis.ended()]).toEqual([0, 0])
    return ended
  }

  test('that know no more than an address have sound', async () => {
    const [hers, his] = [wav(), wav()]
    const ended = await callByAddress(withSound(his, 'auto'), withSound(hers, 'auto'))
    expect([hers, his].flatMap((speaker, at) => heard(speaker)(ended[at]!))).toEqual([])
  })

  test('have none where one of them wants none', async () => {
    const ended = await callByAddress(withSound(wav(), 'auto'), ['--protocol', 'v0'])
    expect(ended.flatMap(silent)).toEqual([])
    expect(ended.every(({ video }) => video.received.frames > 30)).toBe(true)
  })
})
