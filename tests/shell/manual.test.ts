import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { EXIT } from '../../src/exit'
import { manualOf } from '../../src/shell/manual'
import { manualParts } from '../../src/shell/manual-parts'
import { escaped, text } from '../../src/shell/roff'
import { mustBeBuilt } from '../support/vcall'

const ROOT = resolve(__dirname, '../..')
const parts = manualParts('2026-01-02')
const page = manualOf(parts)

const has = (program: string): boolean => spawnSync('which', [program]).status === 0

describe('a text of the manual', () => {
  it.each([
    ['.TH', '\\&.TH'],
    ["'so", "\\&'so"],
    ['a-b', 'a\\-b'],
    ['\\n', '\\en'],
    ['↑', '\\[u2191]'],
  ])('%j is no request', (given, roff) => {
    expect(escaped(given)).toBe(roff)
  })

  it('is cut into lines, none of which is a request', () => {
    const lines = text(`${'x'.repeat(70)} tenletters .TH behind`).split('\n')
    expect(lines).toEqual(['x'.repeat(70), 'tenletters .TH behind'])
    expect(text(`${'x'.repeat(77)} .TH`)).toContain('\n\\&.TH')
  })
})

describe('the manual', () => {
  it.each([
    'NAME',
    'SYNOPSIS',
    'DESCRIPTION',
    'COMMANDS',
    'OPTIONS',
    'KEYS',
    'FILES',
    'ENVIRONMENT',
    'EXAMPLES',
    'SEE ALSO',
  ])('has a section %s', (title) => {
    expect(page).toContain(`\n.SH ${title}\n`)
  })

  it('has every command and every option', () => {
    const terms = parts.tree.commands.flatMap(({ name, options }) => [
      `vcall ${name}`,
      ...options.map(({ long }) => long),
    ])
    expect(terms.filter((term) => !page.includes(escaped(term)))).toEqual([])
  })

  it('has every setting, and what each exit code means', () => {
    expect(parts.settings.filter(({ key }) => !page.includes(`\\fB${escaped(key)}\\fR`))).toEqual([])
    const codes = page.slice(page.indexOf('.SH EXIT STATUS'))
    expect(Object.values(EXIT).filter((code) => !codes.includes(`.TP\n\\fB${code}\\fR\n`))).toEqual([])
  })

  it('has the keys of the interface', () => {
    expect(parts.keys.map(({ title }) => title)).toContain('In a call')
    expect(page).toContain('\\fBCtrl\\-L\\fR\ndraw the screen again')
  })

  it('is what was built, and what the package installs', () => {
    mustBeBuilt()
    const { man } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly man: readonly string[] }
    // npm 11 passes over a page that is named outside of a list.
    expect(man).toEqual(['dist/share/man/man1/vcall.1'])
    const built = readFileSync(join(ROOT, man[0] ?? ''), 'utf8')
    const date = /^\.TH VCALL 1 (\S+)/.exec(built)?.[1] ?? ''
    expect(built).toBe(manualOf(manualParts(date)))
    expect(existsSync(join(ROOT, 'dist/share/bash-completion/completions/vcall'))).toBe(true)
  })

  const inFile = (use: (file: string) => void): void => {
    const folder = mkdtempSync(join(tmpdir(), 'vcall-man-'))
    writeFileSync(join(folder, 'vcall.1'), page)
    try {
      use(join(folder, 'vcall.1'))
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  const whereGroff = has('groff') ? it : it.skip
  whereGroff('is taken by groff without a warning', () => {
    inFile((file) => {
      const { stderr, stdout } = spawnSync('groff', ['-man', '-ww', '-Tutf8', file], { encoding: 'utf8' })
      expect(stderr).toBe('')
      expect(stdout).toContain('a video call in a terminal')
    })
  })

  const whereMandoc = has('mandoc') ? it : it.skip
  whereMandoc('is taken by mandoc without a word', () => {
    inFile((file) => expect(execFileSync('mandoc', ['-Tlint', '-W', 'style', file]).toString()).toBe(''))
  })
})
