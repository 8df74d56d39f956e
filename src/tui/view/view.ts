import { tooSmall, type Model, type Size } from '../model'
import type { Scene } from '../scene'
import { chatShown } from '../contexts'
import { callScreen, fullScreen } from './call'
import { chatPane, chatPlace } from './chat'
import { clip } from './clip'
import { dialogs } from './dialogs'
import { header } from './header'
import { helpPane } from './help'
import { hintBar } from './hints'
import { loginScreen } from './login'
import { banners } from './notice'
import { peopleScreen } from './people'
import { cutBottom, cutTop, type Rect } from './rect'
import { tinyScreen } from './tiny'
import { windowTitle } from './window-title'

type Content = Pick<Scene, 'panes' | 'cursor'>

/** The screen of a model on a terminal of this size. */
export const view = (model: Model, size: Size = model.size): Scene => {
  const screen = { x: 0, y: 0, width: size.columns, height: size.rows }
  const content = tooSmall(size) ? { panes: tinyScreen(model, screen) } : whole({ ...model, size }, screen)
  const keyReleases = model.call.tag === 'live' && model.call.meters !== undefined
  return { ...clip({ ...content, title: windowTitle(model) }, size), keyReleases }
}

const whole = (model: Model, screen: Rect): Content => {
  const [top, rest] = cutTop(screen, 1)
  const [middle, bottom] = cutBottom(rest, 1)
  const { panes, body } = banners(model, middle)
  if (model.call.tag === 'live' && model.fullScreen) {
    const { panes: all } = fullScreenPanes(model, top, rest)
    // The help says its own keys nowhere else.
    return over(model, { panes: model.dialog.tag === 'help' ? [...all, hintBar(model, bottom)] : all }, middle)
  }
  const below = content(model, body)
  const all = [header(model, top), ...panes, ...below.panes, hintBar(model, bottom)]
  return over(model, { ...below, panes: all }, body)
}

const fullScreenPanes = (model: Model, top: Rect, rest: Rect): Content => ({
  panes: [header(model, top), ...(model.call.tag === 'live' ? fullScreen(model, model.call, rest) : [])],
})

const content = (model: Model, body: Rect): Content => {
  if (!chatShown(model)) return screenOf(model, body)
  const [rest, place] = chatPlace(body)
  const below = screenOf(model, rest)
  const chat = chatPane(model, place)
  return { ...below, ...chat, panes: [...below.panes, ...chat.panes] }
}

const screenOf = (model: Model, body: Rect): Content => {
  if (model.call.tag === 'live') return { panes: callScreen(model, model.call, body) }
  return model.login ? loginScreen(model, model.login, body) : peopleScreen(model, body)
}

/** The screen with what lies over it. The cursor is where the keys go. */
const over = (model: Model, below: Content, body: Rect): Content => {
  const called = model.call.tag === 'incoming'
  const helps = model.dialog.tag === 'help' && !called
  const above = helps ? helpPane(model, model.dialog, body) : dialogs(model, body)
  const panes = [...below.panes, ...above.panes]
  if (above.panes.length === 0) return { ...below, panes }
  return above.cursor ? { panes, cursor: above.cursor } : { panes }
}
