import { toProfile } from '../update/profile'
import { wordsOf } from '../words/words'
import type { Prompt } from './prompt'

/** The name of a new profile. */
export const PROFILE_PROMPT: Prompt = {
  title: (model) => wordsOf(model).profile.another,
  label: (model) => wordsOf(model).profile.name,
  entered: (model, text) => toProfile(model, text.trim()),
}
