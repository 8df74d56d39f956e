import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import * as ts from 'typescript'

/** A sentence of the program, and where it stands. */
export interface ToldText {
  readonly place: string
  /** With something in the place of each part. */
  readonly text: string
}

const ROOT = join(__dirname, '../../../src')

/**
 * What the interface says itself is in the catalogues. Manual, help, explained settings, what a server tells of its clients
 * and what doctor finds are English. Others never reach a person: a damaged picture is counted.
 */
const ELSEWHERE = [
  ...[
    'tui',
    'doctor',
    'server',
    'shell/manual.ts',
    'shell/known.ts',
    'media/filter/kinds',
    'config/settings.ts',
    'cli.ts',
  ],
  ...['exit-meaning.ts', 'commands/sala-words.ts', 'commands/server-announcer.ts', 'config/toml.ts'],
  ...['media/codec/opencv-codec.ts', 'media/codec/sharp-codec.ts'],
]

const isElsewhere = (file: string): boolean => ELSEWHERE.some((place) => file === place || file.startsWith(`${place}/`))

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : path.endsWith('.ts') ? [path] : []
  })

/** Two words with a blank between them. */
const WORDS = /\p{L}{2,}[^\p{L}]* \p{L}{2,}/u

/** Parts that are words of ours, and one of what they can be. */
const OURS: Readonly<Record<string, string>> = {
  kind: 'microphone',
  size: 'damaged',
  process: 'video',
  'GOES_ON[process]': 'pictures go on',
  TAKES: 'a text in quotes',
}

const textOf = (node: ts.Node): string | undefined => {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return undefined
  const parts = [...new Set(node.templateSpans.map(({ expression }) => expression.getText()))]
  const stand = (part: string): string => OURS[part] ?? `Q${parts.indexOf(part)}`
  return (
    node.head.text +
    node.templateSpans.map(({ expression, literal }) => stand(expression.getText()) + literal.text).join('')
  )
}

/** What says what went wrong with XML, or with numbers, is said in other words above; a plain Error is a mistake of ours. */
const UNTOLD = /^(Error|RangeError|XmlRpcError)$/

const isError = (node: ts.Node): boolean =>
  ts.isNewExpression(node) &&
  /(Error|Failure|Mistake)$/.test(node.expression.getText()) &&
  !UNTOLD.test(node.expression.getText())

const TELLING = ['message', 'detail']

const isTelling = (node: ts.Node): boolean =>
  (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) && TELLING.includes(node.name.getText())

/** Whether a text is of what is thrown, or told as an event; a part of a template is none by itself. */
const isTold = (node: ts.Node): boolean => {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isTemplateSpan(at) || ts.isFunctionLike(at)) return false
    if (isError(at) || isTelling(at)) return true
  }
  return false
}

const SQL = /^(SELECT|DELETE|UPDATE|INSERT)\b/

/** What is told wherever it stands: a whole sentence. */
const isSentence = (text: string): boolean => /^[\p{Lu}"][^\n]*[.?]$/u.test(text)

const inSource = (file: string, source: string): readonly ToldText[] => {
  const found: ToldText[] = []
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true)
  const visit = (node: ts.Node): void => {
    const text = textOf(node)
    if (text !== undefined && WORDS.test(text) && !SQL.test(text) && (isTold(node) || isSentence(text))) {
      found.push({ place: `${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`, text })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

/** Every sentence that the program may tell a person when something fails: thrown, or told as an event. */
export const toldTexts = (): readonly ToldText[] =>
  filesIn(ROOT)
    .map((path) => ({ path, file: relative(ROOT, path) }))
    .filter(({ file }) => !isElsewhere(file))
    .flatMap(({ path, file }) => inSource(file, readFileSync(path, 'utf8')))

/** The same of one source: for tests of the search itself. */
export const toldIn = (source: string): readonly string[] => inSource('x.ts', source).map(({ text }) => text)
