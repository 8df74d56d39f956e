import type { Model } from '../model'
import { step } from '../update/step'
import { wordsOf } from '../words/words'
import type { Prompt } from './prompt'

const ADDRESS = /^(\S+):(\d{1,5})$/

/** What is wrong with what somebody wants to call; undefined: nothing. */
export const addressTrouble = (model: Model, target: string): string | undefined => {
  const words = wordsOf(model).address
  const port = Number(ADDRESS.exec(target)?.[2] ?? Number.NaN)
  if (port > 0 && port <= 65535) return target === model.local ? words.ownAddress : undefined
  if (model.account.server === undefined) return words.writeAddress
  if (target === model.account.nick && target !== '') return words.ownName
  return /^[^\s:]+$/.test(target) ? undefined : words.writeNameOrAddress
}

/** An address without a port, where there is a usual one, has that. */
const withPort = ({ usualPort }: Model, address: string): string =>
  usualPort === undefined || address === '' || /[\s:]/.test(address) ? address : `${address}:${usualPort}`

/** Who is to be called, by name or by address. */
export const ADDRESS_PROMPT: Prompt = {
  title: (model) => wordsOf(model).address.title,
  label: (model) => {
    const { address, nameOrAddress } = wordsOf(model).address
    return model.account.server === undefined ? address : nameOrAddress
  },
  entered: (model, text) => {
    const target = withPort(model, text.trim())
    return addressTrouble(model, target) ?? step(model, { type: 'call', target })
  },
}
