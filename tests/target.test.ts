import { plainTarget, xmlRpcOf } from '../src/commands/call-options'
import { parseXmlRpcMode, runXmlRpc } from '../src/commands/xmlrpc'
import { isXmlRpc, parseDialect, xmlRpcAddress } from '../src/target'

describe('an address over XML-RPC', () => {
  test.each([
    ['xmlrpc://10.0.0.7', '10.0.0.7:5000'],
    ['xmlrpc://10.0.0.7:5001', '10.0.0.7:5001'],
    ['XMLRPC://home/RPC2', 'home:5000'],
    ['xmlrpc://[::1]:5001/', '[::1]:5001'],
    ['10.0.0.7', '10.0.0.7:5000'],
  ])('%s is %s', (target, address) => expect(xmlRpcAddress(target)).toBe(address))

  test.each(['xmlrpc://', 'xmlrpc://a b', 'xmlrpc://host:0', 'xmlrpc://host:99999'])('%s is none', (target) =>
    expect(() => xmlRpcAddress(target)).toThrow('HOST:PORT, for example home:5000'),
  )

  test('is known by how it begins', () => {
    expect(['xmlrpc://a', 'luis', '10.0.0.7:5004', 'xmlrpc'].map(isXmlRpc)).toEqual([true, false, false, false])
  })
})

describe('the options of a call', () => {
  test('over XML-RPC have an address like others', () => {
    const options = plainTarget({ target: 'xmlrpc://10.0.0.7', dialect: 'ndrd' })
    expect(options).toMatchObject({ target: '10.0.0.7:5000', xmlrpc: true })
    expect(xmlRpcOf(options)).toMatchObject({ dialect: 'ndrd' })
    expect(xmlRpcOf(plainTarget({ target: 'luis' }))).toBeUndefined()
  })

  test('of XML-RPC mean nothing elsewhere', () => {
    expect(() => plainTarget({ target: 'luis', dialect: 'ndrd' })).toThrow('xmlrpc://HOST')
    expect(() => plainTarget({ contactPort: 5001 })).toThrow('xmlrpc://HOST')
  })

  test('name dialects and modes that there are', () => {
    expect(parseDialect('clase4')).toBe('clase4')
    expect(() => parseDialect('esperanto')).toThrow('mameintenso')
    expect(parseXmlRpcMode('local')).toBe('local')
    expect(() => parseXmlRpcMode('here')).toThrow('remote or local')
  })

  test('on one machine need two ports', async () => {
    await expect(runXmlRpc('local', { contactPort: 5001 })).rejects.toThrow('local takes --port')
    await expect(runXmlRpc('local', { port: 5001, contactPort: 5001 })).rejects.toThrow('local takes two ports')
  })
})
