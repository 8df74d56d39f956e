import { Watchdog } from '../../../../src/media/audio/device/watchdog'
import { HandClock } from '../../../support/hand-clock'

const watched = (): { clock: HandClock; dog: Watchdog; bites: () => number } => {
  const clock = new HandClock()
  let bites = 0
  return { clock, dog: new Watchdog(clock, () => bites++), bites: () => bites }
}

describe('signs of life of a device', () => {
  it('may take seconds at first, and two later', () => {
    const { clock, dog, bites } = watched()
    clock.pass(5900)
    dog.pat()
    clock.pass(1900)
    dog.pat()
    clock.pass(2200)
    expect(bites()).toBe(0)
    clock.pass(100)
    expect(bites()).toBe(1)
    clock.pass(60_000)
    expect(bites()).toBe(1)
  })

  it('are waited for when it was this process that stood still', () => {
    const { clock, dog, bites } = watched()
    dog.pat()
    clock.stall(60_000)
    expect(bites()).toBe(0)
    dog.pat()
    clock.pass(2000)
    expect(bites()).toBe(0)
    dog.stop()
    clock.pass(60_000)
    expect(bites()).toBe(0)
  })
})
