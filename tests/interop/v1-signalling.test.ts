import {
  answerAndListen,
  answerAndPlay,
  callAndListen,
  callAndPlay,
  callInVain,
  expecting,
  FAMILIES,
  family,
  hearing,
  nickOf,
  pause,
  PEER_SCRIPT,
  quirk,
  SOUND,
  testCases,
  untilOver,
  type Case,
} from '../support/interop-case'
import type { LittlePhone, LittlePhoneOptions } from '../support/little-phone'
import { ReferencePeer, type ReferenceServer } from '../support/reference-peer'

/*
 * Calls with sound: the texts of V1 against the reference peer in each family of connections, and whom they are said to.
 * The phone of ours has sockets and a tone, no device.
 */

/** Every phone of a case has its share of a machine that may be busy: few are enough. */
const HEARD = 'frames>=10; hold==1; resume==1; end==1; end_reason==remote-end; !held_frames; !jpeg_bad'
const SENT = 'frames>=10; end_reason==local-end; !held_frames'
const ASKED = { sound: 'v1' } as const
const AUTO = { sound: 'auto' } as const
const NO_SOUND = 'audio==0; sent_audio==0'
const ended = ['held', 'resumed', 'ended']

const families = (): readonly Case[] =>
  FAMILIES.flatMap((name): readonly Case[] => [
    {
      name: `${name}: we call with sound, hold, resume, end`,
      caller: 'us',
      phone: ASKED,
      peer: [...family(name), '--v1', ...expecting(`calling_v1==1; calling==0; ${HEARD}; ${SOUND}`)],
      play: hearing(20, callAndPlay),
      news: ['accepted'],
    },
    {
      name: `${name}: we call with sound, the peer holds, resumes, ends`,
      caller: 'us',
      phone: ASKED,
      peer: [...family(name), '--v1', ...PEER_SCRIPT, ...expecting(`calling_v1==1; ${SENT}; ${SOUND}`)],
      play: hearing(20, callAndListen),
      news: ['accepted', ...ended],
    },
    {
      name: `${name}: we are called with sound, hold, resume, end`,
      caller: 'peer',
      phone: AUTO,
      peer: [...family(name), '--v1', '--do', '', ...expecting(`accepted_v1==1; accepted==0; ${HEARD}; ${SOUND}`)],
      play: hearing(20, answerAndPlay),
      news: ['invited'],
    },
    {
      name: `${name}: we are called with sound, the peer holds, resumes, ends`,
      caller: 'peer',
      phone: AUTO,
      peer: [...family(name), '--v1', ...PEER_SCRIPT, ...expecting(`accepted_v1==1; ${SENT}; ${SOUND}`)],
      play: hearing(20, answerAndListen),
      news: ['invited', ...ended],
    },
    {
      name: `${name}: we are called without sound`,
      caller: 'peer',
      phone: AUTO,
      peer: [...family(name), ...PEER_SCRIPT, ...expecting(`accepted==1; accepted_v1==0; ${SENT}; ${NO_SOUND}`)],
      play: hearing(0, answerAndListen),
      news: ['invited', ...ended],
    },
    {
      name: `${name}: we are called with sound and have none`,
      caller: 'peer',
      peer: [
        ...family(name),
        ...['--v1', '--protocols', 'V0'],
        ...PEER_SCRIPT,
        ...expecting(`accepted==1; accepted_v1==0; ${SENT}; ${NO_SOUND}`),
      ],
      play: answerAndListen,
      news: ['invited', ...ended],
    },
    {
      name: `${name}: a call with sound is declined`,
      caller: 'us',
      phone: ASKED,
      peer: [...family(name), '--v1', '--answer', 'deny', ...expecting('calling_v1==1; calls==0')],
      play: callInVain,
      news: ['refused'],
    },
    {
      name: `${name}: we are busy for a call with sound`,
      caller: 'peer',
      phone: AUTO,
      manner: 'busy',
      peer: [...family(name), '--v1', ...expecting('answer==CALL_BUSY; calls==0')],
      play: untilOver,
      news: ['invited'],
    },
  ])

/** What a called client with sound does, as one who has it did. */
const quirks = (): readonly Case[] =>
  [
    ['B', 'silence-suppression'],
    ['B', 'late-media=4'],
    ['B', 'slow-close=4'],
    ['B', 'close-after-accept'],
    ['A', 'caller-nick'],
    ['A', 'unknown-verbs'],
    ['C', 'source-check'],
    ['A', 'strict-datagrams'],
  ].map(([name = '', oddity = '']): Case => ({
    name: `${name}: we call with sound, quirk ${oddity}`,
    caller: 'us',
    phone: ASKED,
    peer: [
      ...family(name),
      '--v1',
      ...quirk(oddity),
      ...['--do', 'after 7s end'],
      ...expecting(`calling_v1==1; frames>=10; end_reason==local-end; ${SOUND}`),
    ],
    play: hearing(20, callAndListen),
    news: ['accepted', 'ended'],
  }))

/** What callers with sound do. */
const callerQuirks = (): readonly Case[] =>
  [
    ['A', 'extra-tokens'],
    ['B', 'silence-suppression'],
    ['A', 'blank-probe'],
    ['B', 'late-media=4'],
  ].map(([name = '', oddity = '']): Case => ({
    name: `${name}: we are called with sound, quirk ${oddity}`,
    caller: 'peer',
    phone: AUTO,
    peer: [
      ...family(name),
      '--v1',
      ...quirk(oddity),
      ...['--do', 'after 7s end'],
      ...expecting(`accepted_v1==1; frames>=10; end_reason==local-end; ${SOUND}`),
    ],
    play: hearing(20, answerAndListen),
    news: ['invited', 'ended'],
  }))

const odd = (): readonly Case[] => [
  {
    name: 'quirk audio-short-recv: the end of each packet is lost there, and nothing else',
    caller: 'us',
    phone: ASKED,
    strict: false, // it counts what it cut off as our fault
    peer: [
      ...family('B'),
      ...['--v1', '--do', 'after 3s end'],
      ...quirk('audio-short-recv'),
      ...expecting(`calling_v1==1; ${SOUND}`),
    ],
    play: hearing(20, callAndListen),
    news: ['accepted', 'ended'],
  },
  ...(['us', 'peer'] as const).map((caller): Case => ({
    name: `quirk audio-port-minus-one, ${caller} calls: its sound goes astray, the call goes on`,
    caller,
    phone: ASKED,
    peer: [
      ...family('A'),
      ...['--v1', '--do', 'after 3s end'],
      ...quirk('audio-port-minus-one'),
      ...expecting(`end_reason==local-end; frames>=10; ${SOUND}`),
    ],
    play: hearing(0, caller === 'us' ? callAndListen : answerAndListen),
    news: [caller === 'us' ? 'accepted' : 'invited', 'ended'],
  })),
  {
    name: 'quirk busy-then-accept: the first counts, with V1 too',
    caller: 'us',
    phone: ASKED,
    peer: [...family('B'), '--v1', ...quirk('busy-then-accept'), ...expecting('end_reason!=timeout; calls==1')],
    play: async (phone, peer) => {
      await callInVain(phone, peer)
      await peer.ended()
    },
    news: ['refused'],
  },
  {
    name: 'a client that accepts with sound and takes 4 s to read: END is said again',
    caller: 'us',
    phone: ASKED,
    peer: [...family('B'), '--v1', ...quirk('slow-close=4'), ...expecting('end==1; end_reason==remote-end')],
    play: async (phone, peer) => {
      await phone.invite(nickOf(peer))
      await phone.waitFor('accepted')
      await pause(300)
      phone.bye()
      await peer.ended()
    },
    news: ['accepted'],
  },
]

const plain = (name: string, options: readonly string[], phone: LittlePhoneOptions = AUTO): Case => ({
  name,
  caller: 'us',
  phone,
  peer: [
    ...family('A'),
    ...options,
    ...['--do', 'after 2s end'],
    ...expecting(`calling==1; calling_v1==0; frames>=10; ${NO_SOUND}`),
  ],
  play: hearing(0, callAndListen),
  news: ['accepted', 'ended'],
})

const calledBack = async (phone: LittlePhone, peer: ReferencePeer, server: ReferenceServer): Promise<void> => {
  await phone.waitFor('ended')
  await peer.ended()
  const again = await ReferencePeer.start(server, [
    ...['answer', '--nick', nickOf(peer), '--strict', '--v1', '--do', 'after 3s end'],
    ...expecting(`calling_v1==1; calling==0; ${SOUND}`),
  ])
  await phone.invite(nickOf(peer))
  expect(await again.result()).toMatchObject({ ok: true })
}

/** Section 8: V1 has six meanings, and a CALLING_V1 harms some of those who mean another one. */
const choice = (): readonly Case[] => [
  plain('unasked, a stranger is called without sound', []),
  plain('unasked, V1 alone is not enough', ['--protocols', 'V0#V1', ...quirk('freeze-on-stray')]),
  plain('unasked, other tokens are not ours', ['--protocols', 'V0#V1#V2#V7']),
  plain('who calls the basic protocol V1 is called without sound', quirk('v1-base')),
  plain('who calls the basic protocol V1 is so even when sound is asked for', quirk('v1-base'), ASKED),
  plain('without sound, V1 is never said', ['--v1', '--protocols', 'V0#V1#V48'], { sound: 'v0' }),
  {
    name: 'who registers our own token is called with sound, unasked',
    caller: 'us',
    phone: AUTO,
    peer: [
      ...family('A'),
      ...['--v1', '--protocols', 'V0#V1#V48', '--do', 'after 3s end'],
      ...expecting(`calling_v1==1; ${SOUND}`),
    ],
    play: hearing(20, callAndListen),
    news: ['accepted', 'ended'],
  },
  {
    name: 'who has called with sound is called with sound, unasked',
    caller: 'peer',
    phone: AUTO,
    peer: [...family('B'), '--v1', '--do', 'after 2s end', ...expecting('accepted_v1==1')],
    play: calledBack,
  },
]

// Sound keeps more of the machine busy than pictures of 300 bytes do.
testCases([...families(), ...quirks(), ...callerQuirks(), ...odd(), ...choice()], 5)
