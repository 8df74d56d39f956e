import { UsageError } from '../src/exit'
import {
  formatEndpoint,
  parseBudget,
  isAddress,
  parseEndpoint,
  parseInteger,
  parseSeconds,
  parseSize,
  parseSource,
} from '../src/options'

describe('endpoints', () => {
  it.each([
    ['home', 'home', 8000],
    ['home:9000', 'home', 9000],
    ['127.0.0.1:1', '127.0.0.1', 1],
    ['[::1]:8000', '::1', 8000],
  ])('reads %s', (text, host, port) => expect(parseEndpoint('--server', text, 8000)).toEqual({ host, port }))

  it.each(['', 'a b', 'home:', 'home:0', 'home:70000', 'home:x', ':80', 'a#b:80'])('refuses "%s"', (text) =>
    expect(() => parseEndpoint('--server', text, 8000)).toThrow(UsageError),
  )

  it('needs a port where there is no usual one', () => expect(() => parseEndpoint('x', 'home')).toThrow('HOST:PORT'))

  it('writes what it reads', () => {
    for (const text of ['home:9000', '[::1]:8000']) expect(formatEndpoint(parseEndpoint('x', text))).toBe(text)
  })

  it('tells an address from a nick', () => {
    expect(['10.0.0.7:5001', '[::1]:80', 'host:1'].every(isAddress)).toBe(true)
    expect(['ana', 'a:b', 'ana:', ':80'].some(isAddress)).toBe(false)
  })
})

describe('sources', () => {
  it.each([
    ['camera', { kind: 'camera', index: 0 }],
    ['camera:2', { kind: 'camera', index: 2 }],
    ['pattern', { kind: 'pattern' }],
    ['none', { kind: 'none' }],
    ['file:a:b.mp4', { kind: 'file', path: 'a:b.mp4', loop: true }],
    ['once:a.mp4', { kind: 'file', path: 'a.mp4', loop: false }],
    ['still:x.png', { kind: 'still', path: 'x.png' }],
  ])('reads %s', (text, source) => expect(parseSource(text)).toEqual(source))

  it.each(['', 'camera:x', 'file:', 'still', 'pattern:1', 'tv'])('refuses "%s"', (text) =>
    expect(() => parseSource(text)).toThrow(UsageError),
  )
})

describe('numbers', () => {
  it('keeps to the range', () => {
    const quality = parseInteger('--quality', 1, 100)
    expect(quality('100')).toBe(100)
    for (const text of ['0', '101', '-1', '1.5', '', 'x', '1e1', '99999999999'])
      expect(() => quality(text)).toThrow('--quality')
  })

  it('reads seconds with decimals', () => {
    expect(parseSeconds('2.5')).toBe(2.5)
    for (const text of ['0', '-1', '', 'x', '100000']) expect(() => parseSeconds(text)).toThrow(UsageError)
  })

  it('reads sizes', () => {
    expect(parseSize('640x480')).toEqual({ width: 640, height: 480 })
    for (const text of ['640', '640x', '1x1', '9999x9999', '640X480']) expect(() => parseSize(text)).toThrow(UsageError)
  })
})

describe('the budget', () => {
  it.each([
    ['1000', 1000],
    ['30k', 30_000],
    ['1.5M', 1_500_000],
    ['2.5k', 2500],
  ])('reads %s', (text, bytes) => expect(parseBudget(text)).toBe(bytes))

  it.each(['', '0', '999', '30K', '30 k', '-30k', '1e6', 'k', '2000M'])('refuses "%s"', (text) =>
    expect(() => parseBudget(text)).toThrow(UsageError),
  )
})
