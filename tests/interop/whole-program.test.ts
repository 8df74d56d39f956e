import { testScenarios, type Scenario } from '../support/whole-call'

/*
 * The whole program against the reference peer: as caller and as callee, in the three families of connections, with each
 * of its oddities. The peer is strict: it counts every breach of the rules of emission.
 */

const FAMILIES = ['A', 'B', 'C'] as const
const VIDEO = 25
const both = ['vcall', 'peer'] as const
const hungUp = ['hangup', 0] as const
const theyHungUp = ['remote-hangup', 0] as const

const families: Scenario[] = FAMILIES.flatMap((family) =>
  both.flatMap((caller): Scenario[] => [
    {
      name: `family ${family}, ${caller} calls; vcall holds, resumes, hangs up`,
      caller,
      peer: ['--family', family, ...(caller === 'peer' ? ['--do', 'after 40s end'] : [])],
      steps: [2, 'hold', 1, 'resume', 2.5, 'end'],
      expect: `frames>=50; hold==1; resume==1; end==1; end_reason==remote-end; held_frames<=2; jpeg_bad==0`,
      ends: hungUp,
      frames: 50,
    },
    {
      name: `family ${family}, ${caller} calls; the peer holds, resumes, hangs up`,
      caller,
      peer: ['--family', family, '--do', 'after 2s hold; after 1s resume; after 2s end'],
      expect: `frames>=50; end_reason==local-end; held_frames<=2; jpeg_bad==0`,
      ends: theyHungUp,
      frames: 50,
    },
  ]),
)

const answers: Scenario[] = FAMILIES.flatMap((family): Scenario[] => [
  {
    name: `family ${family} denies`,
    caller: 'vcall',
    peer: ['--family', family, '--answer', 'deny'],
    expect: 'calling==1; calls==0',
    ends: ['denied', 3],
  },
  {
    name: `family ${family} is busy`,
    caller: 'vcall',
    peer: ['--family', family, '--answer', 'busy'],
    expect: 'calling==1; calls==0',
    ends: ['busy', 4],
  },
  {
    name: `family ${family} does not answer`,
    caller: 'vcall',
    peer: ['--family', family, '--answer', 'never', '--ring-timeout', '2'],
    expect: 'calling==1; calls==0; !end',
    ends: ['no-answer', 5],
  },
  {
    name: `family ${family} is denied by vcall`,
    caller: 'peer',
    peer: ['--family', family],
    vcall: ['--answer', 'deny'],
    expect: 'answer==CALL_DENIED; calls==0',
    ends: ['denied', 0],
  },
  {
    name: `family ${family} is told busy by vcall`,
    caller: 'peer',
    peer: ['--family', family],
    vcall: ['--answer', 'busy'],
    expect: 'answer==CALL_BUSY; calls==0',
    ends: ['busy', 0],
  },
])

/** Oddities of media and registration: the call goes on, video arrives both ways. */
const oddities: Scenario[] = [
  ...['false-resolution', 'float-fps', 'zero-fps', 'absurd-fps', 'whole-seconds', 'date-timestamp', 'old-timestamp'],
  ...['order-from-one', 'order-not-reset', 'duplicate-frames', 'reorder', 'raw-jpeg', 'truncated-jpeg', 'big-frames'],
  ...['stray-datagrams', 'late-media', 'same-source-port', 'small-buffer=14900', 'drops-old', 'source-check'],
  ...['strict-datagrams', 'needs-video', 'late-bind', 'v1-base', 'lowercase-protocols', 'crlf-protocols', 'needs-v0'],
].map((quirk, index) => ({
  name: `quirk ${quirk}`,
  caller: quirk === 'needs-v0' || index % 2 === 0 ? ('peer' as const) : ('vcall' as const),
  peer: ['--family', FAMILIES[index % 3]!, '--quirk', quirk, '--do', 'after 5s end'],
  expect: `frames>=${quirk.startsWith('late-bind') ? 40 : 60}; end_reason==local-end; jpeg_bad==0`,
  ends: theyHungUp,
  // What was sent before its port was open is missing at the start.
  lenient: quirk === 'late-bind',
  frames: quirk === 'late-media' ? 40 : quirk === 'truncated-jpeg' ? 50 : 60,
}))

const holds: Scenario[] = [
  'order-jump',
  'order-reset',
  'sends-while-held',
  'stale-after-resume',
  'no-video-after-resume',
].map((quirk, index) => ({
  name: `quirk ${quirk} over a hold`,
  caller: both[index % 2]!,
  peer: ['--family', FAMILIES[index % 3]!, '--quirk', quirk, '--do', 'after 2s hold; after 1s resume; after 3s end'],
  expect: `frames>=60; end_reason==local-end`,
  ends: theyHungUp,
  frames: quirk === 'no-video-after-resume' ? 25 : 60,
}))

const others: Scenario[] = [
  {
    name: 'quirk no-video: a peer that sends none is not hung up on',
    caller: 'vcall',
    peer: ['--family', 'B', '--quirk', 'no-video', '--do', 'after 12s end'],
    expect: 'frames>=200; end_reason==local-end',
    ends: theyHungUp,
    frames: 0,
  },
  {
    name: 'the camera is off: one frame a second at least',
    caller: 'vcall',
    peer: ['--family', 'A', '--quirk', 'needs-video=3'],
    vcall: ['--video', 'none'],
    steps: [6, 'end'],
    expect: 'frames>=5; end_reason==remote-end',
    ends: hungUp,
    frames: VIDEO,
  },
  {
    name: 'a peer that is gone without a word',
    caller: 'vcall',
    peer: ['--family', 'A', '--do', 'after 2s vanish'],
    expect: 'end_reason==vanished',
    // Nobody can know at once that it is gone.
    lenient: true,
    ends: ['connection-lost', 1],
    frames: 25,
  },
  {
    name: '640x480 at quality 100 stays within the datagram',
    caller: 'vcall',
    peer: ['--family', 'A', '--quirk', 'strict-datagrams'],
    vcall: ['--size', '640x480', '--quality', '100'],
    steps: [4, 'end'],
    expect: 'frames>=50; largest_datagram<=14900; jpeg_bad==0; end_reason==remote-end',
    ends: hungUp,
    frames: 50,
  },
]

testScenarios([...families, ...answers, ...oddities, ...holds, ...others])
