import type { Model } from '../model'
import { prompted } from '../prompt/prompts'
import { toProfile } from '../update/profile'
import { step } from '../update/step'
import { wordsOf } from '../words/words'
import type { Menu, MenuRow } from './menu'

const profileRow = ({ profile }: Model, name: string): MenuRow => ({
  label: name,
  chosen: name === profile,
  enter: (now) => toProfile({ ...now, dialog: { tag: 'none' } }, name),
})

/** The profiles that there are, and a new one. */
export const PROFILE_MENU: Menu = {
  title: (model) => wordsOf(model).profile.title,
  rows: (model) => [
    ...model.profiles.map((name) => profileRow(model, name)),
    { label: wordsOf(model).profile.another, enter: (now) => step(prompted(now, 'profile')) },
  ],
  remarks: (model) => [wordsOf(model).profile.means],
  parent: 'account',
}
