import { CardOnlyCodec } from '../../src/media/codec/card-only-codec'
import { DIALECTS } from '../../src/protocol/xmlrpc/dialect'
import type { Found } from '../../src/protocol/xmlrpc/dialect-search'
import { Link } from '../../src/transport/link'

const OLD: Found = { type: 'old', dialect: DIALECTS.mameintenso }

/** A call whose contact is not there, and its clock. */
const inCall = (found?: Found) => {
  const told: string[] = []
  let now = 0
  const link = new Link(
    'c',
    { host: '127.0.0.1', port: 9, token: '', ...(found && { found }) },
    {
      codec: new CardOnlyCodec(),
      showPicture: () => undefined,
      playSound: () => undefined,
      now: () => now,
      lost: (detail) => void told.push(detail),
      gaveUp: () => undefined,
    },
  )
  link.flowing = true
  const pass = (ms: number): void => {
    now += ms
    link.check()
  }
  return { link, told, pass }
}

describe('a call in which nothing goes either way', () => {
  test.each([
    ['to an old program', OLD],
    ['to who knows whom', undefined],
  ])('%s is over after a while', (_, found) => {
    const { link, told, pass } = inCall(found)
    pass(14_999)
    expect(told).toEqual([])
    pass(1)
    expect(told).toHaveLength(1)
    pass(15_000)
    expect(told).toEqual(['nothing goes either way'])
    link.close()
  })

  test('goes on with each thing that comes, and while we hold', () => {
    const { link, told, pass } = inCall(OLD)
    pass(14_000)
    link.heardPicture(new Uint8Array(0))
    pass(14_000)
    link.flowing = false
    pass(60_000)
    link.flowing = true
    pass(14_000)
    expect(told).toEqual([])
    link.close()
  })

  test('between two vcalls is their own business', () => {
    const { link, told, pass } = inCall({ type: 'vcall' })
    pass(60_000)
    expect(told).toEqual([])
    link.close()
  })
})

describe('what came of a call', () => {
  test('is counted with the requests that carried media, and with no others', () => {
    const { link } = inCall(OLD)
    link.answered(500)
    link.heardPicture(new Uint8Array(0))
    link.answered(1000)
    link.heardSound(new Uint8Array(8), 's16')
    link.answered(2000)
    link.answered(500)
    expect(link.lap(2)).toMatchObject({ received: { requests: 2, bytes: 3000 }, seconds: 2 })
    expect(link.lap(2)).toMatchObject({ received: { requests: 0, bytes: 0 } })
    link.close()
  })
})
