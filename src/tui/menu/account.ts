import type { OtherSystem } from '../../protocol/system'
import type { LoginDefaults } from '../login-defaults'
import { loginForm } from '../login-form'
import type { KnownLogin } from '../message'
import type { Model } from '../model'
import { logOut } from '../update/log-out'
import { step, type Step } from '../update/step'
import { wordsOf } from '../words/words'
import type { Menu, MenuRow } from './menu'
import { opened } from './opened'

/** The log in with this filled in: at once on its screen, else after the log out. */
const asAnother = (model: Model, defaults: LoginDefaults): Step => {
  const closed: Model = { ...model, dialog: { tag: 'none' } }
  return model.login ? step({ ...closed, defaults, login: loginForm(defaults) }) : logOut(closed, defaults)
}

const loginRow = (model: Model, login: KnownLogin): MenuRow => ({
  label: login.nick,
  value: login.server,
  chosen: !model.login && login.server === model.account.server && login.nick === model.account.nick,
  enter: (now) => asAnother(now, login),
})

/** A log in to another system, with the name that we have now. */
const otherSystem = (label: string, system: OtherSystem): MenuRow => ({
  label,
  enter: (now) => asAnother(now, { system, ...(now.defaults.nick !== undefined && { nick: now.defaults.nick }) }),
})

const profileRow = (model: Model): MenuRow => ({
  label: wordsOf(model).profile.title,
  value: model.profile,
  enter: (now) => step(opened(now, 'profile'), { type: 'list-profiles' }),
})

const rows = (model: Model): readonly MenuRow[] => {
  const words = wordsOf(model).account
  const { system, server } = model.defaults
  const out: MenuRow = { label: words.logOut, enter: (now) => asAnother(now, now.defaults) }
  const another: MenuRow = {
    label: words.another,
    enter: (now) => asAnother(now, { system, nick: '', ...(server !== undefined && { server }) }),
  }
  const others = [otherSystem(words.sala, 'sala'), otherSystem(words.xmlrpc, 'xmlrpc')]
  const logins = model.logins.map((login) => loginRow(model, login))
  return [
    ...logins,
    another,
    ...(model.demo ? [] : [...others, profileRow(model)]),
    ...(model.login || model.demo ? [] : [out]),
  ]
}

/** Who we are, who we may be, and the way out. */
export const ACCOUNT_MENU: Menu = {
  title: (model) => wordsOf(model).account.title,
  rows,
  remarks: (model) => [wordsOf(model).account.passwordAsked],
}
