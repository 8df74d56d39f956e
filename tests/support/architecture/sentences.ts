import * as ts from 'typescript'
import { placeOf, type Sources } from './sources'

const hasSentence = (node: ts.Node): boolean =>
  ts
    .getJSDocCommentsAndTags(node)
    .some((doc) => ts.isJSDoc(doc) && /\p{L}+\s+\p{L}+/u.test(ts.getTextOfJSDocComment(doc.comment) ?? ''))

const namesOf = (statement: ts.Statement): readonly string[] => {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText())
  const { name } = statement as ts.Statement & { readonly name?: ts.Node }
  return name ? [name.getText()] : ['default']
}

const isExported = (statement: ts.Statement): boolean =>
  ts.isExportAssignment(statement) ||
  (ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))

/** Names that `export { a, b as c }` gives out, as they are called inside. */
const listed = (file: ts.SourceFile): readonly string[] =>
  file.statements.flatMap((statement) =>
    ts.isExportDeclaration(statement) && !statement.moduleSpecifier && statement.exportClause
      ? ts.isNamedExports(statement.exportClause)
        ? statement.exportClause.elements.map(({ name, propertyName }) => (propertyName ?? name).text)
        : []
      : [],
  )

const undocumented = (file: ts.SourceFile): readonly string[] => {
  const inList = new Set(listed(file))
  const named = file.statements.flatMap((statement) => namesOf(statement).map((name) => ({ name, statement })))
  const exported = named.filter(({ name, statement }) => isExported(statement) || inList.has(name))
  // One sentence is enough for the overloads of a function, or for a type and a value of one name.
  const told = new Set(exported.filter(({ statement }) => hasSentence(statement)).map(({ name }) => name))
  return exported
    .filter(({ name }) => !told.has(name))
    .map(({ name, statement }) => `${placeOf(statement)} exports ${name} without a sentence about it`)
}

/** A line for each export that no JSDoc sentence explains. */
export const wordlessExports = (sources: Sources): readonly string[] => [...sources.values()].flatMap(undocumented)
