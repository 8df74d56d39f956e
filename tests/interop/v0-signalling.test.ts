import {
  answerAndListen,
  answerAndPlay,
  callAndListen,
  callAndPlay,
  callInVain,
  expecting,
  FAMILIES,
  family,
  HEARD_ALL,
  nickOf,
  pause,
  PEER_SCRIPT,
  quirk,
  SENT_ALL,
  testCases,
  untilOver,
  type Case,
} from '../support/interop-case'
import { ReferencePeer } from '../support/reference-peer'

const ended = ['held', 'resumed', 'ended']

const families = (): readonly Case[] =>
  FAMILIES.flatMap((name): readonly Case[] => [
    {
      name: `${name}: we call, hold, resume, end`,
      caller: 'us',
      peer: [...family(name), ...expecting(HEARD_ALL)],
      play: callAndPlay,
      news: ['accepted'],
    },
    {
      name: `${name}: we call, the peer holds, resumes, ends`,
      caller: 'us',
      peer: [...family(name), ...PEER_SCRIPT, ...expecting(SENT_ALL)],
      play: callAndListen,
      news: ['accepted', ...ended],
    },
    {
      name: `${name}: we are called, hold, resume, end`,
      caller: 'peer',
      peer: [...family(name), '--do', '', ...expecting(HEARD_ALL)],
      play: answerAndPlay,
      news: ['invited'],
    },
    {
      name: `${name}: we are called, the peer holds, resumes, ends`,
      caller: 'peer',
      peer: [...family(name), ...PEER_SCRIPT, ...expecting(SENT_ALL)],
      play: answerAndListen,
      news: ['invited', ...ended],
    },
    {
      name: `${name}: one side resumes what the other holds`,
      caller: 'us',
      peer: [...family(name), '--do', 'after 1s hold; after 2s end', ...expecting('frames>=10; resume==0')],
      play: callAndListen,
      news: ['accepted', 'held', 'ended'],
    },
  ])

const refusals = (): readonly Case[] =>
  FAMILIES.flatMap((name): readonly Case[] => [
    {
      name: `${name}: the peer declines`,
      caller: 'us',
      peer: [...family(name), '--answer', 'deny', ...expecting('calling==1; calls==0')],
      play: callInVain,
      news: ['refused'],
    },
    {
      name: `${name}: the peer is busy`,
      caller: 'us',
      peer: [...family(name), '--answer', 'busy', ...expecting('calling==1; calls==0')],
      play: callInVain,
      news: ['refused'],
    },
    {
      name: `${name}: the peer takes its time`,
      caller: 'us',
      peer: [...family(name), '--answer', 'late', '--answer-delay', '3', ...expecting('calls==1; end')],
      play: callAndPlay,
      news: ['accepted'],
    },
    {
      name: `${name}: the peer never answers, we give up`,
      caller: 'us',
      peer: [...family(name), '--answer', 'never', '--ring-timeout', '3', ...expecting('calling==1; !end; calls==0')],
      play: async (phone, peer) => {
        const call = await phone.invite(nickOf(peer))
        await peer.ended()
        phone.signalling.cancel(call)
      },
      news: [],
    },
    {
      name: `${name}: the peer accepts after we gave up`,
      caller: 'us',
      peer: [
        ...family(name),
        '--answer',
        'late',
        '--answer-delay',
        '2.5',
        '--linger',
        '4',
        ...expecting(name === 'A' ? 'calls==1' : 'calls==1; end==1; end_reason==remote-end'),
      ],
      play: async (phone, peer) => {
        const call = await phone.invite(nickOf(peer))
        await peer.waitFor('heard')
        await pause(1000)
        phone.signalling.cancel(call)
        await peer.ended()
      },
      news: [],
    },
    {
      name: `${name}: we decline`,
      caller: 'peer',
      manner: 'denied',
      peer: [...family(name), ...expecting('answer==CALL_DENIED; calls==0')],
      play: untilOver,
      news: ['invited'],
    },
    {
      name: `${name}: we are busy`,
      caller: 'peer',
      manner: 'busy',
      peer: [...family(name), ...expecting('answer==CALL_BUSY; calls==0')],
      play: untilOver,
      news: ['invited'],
    },
    // Who closed its connection cannot see ours close: it is told, so that it does not ring for ever.
    {
      name: `${name}: nobody is here`,
      caller: 'peer',
      manner: 'no-answer',
      peer: [...family(name), ...expecting(`answer==${name === 'C' ? 'CALL_DENIED' : 'none'}; calls==0`)],
      play: untilOver,
      news: ['invited'],
    },
  ])

const givenUp = (): readonly Case[] =>
  ['A', 'B'].map((name): Case => ({
    name: `${name}: the peer gives up`,
    caller: 'peer',
    manner: 'ignore',
    peer: [...family(name), '--ring-timeout', '1.5', ...expecting('answer==none; calls==0')],
    play: async (phone) => {
      await phone.waitFor('cancelled')
    },
    news: ['invited', 'cancelled'],
  }))

const unread = (): readonly Case[] =>
  [
    { name: 'slow-close', args: quirk('slow-close=2') },
    { name: 'slow-close of four seconds', args: quirk('slow-close=4') },
    { name: 'leave-open', args: quirk('leave-open') },
  ].map(({ name, args }): Case => ({
    name: `${name}: what was not read is said again`,
    caller: 'us',
    peer: [...family('B'), ...args, ...expecting('hold==1; resume==1; end==1; end_reason==remote-end; frames>=10')],
    play: async (phone, peer) => {
      await phone.invite(nickOf(peer))
      await phone.waitFor('accepted')
      await pause(300)
      phone.hold()
      await peer.waitFor('heard', ({ text }) => String(text).startsWith('CALL_HOLD'))
      await pause(500)
      phone.resume()
      await phone.see(10)
      phone.bye()
      await peer.ended()
    },
  }))

const unreadEnd: Case = {
  name: 'slow-close: CALL_END alone is said again',
  caller: 'us',
  peer: [...family('B'), ...quirk('slow-close'), ...expecting('end==1; end_reason==remote-end')],
  play: async (phone, peer) => {
    await phone.invite(nickOf(peer))
    await phone.waitFor('accepted')
    phone.bye()
    await peer.ended()
  },
}

/** Quirks of a called peer that change nothing for us. */
const harmless = (): readonly Case[] =>
  [
    ['close-after-accept'],
    ['caller-nick'],
    ['alias-verbs'],
    ['accept-call-verb'],
    ['chatty'],
    ['unknown-verbs'],
    ['freeze-on-stray'],
    ['order-jump', 'stray-datagrams'],
  ].map((names): Case => ({
    name: `quirk ${names.join(', ')}`,
    caller: 'us',
    peer: [...family('A'), ...quirk(...names), ...expecting(HEARD_ALL.replace('frames>=15', 'frames>=10'))],
    play: callAndPlay,
    news: ['accepted'],
  }))

/** Quirks that show when the called peer holds, resumes and ends. */
const spoken = (): readonly Case[] =>
  [
    ['A', 'no-nick'],
    ['C', 'no-nick'],
    ['B', 'messages-to-udp-port'],
    ['A', 'repeat-end'],
    ['B', 'repeat-end'],
    ['A', 'coalesced'],
    ['B', 'coalesced'],
    ['A', 'close-after-accept'],
  ].map(([name = '', oddity = '']): Case => ({
    name: `${name}: quirk ${oddity} of what the peer says`,
    caller: 'us',
    peer: [...family(name), ...quirk(oddity), ...PEER_SCRIPT, ...expecting('frames>=15; end_reason==local-end')],
    strict: oddity !== 'coalesced', // it holds its hold back and then blames us
    play: callAndListen,
    news: ['accepted', ...ended],
  }))

const callerQuirks = (): readonly Case[] =>
  [
    ['A', 'extra-tokens'],
    ['A', 'extra-tokens=23 5 8'],
    ['A', 'blank-probe'],
    ['A', 'empty-probe'],
    ['B', 'close-after-accept'],
    ['A', 'close-after-accept'],
    ['C', 'messages-to-udp-port'],
  ].map(([name = '', oddity = '']): Case => ({
    name: `${name}: quirk ${oddity} of a caller`,
    caller: 'peer',
    peer: [...family(name), ...quirk(oddity), ...PEER_SCRIPT, ...expecting('frames>=15; end_reason==local-end')],
    play: answerAndListen,
    news: ['invited', ...ended],
  }))

const odd = (): readonly Case[] => [
  {
    name: 'quirk late-bind',
    caller: 'us',
    strict: false,
    peer: [...family('A'), ...quirk('late-bind'), ...expecting('frames>=5; hold==1; resume==1; end==1')],
    play: callAndPlay,
    news: ['accepted'],
  },
  {
    name: 'quirk reset-when-busy',
    caller: 'us',
    peer: [...family('A'), '--answer', 'busy', ...quirk('reset-when-busy'), ...expecting('calls==0')],
    play: callInVain,
    news: ['refused'],
  },
  {
    name: 'quirk busy-with-nick',
    caller: 'us',
    peer: [...family('A'), '--answer', 'busy', ...quirk('busy-with-nick'), ...expecting('calls==0')],
    play: callInVain,
    news: ['refused'],
  },
  {
    name: 'quirk busy-trailing-space',
    caller: 'us',
    peer: [...family('C'), '--answer', 'busy', ...quirk('busy-trailing-space'), ...expecting('calls==0')],
    play: callInVain,
    news: ['refused'],
  },
  {
    name: 'quirk no-nick of a peer that declines',
    caller: 'us',
    peer: [...family('B'), '--answer', 'deny', ...quirk('no-nick'), ...expecting('calls==0')],
    play: callInVain,
    news: ['refused'],
  },
  {
    name: 'quirk alias-verbs of a peer that declines',
    caller: 'us',
    peer: [...family('C'), '--answer', 'deny', ...quirk('alias-verbs'), ...expecting('calls==0')],
    play: callInVain,
    news: ['refused'],
  },
  {
    name: 'quirk deaf-after-busy',
    caller: 'us',
    peer: [...family('A'), '--answer', 'busy', ...quirk('deaf-after-busy'), ...expecting('calls==0')],
    play: callInVain,
    news: ['refused'],
  },
  {
    name: 'quirk no-hold',
    caller: 'us',
    peer: [...family('A'), ...quirk('no-hold'), ...expecting('hold==1; end_reason==remote-end')],
    strict: false,
    play: callAndPlay,
    news: ['accepted'],
  },
  ...['A', 'B', 'C'].map((name): Case => ({
    name: `${name}: quirk busy-then-accept, the first counts`,
    caller: 'us',
    peer: [...family(name), ...quirk('busy-then-accept'), ...expecting('end_reason!=timeout; calls==1')],
    strict: name !== 'A',
    play: async (phone, peer) => {
      await callInVain(phone, peer)
      await peer.ended()
    },
    news: ['refused'],
  })),
  {
    name: 'quirk wrong-nick: nobody else may hold, resume or end our call',
    caller: 'us',
    peer: [...family('B'), ...quirk('wrong-nick'), ...PEER_SCRIPT, '--linger', '0', ...expecting('frames>=15')],
    strict: false,
    play: async (phone, peer) => {
      await phone.invite(nickOf(peer))
      await peer.ended()
      await phone.waitFor('silent')
    },
    news: ['accepted', 'silent'],
  },
  {
    name: 'a stranger says CALL_END on connections of its own',
    caller: 'us',
    peer: [
      ...family('A'),
      '--do',
      'after 1s new CALL_END stranger; after 1s new CALL_HOLD stranger; after 1s end',
      ...expecting('frames>=15'),
    ],
    play: callAndListen,
    news: ['accepted', 'ended'],
  },
  {
    name: 'quirk slow-teardown: the second call waits until the peer is ready',
    caller: 'us',
    peer: [...family('B'), ...quirk('slow-teardown'), '--calls', '2', ...expecting('calls==2; busy==0')],
    play: async (phone, peer) => {
      for (const nth of [1, 2]) {
        await phone.invite(nickOf(peer))
        await phone.waitFor('accepted', nth)
        await phone.see(5)
        phone.bye()
      }
    },
    news: ['accepted', 'accepted'],
  },
  {
    name: 'quirk freeze-on-stray: after its CALL_END nothing is said but the next CALLING',
    caller: 'us',
    peer: [
      ...family('A'),
      ...quirk('freeze-on-stray'),
      '--do',
      'after 1s end',
      '--calls',
      '2',
      ...expecting('calls==2; calling==2; end==0'),
    ],
    play: async (phone, peer) => {
      for (const nth of [1, 2]) {
        await phone.invite(nickOf(peer))
        await phone.waitFor('ended', nth)
      }
    },
    news: ['accepted', 'ended', 'accepted', 'ended'],
  },
  {
    name: 'a second caller hears that we are busy',
    caller: 'peer',
    peer: [...family('A'), '--do', '', ...expecting('end==1; end_reason==remote-end')],
    play: async (phone, _peer, server) => {
      await phone.waitFor('invited')
      await phone.see(3)
      const other = await ReferencePeer.start(server, [
        'call',
        phone.nick,
        '--nick',
        `${phone.nick}-2`,
        '--strict',
        ...expecting('answer==CALL_BUSY; calls==0'),
      ])
      expect(await other.result()).toMatchObject({ ok: true })
      phone.bye()
    },
    news: ['invited', 'invited'],
  },
  {
    name: 'the machine of the peer goes away: lost at once in family A that has spoken',
    caller: 'us',
    peer: [...family('A'), '--do', 'after 1s hold; after 1s vanish', ...expecting('end_reason==vanished')],
    play: async (phone, peer) => {
      await phone.invite(nickOf(peer))
      await phone.waitFor('lost')
    },
    news: ['accepted', 'held', 'lost'],
  },
  {
    name: 'the peer goes away without a word in message mode: silence is told',
    caller: 'us',
    strict: false, // gone, it still minds our video
    peer: [...family('C'), '--do', 'after 1s vanish', ...expecting('end_reason==vanished')],
    play: async (phone, peer) => {
      await phone.invite(nickOf(peer))
      await phone.waitFor('silent')
    },
    news: ['accepted', 'silent'],
  },
  {
    name: 'a CALLING_V1 is a call without audio',
    caller: 'peer',
    peer: [
      ...family('A'),
      '--v1',
      '--protocols',
      'V0#V1',
      ...PEER_SCRIPT,
      ...expecting('accepted==1; accepted_v1==0; frames>=15'),
    ],
    play: answerAndListen,
    news: ['invited', ...ended],
  },
]

const cases: readonly Case[] = [
  ...families(),
  ...refusals(),
  ...givenUp(),
  ...unread(),
  unreadEnd,
  ...harmless(),
  ...spoken(),
  ...callerQuirks(),
  ...odd(),
]

testCases(cases)
