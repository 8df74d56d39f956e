import { RpcClient, RpcClientError } from '../net/xmlrpc/client'
import { dialectNamed } from '../protocol/xmlrpc/dialect'
import { DialectSearch } from '../protocol/xmlrpc/dialect-search'
import type { Address, PhoneInput } from '../protocol/xmlrpc/phone-action'

/** Sound that a contact plays before it answers may keep us waiting. */
const TIMEOUT_MS = 8000
const DETAIL = 'it speaks no dialect that is known; --dialect names one'

/** What was found out about a contact. */
export type Finding = Extract<PhoneInput, { type: 'found' | 'not-found' }>

/** Finds out which program is at an address, unless the user says it. Never rejects. */
export const findOut = async (to: Address, named: string | undefined): Promise<Finding> => {
  const dialect = named === undefined ? undefined : dialectNamed(named)
  if (dialect) return { type: 'found', to, found: { type: 'old', dialect } }
  const client = new RpcClient(to, { timeoutMs: TIMEOUT_MS })
  try {
    return await search(to, client)
  } catch (error) {
    if (!(error instanceof RpcClientError)) throw error
    if (error.reason !== 'bad-answer') return { type: 'not-found', to, reason: 'unreachable', detail: error.message }
    return { type: 'not-found', to, reason: 'unknown', detail: `${error.message}: that is no program of this chat` }
  } finally {
    client.close()
  }
}

const search = async (to: Address, client: RpcClient): Promise<Finding> => {
  const search = new DialectSearch()
  let step = search.first
  while (step.type === 'call') step = search.next((await client.call(step.call)).answer)
  return step.type === 'unknown'
    ? { type: 'not-found', to, reason: 'unknown', detail: DETAIL }
    : { type: 'found', to, found: step }
}
