import { inCall, inSoundCall, online } from '../tui-scenes'
import type { Scenes } from './scenes'

/** The command line, over people and calls. */
export const COMMAND_LINE_SCENES: Scenes = {
  'command-line': () => inCall().keys(':'),
  'command-line-word': () => inSoundCall().keys(':').type('volume 80'),
  'command-line-offers': () => online().keys(':').type('call '),
  'command-line-wrong': () => online().keys(':').type('paus').keys('enter'),
}
