/** What is remembered of packets: more than the largest fall of the order that is no restart. */
const ENTRIES = 256

type Fate = 'arrived' | 'lost' | 'silent'

interface Entry {
  readonly packet: number
  readonly fate: Fate
  /** A gap behind it is silence. */
  readonly endsInSilence: boolean
}

const entryOf = (packet: number): number => ((packet % ENTRIES) + ENTRIES) % ENTRIES

/** What became of each packet: arrived, lost, or never sent. A gap is judged when its turn is over. */
export class Ledger {
  lost = 0
  private readonly entries = new Array<Entry | undefined>(ENTRIES)
  private judged = -Infinity
  private lastEndsInSilence = true

  /** Begins anew behind this packet: nothing up to it is missed. */
  begin(packet: number): void {
    this.entries.fill(undefined)
    this.skip(packet)
  }

  /** Nothing up to this packet is missed. */
  skip(packet: number): void {
    this.judged = Math.max(packet, this.judged === -Infinity ? packet : this.judged)
    this.lastEndsInSilence = true
  }

  /** Notes an arrival; false when it had arrived before. */
  arrive(packet: number, endsInSilence: boolean): boolean {
    const fate = this.entry(packet)?.fate
    if (fate === 'arrived') return false
    if (fate === 'lost') this.lost--
    this.entries[entryOf(packet)] = { packet, fate: 'arrived', endsInSilence }
    if (packet === this.judged) this.lastEndsInSilence = endsInSilence
    return true
  }

  /** Whether a gap behind this packet is silence: it is when nothing is known of the packet. */
  isSilenceAfter(packet: number): boolean {
    return this.entry(packet)?.endsInSilence ?? true
  }

  /** The turn of all packets up to this one is over, and a later one has arrived. */
  judge(upTo: number): void {
    if (upTo <= this.judged) return
    const first = Math.min(upTo, this.judged + ENTRIES)
    for (let packet = this.judged + 1; packet <= first; packet++) this.judgeOne(packet)
    // Of a longer gap only the end can be remembered.
    const last = Math.max(first, upTo - ENTRIES)
    if (!this.lastEndsInSilence) this.lost += last - first
    for (let packet = last + 1; packet <= upTo; packet++) this.judgeOne(packet)
    this.judged = upTo
  }

  private judgeOne(packet: number): void {
    const entry = this.entry(packet)
    if (entry) {
      this.lastEndsInSilence = entry.endsInSilence
      return
    }
    const fate = this.lastEndsInSilence ? 'silent' : 'lost'
    if (fate === 'lost') this.lost++
    this.entries[entryOf(packet)] = { packet, fate, endsInSilence: this.lastEndsInSilence }
  }

  private entry(packet: number): Entry | undefined {
    const entry = this.entries[entryOf(packet)]
    return entry?.packet === packet ? entry : undefined
  }
}
