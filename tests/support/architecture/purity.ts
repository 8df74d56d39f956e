import * as ts from 'typescript'
import { nodesOf, placeOf, type Sources } from './sources'

/** What lets a program see or change the world: the clock, chance, timers, the process, the network. */
const IMPURE = new Set(
  (
    'Date performance process Buffer global globalThis require module exports __dirname __filename setTimeout setInterval ' +
    'setImmediate clearTimeout clearInterval clearImmediate queueMicrotask fetch crypto console eval Function Worker ' +
    'WebSocket XMLHttpRequest AbortSignal BroadcastChannel MessageChannel SharedArrayBuffer Atomics NodeJS'
  ).split(' '),
)

/** Whether an identifier is only the name of somebody's member, as in `event.process` or `{ process: 1 }`. */
const isMemberName = (node: ts.Identifier): boolean => {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node
  if (ts.isQualifiedName(parent)) return parent.right === node
  if (ts.isBindingElement(parent)) return parent.propertyName === node
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isEnumMember(parent)) &&
    parent.name === node
  )
}

/** `Math` is fine as `Math.floor`; as a value it could hand out `random` unseen. */
const isChance = ({ parent, text }: ts.Identifier): boolean =>
  text === 'Math' && !(ts.isPropertyAccessExpression(parent) && parent.name.text !== 'random')

/** A line for each place in src/protocol that uses anything but its arguments. */
export const impurities = (sources: Sources): readonly string[] =>
  [...sources]
    .filter(([path]) => path.startsWith('src/protocol/'))
    .flatMap(([, file]) => nodesOf(file).filter(ts.isIdentifier))
    .filter((node) => !isMemberName(node) && (IMPURE.has(node.text) || isChance(node)))
    .map((node) => `${placeOf(node)} uses ${node.text}; src/protocol is pure: hand the value in`)
