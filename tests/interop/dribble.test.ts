import {
  answerAndListen,
  callAndListen,
  callAndPlay,
  expecting,
  FAMILIES,
  family,
  HEARD_ALL,
  hearing,
  PEER_SCRIPT,
  quirk,
  SOUND,
  testCases,
  type Case,
} from '../support/interop-case'

/*
 * Peers that send a text in pieces, and take a short pause of ours inside one for its end: nothing else may run beside
 * them, and few of them at once.
 */

const AT_ONCE = 3
const ended = ['held', 'resumed', 'ended']
const SENT = 'frames>=15; end_reason==local-end'

const called: Case = {
  name: 'quirk dribble',
  caller: 'us',
  peer: [...family('A'), ...quirk('dribble'), ...expecting(HEARD_ALL.replace('frames>=15', 'frames>=10'))],
  play: callAndPlay,
  news: ['accepted'],
}

const spoken = ['A', 'C'].map((name): Case => ({
  name: `${name}: quirk dribble of what the peer says`,
  caller: 'us',
  peer: [...family(name), ...quirk('dribble'), ...PEER_SCRIPT, ...expecting(SENT)],
  play: callAndListen,
  news: ['accepted', ...ended],
}))

const callers = FAMILIES.map((name): Case => ({
  name: `${name}: quirk dribble of a caller`,
  caller: 'peer',
  peer: [...family(name), ...quirk('dribble'), ...PEER_SCRIPT, ...expecting(SENT)],
  play: answerAndListen,
  news: ['invited', ...ended],
}))

const withSound: Case = {
  name: 'A: we call with sound, quirk dribble',
  caller: 'us',
  phone: { sound: 'v1' },
  peer: [
    ...family('A'),
    ...['--v1', ...quirk('dribble'), '--do', 'after 7s end'],
    ...expecting(`calling_v1==1; frames>=10; end_reason==local-end; ${SOUND}`),
  ],
  play: hearing(20, callAndListen),
  news: ['accepted', 'ended'],
}

testCases([withSound, called, ...spoken, ...callers], AT_ONCE)
