import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import * as ts from 'typescript'

const ROOT = join(__dirname, '../src')

/** Where the text of whatever was caught is used as it is, and why that is right there. */
const RIGHT: Readonly<Record<string, string>> = {
  'commands/interface.ts': 'a mistake of ours goes into the log of crashes',
  'tui/terminal/restore.ts': 'and its message to the screen, with where the log is',
  'tui/terminal/device.ts': 'becomes the cause of an error',
  'ports.ts': 'becomes the cause of an error',
  'headless.ts': 'a command that is wrong',
  'server/connection.ts': 'a mistake of ours in the log of a server',
  'server/discovery-server.ts': 'a mistake of ours in the log of a server',
  'media/codec/opencv-library.ts': 'throws texts of its own, which are quoted',
  'media/audio/device/portaudio/entry.ts': 'why a native package does not load is quoted',
  'doctor/native-child.ts': 'why a native package does not load is quoted',
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : path.endsWith('.ts') ? [path] : []
  })

/** Names of what may be anything: variables of `catch`, and what an `error` event or a rejection brings. */
const caughtIn = (node: ts.Node): string | undefined => {
  if (ts.isCatchClause(node)) return node.variableDeclaration?.name.getText()
  if (!ts.isArrowFunction(node) || !ts.isCallExpression(node.parent)) return undefined
  const { expression, arguments: given } = node.parent
  const [first] = given
  const isEvent = first !== undefined && ts.isStringLiteral(first) && first.text === 'error'
  return isEvent || /[.]catch$/.test(expression.getText()) ? node.parameters[0]?.name.getText() : undefined
}

/** `instanceof` of a class of ours: from there on it is known what it is. */
const NARROWED = /instanceof (?!Error\b)\w+/

const isText = (node: ts.Node, name: string): boolean =>
  node.getText() === `String(${name})` ||
  (node.getText() === `${name}.message` && ts.isPropertyAccessExpression(node)) ||
  (ts.isTemplateSpan(node) && node.expression.getText() === name)

const rawIn = (source: string): readonly string[] => {
  const found: string[] = []
  const tree = ts.createSourceFile('x.ts', source, ts.ScriptTarget.ES2022, true)
  const look = (node: ts.Node, name: string): void => {
    if (isText(node, name)) found.push(node.getText())
    ts.forEachChild(node, (child) => look(child, name))
  }
  const visit = (node: ts.Node): void => {
    const name = caughtIn(node)
    if (name !== undefined && !NARROWED.test(node.getText())) look(node, name)
    // The idiom for anything at all.
    if (ts.isConditionalExpression(node) && node.getText().includes('instanceof Error ?')) found.push(node.getText())
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

test('the search finds the text of what was caught', () => {
  expect(rawIn('try { a() } catch (e) { say(`no: ${e.message}`) }')).toEqual(['e.message'])
  expect(rawIn('try { a() } catch (e) { say(String(e)) }')).toEqual(['String(e)'])
  expect(rawIn("child.once('error', (e) => say(e.message))")).toEqual(['e.message'])
  expect(rawIn('work().catch((e) => say(`${e}`))')).toHaveLength(1)
  expect(rawIn('const f = (e) => (e instanceof Error ? e.message : String(e))')).toHaveLength(1)
  expect(rawIn('try { a() } catch (e) { if (!(e instanceof StoreError)) throw e; say(e.message) }')).toEqual([])
  expect(rawIn('try { a() } catch (e) { say(whyNotRead(e)) }')).toEqual([])
})

test('what the system says of an error reaches nobody as it is: system-trouble.ts has the words', () => {
  const raw = filesIn(ROOT)
    .map((path) => ({ file: relative(ROOT, path), found: rawIn(readFileSync(path, 'utf8')) }))
    .filter(({ file, found }) => found.length > 0 && RIGHT[file] === undefined)
  expect(raw).toEqual([])
})

test('no exception is left over', () => {
  const used = filesIn(ROOT).filter((path) => rawIn(readFileSync(path, 'utf8')).length > 0)
  expect(Object.keys(RIGHT).filter((file) => !used.includes(join(ROOT, file)))).toEqual([])
})
