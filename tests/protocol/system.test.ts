import { systemAddressOf, systemOfProtocol } from '../../src/protocol/system'

test.each([
  ['xmlrpc://10.0.0.7', 'xmlrpc', '10.0.0.7'],
  ['XMLRPC://home:5001/RPC2', 'xmlrpc', 'home:5001'],
  ['sala://[fd00::1]:6000/', 'sala', '[fd00::1]:6000'],
  [' v0://10.0.0.7:5004 ', 'v0', '10.0.0.7:5004'],
  ['v1://home', 'v0', 'home'],
  ['sala://', 'sala', ''],
])('%j is called by %s at %j', (text, system, address) => {
  expect(systemAddressOf(text)).toEqual({ system, address })
})

test.each(['luis', '10.0.0.7:5004', 'http://home', 'constructor://home', 'xmlrpc:home', '://home', ''])(
  '%j names no system',
  (text) => expect(systemAddressOf(text)).toBeUndefined(),
)

test('a V1 call is one of V0', () => {
  expect(['v0', 'v1', 'sala', 'xmlrpc', 'toString', ''].map(systemOfProtocol)).toEqual([
    'v0',
    'v0',
    'sala',
    'xmlrpc',
    undefined,
    undefined,
  ])
})
