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
  /** The file of the project that it means, if it is one. */
  readonly target: string | undefined
}

const isRequire = (call: ts.CallExpression): boolean =>
  /^require(\.resolve)?$/.test(call.expression.getText()) || call.expression.kind === ts.SyntaxKind.ImportKeyword

/** The node that names the module, or undefined where a node imports nothing. */
const moduleOf = (node: ts.Node): ts.Node | undefined => {
  if (ts.isImportDeclaration(node)) return node.moduleSpecifier
  if (ts.isExportDeclaration(node)) return node.moduleSpecifier
  if (ts.isExternalModuleReference(node)) return node.expression
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument
  if (ts.isCallExpression(node) && isRequire(node)) return node.arguments[0] ?? node
  return undefined
}

const resolve = (sources: Sources, from: string, specifier: string): string | undefined => {
  if (!specifier.startsWith('.')) return undefined
  const path = posix.join(posix.dirname(from), specifier)
  return [path, `${path}.ts`, posix.join(path, 'index.ts')].find((candidate) => sources.has(candidate)) ?? path
}

/** What a file imports: statements, re-exports, import types, `import()`, `require` and references. */
export const importsOf = (sources: Sources, file: ts.SourceFile): readonly Import[] => {
  const from = file.fileName
  const modules = nodesOf(file).flatMap((node) => moduleOf(node) ?? [])
  const written = modules.map((module) => ({
    place: placeOf(module),
    specifier: ts.isStringLiteralLike(module) ? module.text : undefined,
  }))
  const references = [...file.typeReferenceDirectives, ...file.referencedFiles].map(({ fileName }) => ({
    place: `${from}:1`,
    specifier: fileName,
  }))
  return [...written, ...references].map((each) => ({
    ...each,
    from,
    target: each.specifier === undefined ? undefined : resolve(sources, from, each.specifier),
  }))
}
