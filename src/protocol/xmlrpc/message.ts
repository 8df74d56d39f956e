import type { RpcValue } from './value'

/** A call of a method. */
export interface RpcCall {
  readonly method: string
  readonly params: readonly RpcValue[]
}

/** A fault as the peers word it: `<type 'exceptions.NAME'>:message`. */
export interface RpcFault {
  readonly code: number
  readonly text: string
}

/** What came of a call. */
export type RpcAnswer = { readonly value: RpcValue } | { readonly fault: RpcFault }
