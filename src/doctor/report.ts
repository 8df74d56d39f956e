import type { Examined, Sign } from './check'

/** How a report is drawn. */
export interface ReportStyle {
  readonly colour: boolean
  /** False: signs in ASCII. */
  readonly unicode: boolean
}

const UNICODE_SIGNS: Readonly<Record<Sign, string>> = { ok: '✓', missing: '–', broken: '✗' }
const ASCII_SIGNS: Readonly<Record<Sign, string>> = { ok: '+', missing: '-', broken: 'x' }
const COLOURS: Readonly<Record<Sign, number>> = { ok: 32, missing: 33, broken: 31 }
const SIGN_WIDTH = 'missing'.length

/** Whether a call is possible with these findings. */
export const isPossible = (findings: readonly Examined[]): boolean =>
  findings.every(({ sign, blocking }) => sign === 'ok' || blocking !== true)

/** The findings as an aligned table, what to do under each, and a verdict. */
export const formatReport = (findings: readonly Examined[], style: ReportStyle): string => {
  const width = Math.max(...findings.map(({ name }) => name.length))
  const lines = findings.flatMap((finding) => formatFinding(finding, width, style))
  return [...lines, '', verdict(findings), ''].join('\n')
}

const formatFinding = (finding: Examined, width: number, style: ReportStyle): string[] => {
  const { sign, name, summary, remedy } = finding
  const mark = `${(style.unicode ? UNICODE_SIGNS : ASCII_SIGNS)[sign]} ${sign.padEnd(SIGN_WIDTH)}`
  const painted = style.colour ? `\u001b[${COLOURS[sign]}m${mark}\u001b[m` : mark
  const indent = ' '.repeat(width + SIGN_WIDTH + 6)
  const head = `${name.padEnd(width)}  ${painted}  ${summary}`
  return remedy === undefined ? [head] : [head, `${indent}${remedy}`]
}

const verdict = (findings: readonly Examined[]): string => {
  const inTheWay = findings.filter(({ sign, blocking }) => sign !== 'ok' && blocking === true)
  if (inTheWay.length === 0) return 'A call is possible.'
  return `No call is possible before this is mended: ${inTheWay.map(({ name }) => name).join(', ')}.`
}

/** The findings as one JSON object: `possible`, `version`, and `checks` by name with sign, summary, remedy, details. */
export const toJson = (findings: readonly Examined[], version: string): string => {
  const checks = Object.fromEntries(
    findings.map(({ name, sign, summary, remedy, details }) => [name, { sign, summary, remedy, ...details }]),
  )
  return `${JSON.stringify({ possible: isPossible(findings), version, checks })}\n`
}
