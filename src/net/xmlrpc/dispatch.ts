import { notSupported, pythonFault } from '../../protocol/xmlrpc/fault'
import type { RpcAnswer, RpcCall } from '../../protocol/xmlrpc/message'
import { METHOD_NAMES, serviceOf } from '../../protocol/xmlrpc/method'
import { isStruct, listOf, type RpcValue } from '../../protocol/xmlrpc/value'

/** Calls in one; each may carry a picture. */
const MOST_CALLS = 100

const SYSTEM_NAMES = ['system.listMethods', 'system.methodHelp', 'system.methodSignature', 'system.multicall'] as const

const ALL_NAMES: readonly string[] = [...METHOD_NAMES, ...SYSTEM_NAMES].sort()

/** Serves the methods that every server with introspection has, and leaves the others to `serve`, which knows their names. */
export const dispatch = (call: RpcCall, serve: (call: RpcCall) => RpcAnswer): RpcAnswer => {
  switch (call.method) {
    case 'system.listMethods':
      return { value: ALL_NAMES }
    case 'system.methodHelp':
      return { value: helpOf(call.params[0]) }
    case 'system.methodSignature':
      return { value: 'signatures not supported' }
    case 'system.multicall':
      return callAll(call, serve)
    default:
      return serviceOf(call.method) ? serve(call) : { fault: notSupported(call.method) }
  }
}

const helpOf = (name: RpcValue | undefined): string => {
  const service = typeof name === 'string' ? serviceOf(name) : undefined
  return service ? `takes ${service.type}` : ''
}

const callAll = ({ params }: RpcCall, serve: (call: RpcCall) => RpcAnswer): RpcAnswer => {
  const calls = listOf(params[0])
  if (!calls || calls.length > MOST_CALLS) return { fault: pythonFault('TypeError', 'a list of calls is wanted') }
  return { value: calls.map((call) => resultOf(call, serve)) }
}

const resultOf = (value: RpcValue, serve: (call: RpcCall) => RpcAnswer): RpcValue => {
  const answer = callOne(value, serve)
  if ('value' in answer) return [answer.value]
  return { faultCode: answer.fault.code, faultString: answer.fault.text }
}

const callOne = (value: RpcValue, serve: (call: RpcCall) => RpcAnswer): RpcAnswer => {
  const { methodName: method, params } = isStruct(value) ? value : {}
  const list = listOf(params)
  if (typeof method !== 'string' || !list) return { fault: pythonFault('TypeError', 'this is no call') }
  if (method === 'system.multicall') return { fault: pythonFault('Exception', 'no calls of calls in calls') }
  return dispatch({ method, params: list }, serve)
}
