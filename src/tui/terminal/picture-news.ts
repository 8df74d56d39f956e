import type { Delivery } from '../../media/link/delivery'
import { Listeners } from '../../protocol/listeners'

/** Tells who draws pictures when one may be written, and which the terminal has. */
export class PictureNews {
  private readonly slots = new Listeners<void>()
  private readonly deliveries = new Listeners<Delivery>()
  private timer: NodeJS.Immediate | undefined

  constructor(private readonly slotFree: () => boolean) {}

  onSlot(listener: () => void): () => void {
    return this.slots.add(listener)
  }

  onDelivery(listener: (delivery: Delivery) => void): () => void {
    return this.deliveries.add(listener)
  }

  /** Not at once: who is told may be in the middle of handing over a picture. */
  slot(): void {
    this.timer ??= setImmediate(() => {
      this.timer = undefined
      if (this.slotFree()) this.slots.tell()
    })
  }

  delivered(delivery: Delivery): void {
    this.deliveries.tell(delivery)
  }
}
