import { join } from 'node:path'
import { cycles } from './support/architecture/cycles'
import { layerBreaches } from './support/architecture/layers'
import { eagerNatives } from './support/architecture/natives'
import { impurities } from './support/architecture/purity'
import { wordlessExports } from './support/architecture/sentences'
import { parse, read } from './support/architecture/sources'

describe('src', () => {
  const sources = read(join(__dirname, '..'), 'src')

  test('was read', () => {
    expect(sources.has('src/protocol/call/transition.ts')).toBe(true)
  })

  test('each folder imports only what it may know', () => {
    expect(layerBreaches(sources)).toEqual([])
  })

  test('the protocols are pure', () => {
    expect(impurities(sources)).toEqual([])
  })

  test('native packages are loaded where they are needed', () => {
    expect(eagerNatives(sources)).toEqual([])
  })

  test('no files import each other in a circle', () => {
    expect(cycles(sources)).toEqual([])
  })

  test('every export has its sentence', () => {
    expect(wordlessExports(sources)).toEqual([])
  })
})

describe('the check of layers', () => {
  const breaches = (path: string, text: string): readonly string[] =>
    layerBreaches(
      parse({
        [path]: text,
        'src/protocol/a.ts': '',
        'src/net/a.ts': '',
        'src/media/a.ts': '',
        'src/tui/a.ts': '',
        'src/server/a.ts': '',
        'src/app.ts': '',
      }),
    )

  test.each([
    ['an import', "import { a } from '../net/a'"],
    ['an import for its effect', "import '../net/a'"],
    ['an import of types', "import type { A } from '../net/a'"],
    ['a re-export', "export * from '../net/a'"],
    ['a re-export of types', "export type { A } from '../net/a'"],
    ['an import type', "export type A = import('../net/a').A"],
    ['import()', "const a = () => import('../net/a')"],
    ['import() of a template', 'const a = () => import(`../net/a`)'],
    ['require', "const a = require('../net/a')"],
    ['require.resolve', "const a = require.resolve('../net/a')"],
    ['a made require', "const a = createRequire(__filename)('../net/a')"],
    ['a made require with a name', "const load = createRequire(__filename); load('../net/a')"],
    ['import = require', "import a = require('../net/a')"],
    ['a reference', '/// <reference path="../net/a.ts" />'],
  ])('sees %s', (_, text) => {
    expect(breaches('src/tui/view.ts', text)).toEqual([
      expect.stringMatching(/^src\/tui\/view\.ts:1 .*tui may not know net/),
    ])
  })

  test.each([
    ['src/protocol/b.ts', '../net/a'],
    ['src/protocol/b.ts', '../app'],
    ['src/net/b.ts', '../media/a'],
    ['src/media/b.ts', '../net/a'],
    ['src/media/b.ts', '../tui/a'],
    ['src/tui/b.ts', '../server/a'],
    ['src/server/b.ts', '../media/a'],
    ['src/server/b.ts', '../tui/a'],
    ['src/server/b.ts', '../app'],
    ['src/server/deep/b.ts', '../../tui/a'],
  ])('%s may not import %s', (path, specifier) => {
    expect(breaches(path, `import '${specifier}'`)).toHaveLength(1)
  })

  test.each([
    ['src/net/b.ts', '../protocol/a'],
    ['src/tui/b.ts', '../media/a'],
    ['src/server/b.ts', '../net/a'],
    ['src/commands/b.ts', '../tui/a'],
    ['src/b.ts', './server/a'],
    ['src/net/b.ts', 'node:net'],
    ['src/tui/b.ts', 'blessed'],
  ])('%s may import %s', (path, specifier) => {
    expect(breaches(path, `import '${specifier}'`)).toEqual([])
  })

  test.each(['node:fs', 'fs', 'commander', '../../package.json', '../../tests/support/seeded'])(
    'src/protocol may not import %s',
    (specifier) => {
      expect(breaches('src/protocol/b.ts', `import '${specifier}'`)).toHaveLength(1)
    },
  )

  test('a computed name and a folder without a layer do not pass', () => {
    expect(breaches('src/net/b.ts', 'const load = (name: string) => import(name)')).toHaveLength(1)
    expect(breaches('src/misc/b.ts', '')).toEqual([expect.stringContaining('src/misc/b.ts is in no layer')])
  })
})

describe('the check of purity', () => {
  const found = (text: string): readonly string[] => impurities(parse({ 'src/protocol/a.ts': text }))

  test.each([
    'const a = Date.now()',
    'const a = new Date()',
    'const a = Math.random()',
    "const a = Math['random']",
    'const { random } = Math',
    'setTimeout(() => undefined, 1)',
    'const a = globalThis',
    "const a = Buffer.from('a')",
    'export type A = Buffer',
    'const a = process.env',
    'const a = { process }',
    'const a = performance.now()',
    "const a = require('fs')",
  ])('%s is found', (text) => {
    expect(found(text)).toEqual([expect.stringMatching(/^src\/protocol\/a\.ts:1 uses /)])
  })

  test.each([
    'const a = Math.floor(1.5)',
    'const a = { process: 1, Date: 2 }',
    'const a = (b: { process: number }) => b.process',
    'export interface A { readonly Buffer: Uint8Array; performance(): void }',
    '// setTimeout',
    "const a = 'Date.now()'",
  ])('%s is pure', (text) => {
    expect(found(text)).toEqual([])
  })

  test('other folders may use the world', () => {
    expect(impurities(parse({ 'src/net/a.ts': 'const a = Date.now()' }))).toEqual([])
  })
})

test('the check of native packages sees what is loaded with the file, and only that', () => {
  const found = (text: string): readonly string[] => eagerNatives(parse({ 'src/media/a.ts': text }))
  expect(found("import sharp from 'sharp'")).toHaveLength(1)
  expect(found("import 'naudiodon'")).toHaveLength(1)
  expect(found("export * from 'sharp'")).toHaveLength(1)
  expect(found("import sharp = require('sharp')")).toHaveLength(1)
  expect(found("import type sharp from 'sharp'")).toEqual([])
  expect(found("const load = () => createRequire(__filename)('sharp')")).toEqual([])
  expect(found("const load = () => import('sharp')")).toEqual([])
})

test('the check of circles finds each one', () => {
  const circle = parse({
    'src/a.ts': "import './b'",
    'src/b.ts': "export type { C } from './c'",
    'src/c.ts': "import { b } from './a'",
    'src/d.ts': "import './a'",
    'src/e/index.ts': "import '../f'",
    'src/f.ts': "const e = () => import('./e')",
    'src/g.ts': "import './g'",
  })
  expect(cycles(circle)).toEqual([
    'src/a.ts -> src/b.ts -> src/c.ts -> src/a.ts',
    'src/e/index.ts -> src/f.ts -> src/e/index.ts',
    'src/g.ts -> src/g.ts',
  ])
  expect(
    cycles(parse({ 'src/a.ts': "import './b'; import './c'", 'src/b.ts': "import './c'", 'src/c.ts': '' })),
  ).toEqual([])
})

describe('the check of sentences', () => {
  const found = (text: string): readonly string[] => wordlessExports(parse({ 'src/a.ts': text }))

  test.each([
    'export const a = 1',
    'export function a() {}',
    'export class A {}',
    'export type A = string',
    'export interface A {}',
    'export default 1',
    'const a = 1\nexport { a }',
    'const a = 1\nexport { a as b }',
    '// A line comment.\nexport const a = 1',
    '/** */\nexport const a = 1',
    '/** @returns a number */\nexport const a = 1',
  ])('%s lacks one', (text) => {
    expect(found(text)).toHaveLength(1)
  })

  test.each([
    '/** The first letter. */\nexport const a = 1',
    '/** The first letter. */\nconst a = 1\nexport { a }',
    '/** Doubles a thing. */\nexport function a(b: string): string\nexport function a(b: number): number\nexport function a() {}',
    "export * from './b'",
    "export { b } from './b'",
    'const a = 1',
  ])('%s has it or needs none', (text) => {
    expect(found(text)).toEqual([])
  })
})
