import { fieldOf } from '../field'
import type { Model } from '../model'
import { ADDRESS_PROMPT } from './address'
import { NOTE_PROMPT } from './note'
import type { PromptName } from './name'
import { PROFILE_PROMPT } from './profile'
import type { Prompt } from './prompt'

/** Every prompt of the interface. */
export const PROMPTS: Readonly<Record<PromptName, Prompt>> = {
  address: ADDRESS_PROMPT,
  note: NOTE_PROMPT,
  profile: PROFILE_PROMPT,
}

/** The model with a prompt over the screen, and a text in it to begin with. */
export const prompted = (model: Model, prompt: PromptName, text = ''): Model => ({
  ...model,
  dialog: { tag: 'prompt', prompt, field: fieldOf(text) },
})
