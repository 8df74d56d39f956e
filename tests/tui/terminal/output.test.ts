import type { Delivery } from '../../../src/media/link/delivery'
import type { Device } from '../../../src/tui/terminal/device'
import { TerminalOutput } from '../../../src/tui/terminal/output'

/** A terminal that takes bytes when the test says so. */
class SlowDevice implements Device {
  written = ''
  private pending: { readonly bytes: Uint8Array; readonly done: (error?: Error) => void } | undefined

  write(bytes: Uint8Array, done: (error?: Error) => void): void {
    if (this.pending) throw new Error('two writes at a time')
    this.pending = { bytes, done }
  }

  abandon(): void {
    this.pending = undefined
  }

  writeNow(): boolean {
    return true
  }

  discardUntil(): void {
    throw new Error('not while it is written to')
  }

  close(): void {
    this.pending = undefined
  }

  /** Takes the current write, or fails it. */
  take(error?: Error): void {
    const { pending } = this
    this.pending = undefined
    if (!pending) throw new Error('nothing was written')
    if (!error) this.written += Buffer.from(pending.bytes).toString()
    pending.done(error)
  }

  get busy(): boolean {
    return this.pending !== undefined
  }
}

const make = (options: { synchronized?: boolean; answersStatus?: boolean } = {}) => {
  const device = new SlowDevice()
  const events: string[] = []
  const deliveries: Delivery[] = []
  const clock = { nowMs: 0 }
  const output = new TerminalOutput(
    device,
    {
      synchronized: options.synchronized ?? false,
      answersStatus: options.answersStatus ?? true,
      now: () => clock.nowMs,
    },
    {
      slot: () => events.push('slot'),
      delivered: (delivery) => deliveries.push(delivery),
      idle: (lost) => events.push(lost ? 'lost' : 'idle'),
      failed: (error) => events.push(error.message),
    },
  )
  return { device, events, deliveries, clock, output }
}

const picture = (name: string): Uint8Array => Buffer.from(name)

describe('TerminalOutput', () => {
  it('has one picture in flight and at most two unacknowledged', () => {
    const { device, events, output } = make()
    expect(output.picture(picture('1'))).toBe(true)
    expect(output.slotFree).toBe(false)
    expect(output.picture(picture('x'))).toBe(false)
    device.take()
    expect(events).toEqual(['slot'])
    expect(output.picture(picture('2'))).toBe(true)
    device.take()
    expect(output.slotFree).toBe(false)
    output.acknowledge()
    expect(output.slotFree).toBe(true)
    expect(events).toEqual(['slot', 'slot'])
    expect(device.written).toBe('1\x1b[5n2\x1b[5n')
    expect(output.figures).toMatchObject({ pictures: 2, pictureBytes: 2, dropped: 1 })
  })

  it('measures how old the acknowledged picture is', () => {
    const { device, clock, output } = make()
    output.picture(picture('1'))
    clock.nowMs = 20
    device.take()
    clock.nowMs = 150
    output.acknowledge()
    expect(output.figures.ackMs).toBe(150)
  })

  it('goes by the write alone while no answer was ever seen, and by answers from the first on', () => {
    const { device, output } = make({ answersStatus: false })
    for (let i = 0; i < 5; i++) {
      expect(output.picture(picture(String(i)))).toBe(true)
      device.take()
    }
    output.acknowledge()
    output.picture(picture('6'))
    device.take()
    expect(output.slotFree).toBe(false)
  })

  it('holds an answer for lost after ten seconds', () => {
    const { device, clock, output } = make()
    for (const name of ['1', '2']) {
      output.picture(picture(name))
      device.take()
    }
    clock.nowMs = 10_000
    expect(output.slotFree).toBe(false)
    clock.nowMs = 10_001
    expect(output.slotFree).toBe(true)
  })

  it('ignores answers that nobody waits for', () => {
    const { device, output } = make()
    output.acknowledge()
    output.acknowledge()
    for (const name of ['1', '2']) {
      output.picture(picture(name))
      device.take()
    }
    expect(output.slotFree).toBe(false)
  })

  it('wraps texts and pictures where the terminal can show them at once, and puts the cursor back inside', () => {
    const { device, output } = make({ synchronized: true })
    output.text('text')
    device.take()
    output.picture(picture('P'), { before: '<', after: '>' })
    device.take()
    expect(device.written).toBe('\x1b[?2026htext\x1b[?2026l\x1b[?2026h<P>\x1b[?2026l\x1b[5n')
  })

  it('keeps the order of pictures and texts, and makes one write of texts that wait', () => {
    const { device, output } = make()
    output.text('a')
    output.picture(picture('P'))
    output.text('b')
    output.text('c')
    while (device.busy) device.take()
    expect(device.written).toBe('aP\x1b[5nbc')
  })

  it('drops texts that a slow terminal does not take, counts them, and says that a redraw is due', () => {
    const { device, events, output } = make()
    output.text('first')
    for (let i = 0; i < 11; i++) output.text('x'.repeat(100_000))
    expect(output.figures.droppedText).toBe(1_100_000)
    while (device.busy) device.take()
    expect(device.written).toBe('first')
    expect(events).toEqual(['lost'])
  })

  it('tells when all text is out', () => {
    const { device, events, output } = make()
    output.text('a')
    expect(output.idle).toBe(false)
    device.take()
    expect(output.idle).toBe(true)
    expect(events).toEqual(['idle'])
  })

  it('says that the terminal is gone, once, and writes nothing more of the queue', () => {
    const { device, events, output } = make()
    output.text('a')
    output.picture(picture('P'))
    device.take(new Error('EIO'))
    expect(events).toEqual(['EIO'])
    expect(device.busy).toBe(false)
  })

  it('forgets what waits and what is unacknowledged when the terminal is given away', () => {
    const { device, output } = make()
    output.picture(picture('1'))
    device.take()
    output.picture(picture('2'))
    output.text('late')
    output.abandon()
    expect(output.slotFree).toBe(true)
    expect(output.idle).toBe(true)
    expect(device.written).toBe('1\x1b[5n')
  })
})
