/** A value that XML-RPC carries: nil is null, base64 is bytes, a date is its text. */
export type RpcValue = null | boolean | number | string | Uint8Array | readonly RpcValue[] | RpcStruct

/** Named values. */
export interface RpcStruct {
  readonly [name: string]: RpcValue
}

/** Whether a value is a struct. */
export const isStruct = (value: RpcValue | undefined): value is RpcStruct =>
  typeof value === 'object' && value !== null && !(value instanceof Uint8Array) && !Array.isArray(value)

/** A list of values, or undefined where it is none. */
export const listOf = (value: RpcValue | undefined): readonly RpcValue[] | undefined =>
  Array.isArray(value) ? (value as readonly RpcValue[]) : undefined
