import { CALL_SCENES } from './call'
import { CHAT_SCENES } from './chat'
import { LOGIN_SCENES } from './login'
import { PEOPLE_SCENES } from './people'
import type { Scenes } from './scenes'
import { STATISTICS_SCENES } from './statistics'

/** Every screen that is kept as a text. */
export const SCENES: Scenes = {
  ...LOGIN_SCENES,
  ...PEOPLE_SCENES,
  ...CALL_SCENES,
  ...STATISTICS_SCENES,
  ...CHAT_SCENES,
}
