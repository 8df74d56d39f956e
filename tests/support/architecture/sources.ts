import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import * as ts from 'typescript'

/** Parsed files by their path from the root of the project, with slashes. */
export type Sources = ReadonlyMap<string, ts.SourceFile>

/** Parses texts given by their paths. */
export const parse = (texts: Readonly<Record<string, string>>): Sources =>
  new Map(
    Object.entries(texts).map(([path, text]) => [path, ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)]),
  )

/** Parses every TypeScript file below a folder of the project. */
export const read = (root: string, folder: string): Sources => {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && /\.[cm]?tsx?$/.test(entry.name))
  const paths = files.map((entry) => join(entry.parentPath, entry.name))
  return parse(
    Object.fromEntries(paths.map((path) => [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')])),
  )
}

/** Every node of a file, outermost first. */
export const nodesOf = (node: ts.Node): readonly ts.Node[] => {
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => void children.push(child))
  return [node, ...children.flatMap(nodesOf)]
}

/** `path:line`, as an editor opens it. */
export const placeOf = (node: ts.Node): string => {
  const file = node.getSourceFile()
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
}
