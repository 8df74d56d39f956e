import { posix } from 'node:path'
import * as ts from 'typescript'
import { nodesOf, placeOf, type Sources } from './sources'

/** One file's mention of another module, in whatever form. */
export interface Import {
  /** The importing file. */
  readonly from: string
  readonly place: string
  /** As written; undefined where it is computed, so that nobody can say what it is. */
  readonly specifier: string | undefined
  /** It is loaded with the file, not when it is needed. */
  readonly eager: boolean
  /** The file of the project that it means, if it is one. */
  readonly target: string | undefined
}

/** Calls that load a module by the name that is their first argument: `require`, `import()` and what createRequire makes. */
const isLoading = (call: ts.CallExpression, loaders: ReadonlySet<string>): boolean =>
  call.expression.kind === ts.SyntaxKind.ImportKeyword ||
  loaders.has(call.expression.getText()) ||
  call.expression.getText().startsWith('createRequire(')

const loadersOf = (nodes: readonly ts.Node[]): ReadonlySet<string> => {
  const made = nodes.filter(
    (node) => ts.isVariableDeclaration(node) && node.initializer?.getText().startsWith('createRequire(') === true,
  )
  const names = ['require', ...made.map((node) => (node as ts.VariableDeclaration).name.getText())]
  return new Set(names.flatMap((name) => [name, `${name}.resolve`]))
}

/** The node that names the module, or undefined where a node imports nothing. */
const moduleOf = (node: ts.Node, loaders: ReadonlySet<string>): ts.Node | undefined => {
  if (ts.isImportDeclaration(node)) return node.moduleSpecifier
  if (ts.isExportDeclaration(node)) return node.moduleSpecifier
  if (ts.isExternalModuleReference(node)) return node.expression
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument
  if (ts.isCallExpression(node) && isLoading(node, loaders)) return node.arguments[0] ?? node
  return undefined
}

/** Whether the module is loaded as soon as the file is: an import statement of more than types. */
const isEager = ({ parent }: ts.Node): boolean =>
  (ts.isImportDeclaration(parent) && parent.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword) ||
  (ts.isExportDeclaration(parent) && !parent.isTypeOnly) ||
  ts.isExternalModuleReference(parent)

const resolve = (sources: Sources, from: string, specifier: string): string | undefined => {
  if (!specifier.startsWith('.')) return undefined
  const path = posix.join(posix.dirname(from), specifier)
  return [path, `${path}.ts`, posix.join(path, 'index.ts')].find((candidate) => sources.has(candidate)) ?? path
}

/** What a file imports: statements, re-exports, import types, `import()`, `require` and references. */
export const importsOf = (sources: Sources, file: ts.SourceFile): readonly Import[] => {
  const from = file.fileName
  const nodes = nodesOf(file)
  const loaders = loadersOf(nodes)
  const modules = nodes.flatMap((node) => moduleOf(node, loaders) ?? [])
  const written = modules.map((module) => ({
    place: placeOf(module),
    specifier: ts.isStringLiteralLike(module) ? module.text : undefined,
    eager: isEager(module),
  }))
  const references = [...file.typeReferenceDirectives, ...file.referencedFiles].map(({ fileName }) => ({
    place: `${from}:1`,
    specifier: fileName,
    eager: false,
  }))
  return [...written, ...references].map((each) => ({
    ...each,
    from,
    target: each.specifier === undefined ? undefined : resolve(sources, from, each.specifier),
  }))
}
