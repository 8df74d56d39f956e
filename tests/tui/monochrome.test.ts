import fc from 'fast-check'
import type { AgentEvent, KeptPerson } from '../../src/tui/message'
import { initialModel, type Model, type Size } from '../../src/tui/model'
import type { Scene } from '../../src/tui/scene'
import { SceneScreen } from '../../src/tui/terminal/scene-screen'
import { MONO } from '../../src/tui/terminal/theme/mono'
import { looksFor, Theme } from '../../src/tui/terminal/theme/theme'
import { update } from '../../src/tui/update/update'
import { view } from '../../src/tui/view/view'
import { SCENES } from '../support/golden/all'
import { happenings } from '../support/random-happenings'
import { inCall, online, PEOPLE_START, speak } from '../support/tui-scenes'

/*
 * No information by colour alone: wherever two screens differ in colours, they differ without colours as well, by their
 * characters or by their weight.
 */

const SIZE: Size = { columns: 80, rows: 24 }

/** What a terminal is sent to show a scene, with nothing on it before. */
class Drawer {
  private readonly screen: SceneScreen

  constructor(theme: Theme) {
    this.screen = new SceneScreen(SIZE, theme)
  }

  draw(scene: Scene): string {
    this.screen.forget()
    return this.screen.draw(scene)
  }

  close(): void {
    this.screen.destroy()
  }
}

const plain = new Drawer(new Theme(MONO))
const coloured = new Drawer(new Theme(looksFor('dark', { colours: '256', ground: [0, 0, 0] })))

/** Finds two scenes that can be told from each other by their colours alone. */
class Colourblind {
  private readonly seen = new Map<string, string>()

  sees(scene: Scene): boolean {
    const [without, withColours] = [plain.draw(scene), coloured.draw(scene)]
    const before = this.seen.get(without)
    this.seen.set(without, withColours)
    return before === undefined || before === withColours
  }
}

afterAll(() => {
  speak('en')
  plain.close()
  coloured.close()
})

test.each(['en', 'es', 'pt'] as const)('every screen in %s is another one without colours too', (language) => {
  speak(language)
  const eye = new Colourblind()
  const confused = Object.entries(SCENES).filter(([, make]) => !eye.sees(view(make().resize(SIZE).model)))
  expect(confused.map(([name]) => name)).toEqual([])
})

test('whatever happens, what changes in colour changes without it', () => {
  const eye = new Colourblind()
  let model: Model = initialModel(PEOPLE_START)
  for (const { what } of fc.sample(happenings(fc.constant(SIZE)), { seed: 7, numRuns: 1000 })) {
    // Time stands still, so that screens come again that differ in little.
    model = update(model, { ...what, nowMs: model.nowMs }).model
    if (!eye.sees(view(model, SIZE))) throw new Error(`by colour alone: after ${JSON.stringify(what)}`)
  }
})

const LEVELS = ['info', 'good', 'warn', 'bad'] as const
const SIDES = ['us', 'them'] as const
/** News that differ in one thing, of which nothing may be said in colour alone. */
const SIBLINGS: readonly (readonly AgentEvent[])[] = [
  LEVELS.map((level) => ({ type: 'notice', level, text: 'the same words' })),
  SIDES.flatMap((by) => [
    { type: 'held', by },
    { type: 'resumed', by },
  ]),
  [true, false].map((muted) => ({ type: 'muted', muted })),
  [true, false].map((on) => ({ type: 'camera', on })),
  (['ready', 'failed', 'ended'] as const).map((state) => ({ type: 'source', state, label: 'camera 0' })),
  (['ready', 'failed', 'lost'] as const).map((state) => ({ type: 'device', which: 'microphone', state, label: 'mic' })),
  (['in', 'out'] as const).map((direction) => ({ type: 'trace', direction, text: 'HOLD' })),
  (['hangup', 'denied', 'busy', 'unreachable'] as const).map((reason) => ({ type: 'ended', reason, nick: 'luis' })),
  [-60, -20, -1].map((db) => ({ type: 'levels', levels: { mineDb: db, theirsDb: db, speakingMuted: false } })),
  [...(['favourite', 'blocked'] as const).map((what) => keptPeople({ [what]: true })), keptPeople({})],
]

function keptPeople(changes: Partial<KeptPerson>): AgentEvent {
  const luis = { nick: 'luis', favourite: false, note: '', blocked: false, ...changes }
  return { type: 'kept-people', server: 'home:8000', people: [luis] }
}

test.each([
  ['people', online],
  ['a call', inCall],
])('what is told of %s is not told by colour alone', (_, make) => {
  for (const siblings of SIBLINGS) {
    const eye = new Colourblind()
    const confused = siblings.filter((event) => !eye.sees(view(make().resize(SIZE).agent(event).model)))
    expect(confused).toEqual([])
  }
})
