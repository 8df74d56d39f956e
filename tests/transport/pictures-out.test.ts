import { CardOnlyCodec } from '../../src/media/codec/card-only-codec'
import { DIALECTS } from '../../src/protocol/xmlrpc/dialect'
import type { Found } from '../../src/protocol/xmlrpc/dialect-search'
import { PicturesOut } from '../../src/transport/pictures-out'

const picture = new Uint8Array(20)

const pictures = (found: Found): PicturesOut =>
  new PicturesOut({ found, token: '', codec: new CardOnlyCodec(), wake: () => undefined })

beforeEach(() => jest.useFakeTimers().advanceTimersByTime(1000))
afterEach(() => jest.useRealTimers())

describe('a picture that is left out', () => {
  test('counts where the one before it is still under way', () => {
    const out = pictures({ type: 'vcall' })
    out.push(picture)
    out.push(picture)
    expect(out.lap()).toEqual({ waiting: 1, dropped: 1 })
    expect(out.lap().dropped).toBe(0)
  })

  test('is none that an old program was too slow for, unless its turn has passed', async () => {
    const out = pictures({ type: 'old', dialect: DIALECTS.mameintenso })
    out.push(picture)
    await out.next()
    for (let shown = 0; shown < 9; shown++) {
      jest.advanceTimersByTime(33)
      out.push(picture)
    }
    expect(out.lap().dropped).toBe(0)
    jest.advanceTimersByTime(33)
    out.push(picture)
    expect(out.lap().dropped).toBe(1)
    out.close()
  })
})
