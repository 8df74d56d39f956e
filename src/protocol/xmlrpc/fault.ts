import type { RpcFault } from './message'

/** What a fault means to the caller. */
export type FaultKind =
  /** There is no such method. */
  | 'unsupported'
  /** A text that the peer's terminal cannot show; it may have been shown all the same. */
  | 'not-ascii'
  /** The call went well: only its empty result could not be told. */
  | 'succeeded'
  | 'failed'

/** Reads the wording of the peers' faults (spec: unam-xmlrpc, section 2). */
export const faultKind = ({ text }: RpcFault): FaultKind => {
  if (/method ".*" is not supported/.test(text)) return 'unsupported'
  if (text.includes('UnicodeEncodeError')) return 'not-ascii'
  if (text.includes('cannot marshal None')) return 'succeeded'
  return 'failed'
}

/** A fault in the wording that the peers expect. */
export const pythonFault = (type: 'Exception' | 'TypeError' | 'ValueError', message: string): RpcFault => ({
  code: 1,
  text: `<type 'exceptions.${type}'>:${message}`,
})

/** The fault of a method that is not there. */
export const notSupported = (method: string): RpcFault =>
  pythonFault('Exception', `method "${method}" is not supported`)
