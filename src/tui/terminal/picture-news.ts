import type { Delivery } from '../../media/link/delivery'

/** Tells who draws pictures when one may be written, and which the terminal has. */
export class PictureNews {
  private readonly slotListeners = new Set<() => void>()
  private readonly deliveryListeners = new Set<(delivery: Delivery) => void>()
  private timer: NodeJS.Immediate | undefined

  constructor(private readonly slotFree: () => boolean) {}

  onSlot(listener: () => void): () => void {
    this.slotListeners.add(listener)
    return () => this.slotListeners.delete(listener)
  }

  onDelivery(listener: (delivery: Delivery) => void): () => void {
    this.deliveryListeners.add(listener)
    return () => this.deliveryListeners.delete(listener)
  }

  /** Not at once: who is told may be in the middle of handing over a picture. */
  slot(): void {
    this.timer ??= setImmediate(() => {
      this.timer = undefined
      if (this.slotFree()) for (const listener of this.slotListeners) listener()
    })
  }

  delivered(delivery: Delivery): void {
    for (const listener of this.deliveryListeners) listener(delivery)
  }
}
