import { CALL_SCENES } from './call'
import { LOGIN_SCENES } from './login'
import { PEOPLE_SCENES } from './people'
import type { Scenes } from './scenes'

/** Every screen that is kept as a text. */
export const SCENES: Scenes = { ...LOGIN_SCENES, ...PEOPLE_SCENES, ...CALL_SCENES }
