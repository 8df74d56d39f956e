import { keyLabel, type Binding, type Hint } from '../binding'
import type { Context } from '../context'
import { contextsOf } from '../contexts'
import { bindingsIn } from '../keys/keys'
import type { Model } from '../model'
import type { Line, Pane, Style } from '../scene'
import { wordsOf } from '../words/words'
import { fitPieces, span, type Piece } from './line'
import { plain } from './pane'
import type { Rect } from './rect'

/** The line at the bottom: the keys of what has the focus, as many as fit. */
export const hintBar = (model: Model, rect: Rect): Pane =>
  plain({ id: 'hints', rect, style: 'bar', lines: [[span(' ', 'bar'), ...hintLine(model, rect.width - 2, 'bar')]] })

/** The same keys for a dialog, which says them where the eye is. */
export const hintLine = (model: Model, width: number, style: Style): Line =>
  fitPieces(
    contextsOf(model).flatMap((context) => pieces(model, context, style)),
    width,
    span('   ', style),
  )

const pieces = (model: Model, context: Context, style: Style): readonly Piece[] =>
  bindingsIn(model, context).flatMap((binding) => piece(model, binding, style))

const piece = (model: Model, { hint, keys, action }: Binding, style: Style): readonly Piece[] => {
  if (!hint || hint.when?.(model) === false) return []
  const label = labelOf(model, hint) ?? keyLabel(keys[0] ?? '', wordsOf(model))
  const spans = [span(label, 'key'), span(` ${words(hint, model)}`, style)]
  return [{ rank: hint.rank, spans: spans.map((of) => ({ ...of, does: action })) }]
}

const labelOf = (model: Model, { keys }: Hint): string | undefined => (typeof keys === 'function' ? keys(model) : keys)

const words = (hint: Hint, model: Model): string =>
  wordsOf(model).hints[typeof hint.words === 'function' ? hint.words(model) : hint.words]
