import { answered, inCall, inSoundCall, online, SOUND } from '../tui-scenes'
import type { Scenes } from './scenes'

const rung = { nick: 'marta', protocol: 'v0', address: '10.0.0.9:5001', ringForMs: 30_000 }

/** Calls that ring, are on, and what lies over them. */
export const CALL_SCENES: Scenes = {
  'incoming-typing': () =>
    online()
      .keys('/')
      .type('ma')
      .agent({ type: 'incoming', ...rung }),
  'incoming-line': () =>
    online()
      .wait(5000)
      .agent({ type: 'incoming', ...rung })
      .wait(7000)
      .keys(':')
      .type('busy'),
  'incoming-help': () =>
    online()
      .keys('?')
      .wait(5000)
      .agent({ type: 'incoming', ...rung }),
  calling: () =>
    online().agent({ type: 'calling', nick: 'luis', address: '10.0.0.7:5001', ringForMs: 35_000 }).wait(7000),
  incoming: () =>
    online()
      .wait(5000)
      .agent({ type: 'incoming', ...rung })
      .wait(7000),
  'call-no-video-yet': () => answered().wait(1000),
  'call-no-video': () => answered().wait(9000),
  call: () => inCall(),
  'call-held': () => inCall().agent({ type: 'held', by: 'them' }).agent({ type: 'held', by: 'us' }),
  'call-camera-off': () => inCall().keys('c').wait(9000),
  'call-log': () =>
    inCall()
      .agent({ type: 'trace', direction: 'in', text: 'CALL_HOLD luis' })
      .agent({ type: 'missed', nick: 'bob' })
      .wait(9000)
      .keys('l'),
  'call-full': () => inCall().keys('z'),
  'call-layout-side': () => inSoundCall().keys('w'),
  'call-layout-corner': () => inSoundCall().keys('W', 'W', 'W').wait(9000),
  'call-layout-theirs': () => inSoundCall().keys('w', 'w', 'w').wait(9000),
  'call-layout-mine': () => inSoundCall().keys('w', 'w', 'w', 'w').agent({ type: 'held', by: 'them' }),
  'call-filled': () => inCall().keys('f'),
  'call-hangup': () => inCall().keys('h'),
  'call-notice': () => inCall().keys('+'),
  'call-full-held': () => inCall().keys('z').agent({ type: 'held', by: 'them' }).keys('s'),
  'call-full-notice': () => inCall().keys('z', '+'),
  'call-quit': () => inCall().keys('C-c'),
  'call-demo': () => inCall({ demo: true }),
  'call-sound': () => inSoundCall(),
  'call-speaking-muted': () =>
    inSoundCall()
      .keys('m')
      .wait(9000)
      .agent({ type: 'levels', levels: { theirsDb: -20, mineDb: -15, speakingMuted: true } }),
  'call-no-microphone': () =>
    inSoundCall().agent({
      type: 'device',
      which: 'microphone',
      state: 'lost',
      label:
        'The USB microphone is gone: it gives no sign of life any more. You are not heard until it is there again.',
    }),
  'call-muted-hold': () => inSoundCall({ keyReleases: true }).keys('m').wait(9000),
  'help-hold': () => inSoundCall({ keyReleases: true }).keys('?'),
  'sound-menu': () => inSoundCall().keys(',', 'down', 'right', 'down', 'right'),
  'incoming-sound': () =>
    online({ sound: SOUND })
      .wait(5000)
      .agent({ type: 'incoming', ...rung, protocol: 'v1' }),
  help: () => inCall().keys('?'),
  'help-search': () => inCall().keys('?', '/').type('ctrl'),
}
