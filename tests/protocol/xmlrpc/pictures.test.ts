import fc from 'fast-check'
import { layoutOf, readNpy, writeNpy } from '../../../src/protocol/xmlrpc/npy'
import { readPickled, writePickled } from '../../../src/protocol/xmlrpc/pickled'
import { bytesOf, vectorsOf } from './vectors'

const RGB = { seed: 7, numRuns: 200 }
const small = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .chain(([width, height]) =>
    fc
      .uint8Array({ minLength: width * height * 3, maxLength: width * height * 3 })
      .map((data) => ({ width, height, data })),
  )

const npyOf = (header: string, pixels: number): Buffer => {
  const text = Buffer.from(header, 'latin1')
  const length = Buffer.from([text.length & 255, text.length >> 8])
  return Buffer.concat([Buffer.from('934e554d50590100', 'hex'), length, text, Buffer.alloc(pixels)])
}
const shaped = (shape: string, pixels = 12): Buffer =>
  npyOf(`{'descr': '|u1', 'fortran_order': False, 'shape': ${shape}, }\n`, pixels)

describe('a picture as a NumPy file', () => {
  test.each(vectorsOf('npy').map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    const layout = layoutOf(bytesOf(vector))
    expect(layout !== undefined).toBe(vector.valid)
    if (!layout) return
    const { height, width, channels, fortran } = layout
    expect([height, width, channels, fortran]).toEqual((vector.expect as unknown[]).slice(0, 4))
  })

  test('has its pixels in rows of blue, green, red, however they lay', () => {
    const fortran = vectorsOf('npy').find(({ name }) => name === 'npy-fortran')!
    const grey = vectorsOf('npy').find(({ name }) => name === 'npy-grey')!
    // Byte i belongs to y = i % 2, x = i // 2 % 2, c = i // 4.
    expect([...readNpy(bytesOf(fortran))!.data]).toEqual([0, 4, 8, 2, 6, 10, 1, 5, 9, 3, 7, 11])
    expect([...readNpy(bytesOf(grey))!.data]).toEqual([0, 1, 2, 3, 4, 5].flatMap((value) => [value, value, value]))
  })

  test('is read as it was written', () => {
    fc.assert(
      fc.property(small, (picture) => expect(readNpy(writeNpy(picture))).toEqual(picture)),
      RGB,
    )
  })

  test('is written with a header that old readers take: 10 and its length are a multiple of 16', () => {
    const file = Buffer.from(writeNpy({ width: 640, height: 480, data: new Uint8Array(921_600) }))
    expect((10 + file.readUInt16LE(8)) % 16).toBe(0)
    expect(file.length).toBe(921_680)
    expect(file.subarray(10, 80).toString()).toMatch(/^\{'descr': '\|u1', .*'shape': \(480, 640, 3\), } *\n$/)
  })

  test.each([
    ['of sides below nought', shaped('(-2, -2, 3)')],
    ['of no pixel', shaped('(0, 2, 3)', 0)],
    ['larger than any', shaped('(65535, 65535, 3)')],
    ['of a product that does not fit in 32 bits', shaped('(65536, 65536, 1)', 0)],
    ['of more pixels than are read', shaped('(2001, 2000, 3)')],
    ['with a shape that is an expression', shaped('(2*1, 2, 3)')],
    ['with a shape that never ends', shaped(`(${'1,'.repeat(60)})`)],
    ['of one axis', shaped('(12,)')],
    ['of numbers', npyOf("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, 3), }", 12)],
    ['with a key twice', npyOf("{'descr': '|u1', 'descr': '|u1', 'shape': (2, 2, 3), }", 12)],
    ['with code behind it', npyOf("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2, 3), }; import os", 12)],
    ['whose header is longer than the file', Buffer.from('934e554d50590100ffff7b', 'hex')],
  ])('%s is refused', (_, file) => expect(readNpy(file)).toBeUndefined())

  test('that is any bytes is read or refused, and never throws', () => {
    const start = fc.constantFrom(...vectorsOf('npy').map(bytesOf))
    const broken = fc.tuple(start, fc.nat(120), fc.uint8Array({ maxLength: 20 })).map(([file, at, bytes]) => {
      const copy = Buffer.from(file)
      copy.set(bytes.subarray(0, Math.max(0, copy.length - at)), Math.min(at, copy.length))
      return copy
    })
    fc.assert(
      fc.property(broken, (file) => {
        const picture = readNpy(file)
        if (picture) expect(picture.data).toHaveLength(picture.width * picture.height * 3)
      }),
      { seed: 3, numRuns: 2000 },
    )
  })
})

describe('a picture as a pickle, which is never run', () => {
  test.each(vectorsOf('pickle').map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    expect(readPickled(vector.text!) !== undefined).toBe(vector.valid)
  })

  test('is read as it was written', () => {
    fc.assert(
      fc.property(small, (picture) => expect(readPickled(writePickled(picture))).toEqual(picture)),
      RGB,
    )
  })

  test('that is any text is read or refused, and never throws', () => {
    const good = writePickled({ width: 1, height: 1, data: Uint8Array.of(39, 92, 200) })
    const broken = fc.tuple(fc.nat(good.length), fc.string({ maxLength: 5 })).map(([at, text]) => {
      return good.slice(0, at) + text + good.slice(at + text.length)
    })
    fc.assert(
      fc.property(broken, (text) => {
        const picture = readPickled(text)
        if (picture) expect(picture.data).toHaveLength(3)
      }),
      { seed: 5, numRuns: 2000 },
    )
  })
})
