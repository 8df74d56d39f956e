import fc from 'fast-check'
import { parseXml } from '../../../src/net/xmlrpc/xml'
import { decodeBase64, encodeBase64 } from '../../../src/protocol/xmlrpc/base64'
import { decodeAnswer, decodeCall } from '../../../src/protocol/xmlrpc/decode'
import { encodeAnswer, encodeCall } from '../../../src/protocol/xmlrpc/encode'
import { XmlRpcError } from '../../../src/protocol/xmlrpc/error'
import type { RpcValue } from '../../../src/protocol/xmlrpc/value'
import { bytesOf, vectorsOf } from './vectors'

const kindOf = (value: RpcValue): string => {
  if (value instanceof Uint8Array) return 'Binary'
  if (typeof value === 'string') return 'str'
  return Number.isInteger(value) ? 'int' : typeof value
}

const bodies = vectorsOf('request').filter(({ as }) => as === 'rpc-request')

describe('a request', () => {
  test.each(bodies.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    const read = (): unknown => {
      const { method, params } = decodeCall(parseXml(bytesOf(vector)))
      return [method, params.map(kindOf)]
    }
    if (vector.valid) expect(read()).toEqual(vector.expect)
    else expect(read).toThrow(XmlRpcError)
  })

  test('is written as the originals write it', () => {
    const theirs = bodies.find(({ name }) => name === 'call-video-2x2')!
    const call = decodeCall(parseXml(bytesOf(theirs)))
    expect(Buffer.from(encodeCall(call)).toString()).toBe(theirs.text)
  })
})

describe('an answer', () => {
  test.each(vectorsOf('answer').map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    const read = (): unknown => {
      const answer = decodeAnswer(parseXml(bytesOf(vector)))
      return 'fault' in answer ? { fault: [answer.fault.code, answer.fault.text] } : answer.value
    }
    if (vector.valid) expect(read()).toEqual(vector.expect)
    else expect(read).toThrow(XmlRpcError)
  })
})

// What XML cannot carry is replaced; a carriage return is read as a newline.
const text = fc.string({ unit: 'grapheme' }).filter((value) => !/[\p{Cc}\ufffe\uffff]/u.test(value))
const leaf = fc.oneof(
  text,
  fc.boolean(),
  fc.integer(),
  fc.constant(null),
  fc.uint8Array({ maxLength: 200 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: 0.001, max: 1e9 }),
)
const { value } = fc.letrec<{ value: RpcValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))

describe('any values', () => {
  test('come back as they were, in a call and in an answer', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 3 }), (params) => {
        expect(decodeCall(parseXml(encodeCall({ method: 'a.b', params })))).toEqual({ method: 'a.b', params })
        const answer = { value: params }
        expect(decodeAnswer(parseXml(encodeAnswer(answer)))).toEqual(answer)
      }),
      { seed: 11, numRuns: 300 },
    )
  })

  test('that XML has no place for are replaced', () => {
    const sent = encodeCall({ method: 'm', params: ['a\x00\x1b\ud800b\ufffe'] })
    expect(decodeCall(parseXml(sent)).params).toEqual(['a\ufffd\ufffd\ufffdb\ufffd'])
  })
})

describe('base64', () => {
  test('is what the platform has, in lines of 76', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const lines = Buffer.from(bytes)
          .toString('base64')
          .replace(/.{1,76}/g, '$&\n')
        expect(Buffer.from(encodeBase64(bytes)).toString()).toBe(lines)
        expect(Buffer.from(decodeBase64(lines)!)).toEqual(Buffer.from(bytes))
        expect(Buffer.from(decodeBase64(lines.replace(/\n/g, '\r\n'))!)).toEqual(Buffer.from(bytes))
      }),
      { seed: 2, numRuns: 500 },
    )
  })

  test.each(['A', 'AAAAA', 'AA=A', 'A===', 'AAAA====', 'AAA*', 'ÀAAA', '====', 'AA\u0000A', '-_-_'])(
    '"%s" is none',
    (text) => expect(decodeBase64(text)).toBeUndefined(),
  )

  test.each(['AA', 'AA==', 'A A\t=\r\n=', 'AAA', ''])('"%s" is read though it is untidy', (text) =>
    expect(decodeBase64(text)).toBeDefined(),
  )
})

describe('XML that means no good', () => {
  const bomb = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth)

  test.each([
    [
      'a document type with entities',
      '<!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><methodCall>&b;</methodCall>',
    ],
    ['a document type elsewhere', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><methodCall/>'],
    ['an entity that nobody declared', '<methodCall>&lol;</methodCall>'],
    ['two hundred thousand levels', bomb(200_000)],
    ['one level too many', bomb(41)],
    ['a million elements', `<a>${'<b/>'.repeat(1_000_000)}</a>`],
    ['an end without a beginning', '</a>'],
    ['a beginning without an end', '<a>'],
    ['text behind the end', '<a/>b'],
    ['two roots', '<a/><b/>'],
    ['bytes that are no UTF-8', Buffer.from('3c613eff3c2f613e', 'hex')],
    ['another encoding', Buffer.from('<a/>', 'utf16le')],
    ['a control character', '<a>\x07</a>'],
    ['a newline before the declaration', "\n<?xml version='1.0'?><a/>"],
  ])('%s is refused', (_, document) => expect(() => parseXml(Buffer.from(document))).toThrow(XmlRpcError))

  test('and that is any change of a good request is read or refused', () => {
    const good = vectorsOf('request').find(({ name }) => name === 'call-audio-4-samples')!.text!
    const broken = fc
      .tuple(fc.nat(good.length), fc.nat(8), fc.string({ maxLength: 8 }))
      .map(([at, cut, more]) => good.slice(0, at) + more + good.slice(at + cut))
    fc.assert(
      fc.property(broken, (document) => {
        try {
          decodeCall(parseXml(Buffer.from(document)))
        } catch (error) {
          expect(error).toBeInstanceOf(XmlRpcError)
        }
      }),
      { seed: 17, numRuns: 3000 },
    )
  })
})

describe('values that are none', () => {
  const call = (inner: string): Buffer =>
    Buffer.from(`<methodCall><methodName>m</methodName><params><param>${inner}</param></params></methodCall>`)

  test.each([
    '<value><int>one</int></value>',
    '<value><int>1.5</int></value>',
    '<value><int>99999999999999999999</int></value>',
    '<value><double>Infinity</double></value>',
    '<value><boolean>2</boolean></value>',
    '<value><base64>????</base64></value>',
    '<value><thing/></value>',
    '<value><int>1</int><int>2</int></value>',
    '<value>a<int>1</int></value>',
    '<value><array><value/></array></value>',
    '<value><array/></value>',
    '<value><struct><member><name>a</name></member></struct></value>',
    '<value><string>a<b/></string></value>',
    '<string>bare</string>',
    '<value/><value/>',
    '',
  ])('%s', (inner) => expect(() => decodeCall(parseXml(call(inner)))).toThrow(XmlRpcError))

  test('a struct cannot reach into objects', () => {
    const member = '<member><name>__proto__</name><value><int>1</int></value></member>'
    const [struct] = decodeCall(parseXml(call(`<value><struct>${member}</struct></value>`))).params
    expect(Object.getPrototypeOf(struct)).toBe(Object.prototype)
    expect(Object.keys(struct as object)).toEqual(['__proto__'])
  })
})
