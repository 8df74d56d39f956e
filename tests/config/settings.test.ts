import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { entryOf, writtenOf, type Setting } from '../../src/config/setting'
import { SETTINGS } from '../../src/config/settings'

const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8')

/** A setting's row in the README. */
const row = ({ key, initial, says }: Setting): string =>
  `| \`${key}\` | ${initial === undefined ? '' : `\`${initial}\``} | ${says} |`

describe.each(SETTINGS.map((setting) => [setting.key, setting] as const))('%s', (_, setting) => {
  it('may be written as it is by default', () => {
    const { initial } = setting
    if (initial === undefined) return
    expect(entryOf(setting, initial).written).toBe(initial)
    expect(writtenOf(setting, String(initial))).toBe(initial)
  })

  it('tells of a mistake in words of the file', () => {
    expect(() => entryOf(setting, { a: 1 })).toThrow(`${setting.key} takes `)
    expect(() => entryOf(setting, '')).toThrow(setting.key)
    expect(() => writtenOf(setting, '')).toThrow(setting.key)
    expect(() => writtenOf(setting, '')).not.toThrow(setting.option)
  })

  it('is a row of the README', () => {
    expect(readme).toContain(row(setting))
  })
})

it('are each of their own name and option, but for lists of what an option names one of', () => {
  expect(new Set(SETTINGS.map(({ key }) => key)).size).toBe(SETTINGS.length)
  const options = SETTINGS.filter(({ kind }) => kind !== 'list').map(({ option }) => option)
  expect(new Set(options).size).toBe(options.length)
})
