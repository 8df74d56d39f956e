import { examine } from '../../src/doctor/check'

describe('examine', () => {
  it('keeps the order of the checks and gives each finding its name', async () => {
    const found = await examine([
      { name: 'slow', run: () => new Promise((resolve) => setImmediate(resolve, { sign: 'ok', summary: 'a' })) },
      { name: 'quick', run: () => Promise.resolve({ sign: 'missing', summary: 'b' }) },
    ])
    expect(found).toEqual([
      { name: 'slow', sign: 'ok', summary: 'a' },
      { name: 'quick', sign: 'missing', summary: 'b' },
    ])
  })

  it('waits for no check that hangs', async () => {
    const found = await examine([{ name: 'stuck', run: () => new Promise(() => undefined) }], 20)
    expect(found).toEqual([{ name: 'stuck', sign: 'broken', summary: 'no answer within 0.02 s' }])
  })

  it('makes a finding of a check that fails', async () => {
    const found = await examine([{ name: 'odd', run: () => Promise.reject(new Error('out of luck')) }])
    expect(found[0]).toMatchObject({ sign: 'broken', summary: expect.stringContaining('out of luck') })
  })
})
