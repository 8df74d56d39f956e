import { CALL_SCENES } from './call'
import { CHAT_SCENES } from './chat'
import { COMMAND_LINE_SCENES } from './command-line'
import { LOGIN_SCENES } from './login'
import { PEOPLE_SCENES } from './people'
import { SALA_SCENES } from './sala'
import type { Scenes } from './scenes'
import { STATISTICS_SCENES } from './statistics'
import { VIDEO_SCENES } from './video'

/** Every screen that is kept as a text. */
export const SCENES: Scenes = {
  ...LOGIN_SCENES,
  ...PEOPLE_SCENES,
  ...CALL_SCENES,
  ...STATISTICS_SCENES,
  ...CHAT_SCENES,
  ...VIDEO_SCENES,
  ...SALA_SCENES,
  ...COMMAND_LINE_SCENES,
}
