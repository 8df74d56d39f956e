import { buildProgram } from '../cli'
import { SETTINGS } from '../config/settings'
import { WORD_NAMES } from '../tui/command-line/words'
import { helpLines } from '../tui/help'
import { initialModel } from '../tui/model'
import { en } from '../tui/words/en'
import { version } from '../version'
import { treeOf } from './command-tree'
import type { KeyGroup, ManualParts } from './manual'

/** What the manual tells, gathered from where the program has it. */
export const manualParts = (date: string): ManualParts => ({
  tree: treeOf(buildProgram(() => undefined)),
  keys: keyGroups(),
  words: WORD_NAMES.map((name) => {
    const [takes, says] = en.commands[name]
    return { usage: takes === '' ? name : `${name} ${takes}`, says }
  }),
  settings: SETTINGS,
  version,
  date,
})

const keyGroups = (): readonly KeyGroup[] => {
  const groups: { title: string; keys: { keys: string; says: string }[] }[] = []
  for (const line of helpLines(firstModel())) {
    if (line.tag === 'title') groups.push({ title: line.text, keys: [] })
    if (line.tag === 'key') groups.at(-1)?.keys.push({ keys: line.keys, says: line.words })
  }
  return groups.filter(({ keys }) => keys.length > 0)
}

const firstModel = (): Parameters<typeof helpLines>[0] =>
  initialModel({
    start: { mode: 'people', account: { nick: '' } },
    size: { columns: 80, rows: 24 },
    nowMs: 0,
    utcOffsetMin: 0,
    cameraOn: true,
    quality: 0,
  })
