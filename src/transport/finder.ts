import { RpcClient, RpcClientError } from '../net/xmlrpc/client'
import { dialectNamed, type Dialect } from '../protocol/xmlrpc/dialect'
import { DialectSearch } from '../protocol/xmlrpc/dialect-search'
import type { Address, PhoneInput } from '../protocol/xmlrpc/phone-action'

/** Sound that a contact plays before it answers may keep us waiting. */
const TIMEOUT_MS = 8000
const NO_DIALECT = 'It speaks no dialect that is known. --dialect says which one it is.'
const NO_PROGRAM = 'What answers there is no program of this chat. Check the address and the port.'

/** What was found out about a contact. */
export type Finding = Extract<PhoneInput, { type: 'found' | 'not-found' }>

/** What is known of a contact already: names of dialects. */
export interface Hints {
  /** The user says it: it is so. */
  readonly dialect?: string | undefined
  /** It was so when it was called before. */
  readonly remembered?: string | undefined
}

const named = (name: string | undefined): Dialect | undefined => (name === undefined ? undefined : dialectNamed(name))

/** Finds out which program is at an address, unless the user says it. Never rejects. */
export const findOut = async (to: Address, hints: Hints): Promise<Finding> => {
  const dialect = named(hints.dialect)
  if (dialect) return { type: 'found', to, found: { type: 'old', dialect } }
  const client = new RpcClient(to, { timeoutMs: TIMEOUT_MS })
  try {
    return await search(to, client, named(hints.remembered))
  } catch (error) {
    if (!(error instanceof RpcClientError)) throw error
    if (error.reason !== 'bad-answer') return { type: 'not-found', to, reason: 'unreachable', detail: error.message }
    return { type: 'not-found', to, reason: 'unknown', detail: NO_PROGRAM }
  } finally {
    client.close()
  }
}

const search = async (to: Address, client: RpcClient, remembered: Dialect | undefined): Promise<Finding> => {
  const search = new DialectSearch(remembered)
  let step = search.first
  while (step.type === 'call') step = search.next((await client.call(step.call)).answer)
  return step.type === 'unknown'
    ? { type: 'not-found', to, reason: 'unknown', detail: NO_DIALECT }
    : { type: 'found', to, found: step }
}
