import { systemOfProtocol } from '../../protocol/system'
import { rowsOf, type HistoryAction, type Move } from '../action'
import { moveCall, selectedCall, type HistoryCall } from '../history'
import type { Model } from '../model'
import type { Called } from '../prompt/address'
import { wordsOf } from '../words/words'
import { askToBlock } from './block'
import { focusOn } from './focus'
import { remark, step, type Handler, type Step } from './step'
import { withSoundAlone } from './sound-alone'

const move =
  (by: Move): Handler =>
  (model) =>
    step({ ...model, history: moveCall(model.history, rowsOf(by, Math.max(1, Math.floor(model.size.rows / 4)))) })

/** Who is called again: by the nick where our server knows it, else at the address, by the system of that call. */
const calledIn = (model: Model, { server, nick, address, protocol }: HistoryCall): Called => {
  if ((server !== '' && server === model.account.server) || address === '') return { target: nick }
  const system = systemOfProtocol(protocol) ?? model.system
  return { target: address, ...(system !== model.system && { system }) }
}

const onSelected =
  (act: (model: Model, called: Called) => Step): Handler =>
  (model) => {
    const call = selectedCall(model.history)
    return call ? act(model, calledIn(model, call)) : step(remark(model, 'info', wordsOf(model).history.none))
  }

/** Of the calls that were. */
export const HISTORY_ACTIONS: Readonly<Record<HistoryAction, Handler>> = {
  'history.focus': (model) => focusOn(model, 'history'),
  'history.leave': (model) => focusOn(model, 'people'),
  'history.call': onSelected((model, called) => step(model, { type: 'call', ...called })),
  'history.call-sound': onSelected(withSoundAlone),
  'history.block': askToBlock,
  'history.up': move('up'),
  'history.down': move('down'),
  'history.page-up': move('page-up'),
  'history.page-down': move('page-down'),
  'history.first': move('first'),
  'history.last': move('last'),
}
