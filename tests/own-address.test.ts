import { isIP } from 'node:net'
import { bindAddress, ownAddress } from '../src/own-address'

describe('our own address', () => {
  it('is the one that faces the server', async () => {
    expect(await ownAddress({ host: '127.0.0.1', port: 8000 })).toBe('127.0.0.1')
  })

  it('is some address of this machine when nothing is faced or can be', async () => {
    expect(isIP(await ownAddress(undefined))).toBe(4)
    expect(isIP(await ownAddress({ host: 'nowhere.invalid', port: 8000 }))).toBe(4)
  })

  it('is bound when others were told it and it is ours', () => {
    expect(bindAddress('127.0.0.1', true)).toBe('127.0.0.1')
    expect(bindAddress('127.0.0.2', true)).toBe('127.0.0.2')
    expect(bindAddress('127.0.0.1', false)).toBe('0.0.0.0')
    expect(bindAddress('192.0.2.1', true)).toBe('0.0.0.0')
  })
})
