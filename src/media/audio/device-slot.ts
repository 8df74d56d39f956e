import { AudioDeviceError } from './device-error'
import type { DeviceKind, SoundDevice } from './device-kind'
import { OpenedDevice } from './opened-device'

/** A device that is lost is looked for every second for a while, then seldom: looking takes a process and its time. */
const RETRY_MS = 1000
const QUICK_TRIES = 10
const SELDOM_MS = 10_000
/** Long enough for a device to be given back before it is opened again. */
const CLOSE_PATIENCE_MS = 3000
const OLD_GOES_ON = 'What was used before stays in use.'

/** Anything but an AudioDeviceError is a bug and ends the process, which is started again. */
const ours = (error: unknown): AudioDeviceError => {
  if (error instanceof AudioDeviceError) return error
  throw error
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * The source or the sink in use. It is held open only while it is needed. A change takes place when the new device is
 * open; a failing one leaves the old as it was. A device that is lost, or was not there when it was needed, is looked for again
 * and again. Changes happen one after the other.
 */
export class DeviceSlot<Spec extends { readonly kind: string }, Device extends SoundDevice> {
  private spec: Spec | undefined
  private worked = false
  private current: OpenedDevice<Device> | undefined
  private active = false
  private lost = false
  private forget: () => void = () => undefined
  private changes: Promise<void> = Promise.resolve()

  constructor(private readonly kind: DeviceKind<Spec, Device>) {}

  /** The device in use. */
  get device(): Device | undefined {
    return this.current?.device
  }

  /** What was chosen, whether it works or not. */
  get chosen(): Spec | undefined {
    return this.spec
  }

  /** Resolves when all changes asked for so far are done. */
  get settled(): Promise<void> {
    return this.changes
  }

  /** Changes the device. */
  choose(spec: Spec): void {
    this.enqueue(() => this.change(spec))
  }

  /** Opens the device (true) or gives it back (false). */
  activate(active: boolean): void {
    this.enqueue(() => (active ? this.hold() : this.release()))
  }

  private enqueue(change: () => Promise<void>): void {
    this.changes = this.changes.then(change)
  }

  private async change(spec: Spec): Promise<void> {
    const { events } = this.kind
    if (this.device !== undefined && same(spec, this.spec)) {
      events.ready(spec, this.device.label)
      return
    }
    const needed = spec.kind !== 'none' && (this.active || this.kind.probes(spec))
    const opened = needed ? await this.open(spec) : undefined
    if (opened instanceof AudioDeviceError) this.refuse(spec, opened)
    else await this.adopt(spec, opened)
  }

  private refuse(spec: Spec, error: AudioDeviceError): void {
    this.kind.events.failed(spec, `${error.message} ${this.worked ? OLD_GOES_ON : `${this.kind.without}.`}`)
    if (this.worked) return
    // It may come: it is opened when it is needed, and looked for while it is.
    this.spec = spec
    if (this.active) this.seek(QUICK_TRIES)
  }

  private async adopt(spec: Spec, opened: OpenedDevice<Device> | undefined): Promise<void> {
    const old = this.current
    this.spec = spec
    this.worked = true
    this.found()
    this.use(this.active ? opened : undefined)
    if (!this.active) await this.giveBack(opened)
    this.kind.events.ready(spec, opened?.device?.label ?? spec.kind)
    await this.giveBack(old)
  }

  private async hold(): Promise<void> {
    this.active = true
    if (this.current !== undefined || this.spec === undefined || this.spec.kind === 'none') return
    const opened = await this.open(this.spec)
    if (!(opened instanceof AudioDeviceError)) this.use(opened)
    // That it does not work was said when it was chosen.
    else if (this.worked) this.lose(opened, QUICK_TRIES)
    else this.seek(QUICK_TRIES)
  }

  private async release(): Promise<void> {
    this.active = false
    this.found()
    const old = this.current
    this.current = undefined
    await this.giveBack(old)
  }

  private async retry(tries: number): Promise<void> {
    if (!this.lost || this.spec === undefined) return
    const opened = await this.open(this.spec)
    if (opened instanceof AudioDeviceError) {
      this.seek(tries)
      return
    }
    this.found()
    this.use(opened)
    this.kind.events.back(`${opened.device?.label ?? this.spec.kind} is there again.`)
  }

  private async open(spec: Spec): Promise<OpenedDevice<Device> | AudioDeviceError> {
    const opened: OpenedDevice<Device> = new OpenedDevice<Device>(
      () => this.current === opened,
      () => this.meetFate(opened),
    )
    try {
      opened.device = await this.kind.open(spec, opened)
      return opened
    } catch (error) {
      return ours(error)
    }
  }

  private use(opened: OpenedDevice<Device> | undefined): void {
    this.current = opened
    if (opened?.fate !== undefined) this.meetFate(opened)
  }

  private meetFate(opened: OpenedDevice<Device>): void {
    const { fate } = opened
    if (opened !== this.current || fate === undefined) return
    this.current = undefined
    this.enqueue(() => this.giveBack(opened))
    if (fate === 'ended') this.end()
    else this.lose(fate, 0)
  }

  private end(): void {
    const { spec } = this
    this.spec = this.kind.afterEnd
    if (spec !== undefined) this.kind.events.ended(spec)
  }

  private lose(error: AudioDeviceError, tries: number): void {
    const { without, events } = this.kind
    const returns = this.spec !== undefined && this.kind.returns(this.spec)
    events.lost(`${error.message} ${without}${returns ? ' until it is there again' : ''}.`)
    this.seek(tries)
  }

  /** Looks for the device again, after so many times in vain. */
  private seek(tries: number): void {
    this.found()
    if (this.spec === undefined || !this.kind.returns(this.spec)) return
    this.lost = true
    const waitMs = tries < QUICK_TRIES ? RETRY_MS : SELDOM_MS
    this.forget = this.kind.clock.after(waitMs, () => this.enqueue(() => this.retry(tries + 1)))
  }

  private found(): void {
    this.lost = false
    this.forget()
  }

  private async giveBack(opened: OpenedDevice<Device> | undefined): Promise<void> {
    if (opened?.device === undefined) return
    let calm: () => void = () => undefined
    const patience = new Promise<void>((resolve) => (calm = this.kind.clock.after(CLOSE_PATIENCE_MS, resolve)))
    await Promise.race([opened.device.close(), patience]).finally(() => calm())
  }
}
