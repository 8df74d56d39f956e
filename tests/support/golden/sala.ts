import { Driver, online, SOUND } from '../tui-scenes'
import type { Scenes } from './scenes'

const START = {
  start: { mode: 'login', defaults: { system: 'sala', server: 'sala:5000', nick: 'ana' } },
} as const

const call = (): Driver =>
  online({ sound: SOUND })
    .agent({ type: 'pictures', carried: false })
    .agent({ type: 'answered', nick: 'josé', protocol: 'sala', address: '10.0.0.7:6000' })
    .agent({ type: 'levels', levels: { theirsDb: -22, mineDb: -31, speakingMuted: false } })

/** Sala Virtual: sound alone, and no password. */
export const SALA_SCENES: Scenes = {
  'login-sala': () => new Driver(START),
  'login-sala-taken': () =>
    new Driver(START).keys('enter').agent({
      type: 'login-failed',
      field: 'nick',
      code: 'refused',
      message: 'sala:5000 does not take the name ana: somebody has it. Choose another one.',
    }),
  'call-sala': () => call().wait(9000),
  'call-sala-camera': () => call().wait(9000).keys('c'),
}
