import { CardOnlyCodec } from '../../src/media/codec/card-only-codec'
import { encodeAudio, PACKET_SAMPLES } from '../../src/protocol/media/audio-datagram'
import type { PhoneLink } from '../../src/protocol/xmlrpc/phone-action'
import { Doorman } from '../../src/transport/doorman'
import { Link } from '../../src/transport/link'
import { until } from '../support/until'

const HOST = '10.0.0.7'
const TRIES = 100_000
const sound = encodeAudio(0, new Float32Array(PACKET_SAMPLES))

const inCall = (link: Partial<PhoneLink>) => {
  const played: Uint8Array[] = []
  const call = new Link(
    'c',
    { host: HOST, port: 5000, token: '', ...link },
    {
      codec: new CardOnlyCodec(),
      showPicture: (datagram) => played.push(datagram),
      playSound: (datagram) => played.push(datagram),
      lost: () => undefined,
      now: () => 0,
      gaveUp: () => undefined,
    },
  )
  call.flowing = true
  const doorman = new Doorman({ link: () => call, post: () => undefined, now: () => 0 })
  return { played, call, doorman }
}

describe('media of a call', () => {
  const piece = new Uint8Array(8192)

  test('with an old program come from its address alone', async () => {
    const { played, call, doorman } = inCall({})
    for (let i = 0; i < TRIES; i++) {
      const from = `10.${i % 7}.${i % 200}.9`
      doorman.answer({ method: 'playAudio', params: [piece] }, from)
      doorman.answer({ method: 'playVideo', params: [Uint8Array.of(0xff, 0xd8)] }, from)
    }
    expect(played).toEqual([])
    doorman.answer({ method: 'playAudio', params: [piece] }, HOST)
    await until('sound', () => (played.length > 0 ? true : undefined))
    call.close()
  })

  test('with a vcall come from who knows its name alone, and not as an old program would send them', () => {
    const { played, call, doorman } = inCall({ token: 'c0ffee-name-of-the-call', found: { type: 'vcall' } })
    for (let i = 0; i < TRIES; i++) {
      doorman.answer({ method: 'vcall.sound', params: [`c0ffee-${i}`, [sound]] }, HOST)
      doorman.answer({ method: 'playAudio', params: [piece] }, HOST)
    }
    expect(played).toEqual([])
    doorman.answer({ method: 'vcall.sound', params: ['c0ffee-name-of-the-call', [sound, 'nonsense', 7]] }, HOST)
    expect(played).toHaveLength(1)
    call.close()
  })

  test('are left while we hold', () => {
    const { played, call, doorman } = inCall({ token: 'c0ffee-name-of-the-call', found: { type: 'vcall' } })
    call.flowing = false
    doorman.answer({ method: 'vcall.sound', params: ['c0ffee-name-of-the-call', [sound]] }, HOST)
    expect(played).toEqual([])
    call.close()
  })
})
