import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as ts from 'typescript'

const TUI = join(__dirname, '../../../src/tui')

/** Two words with a blank between them: a text that somebody is to read. */
const SENTENCE = /\p{L}{2,}[^\p{L}]* \p{L}{2,}/u
/** What somebody types into a shell is the same in every language. */
const COMMAND = /^vcall [a-z]+( --[a-z]+)? $/

/** What a question is called inside of the program is read by nobody. */
const NAMES: readonly string[] = ['login password']

const literalsOf = (file: string, source: string): readonly string[] => {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const literal = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
    if (
      literal &&
      !ts.isImportDeclaration(node.parent) &&
      SENTENCE.test(node.text) &&
      !COMMAND.test(node.text) &&
      !NAMES.includes(node.text)
    )
      found.push(`${file}: ${node.text}`)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true))
  return found
}

test('a text of two words is found, also between the parts of a template', () => {
  const source =
    'const a = "hang up"; const b = `${a} hangs up ${a}`; const c = `you ${a} call on ${a}`; const d = "ab"'
  expect(literalsOf('x', source)).toEqual(['x: hang up', 'x:  hangs up ', 'x:  call on '])
})

/** All that makes texts; a terminal has only its escape sequences. */
const FOLDERS = readdirSync(TUI, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['terminal', 'words'].includes(entry.name))
  .map(({ name }) => name)

test.each(['', ...FOLDERS])('no text for people stands in src/tui/%s: all are in the catalogues', (folder) => {
  const files = readdirSync(join(TUI, folder)).filter((file) => file.endsWith('.ts'))
  expect(files.length).toBeGreaterThan(0)
  expect(files.flatMap((file) => literalsOf(file, readFileSync(join(TUI, folder, file), 'utf8')))).toEqual([])
})
