import type { Pointer } from '../kernel'
import type { Emitter, Ground } from './emitter'

/** No ink has this number: a colour that is not known, or one that is not seen. */
export const NO_INK = -1
/** `CSI` and `m` around the parameters. */
const SGR_BYTES = 3

/** Knows which colours are set, and what it takes to set others. Twin of assembly/pen.ts. */
export class Pen {
  /** `texts`: 0 for colours of 24 bits, else two texts for each ink; `fore`, `back`: the colours that are set. */
  constructor(
    private readonly emitter: Emitter,
    private readonly texts: Pointer,
    public fore = NO_INK,
    public back = NO_INK,
  ) {}

  /** The bytes until these colours are set. */
  selectBytes(fore: number, back: number): number {
    const foreBytes = this.inkBytes('fore', fore)
    const backBytes = this.inkBytes('back', back)
    if (foreBytes + backBytes === 0) return 0
    return SGR_BYTES + foreBytes + backBytes + Number(foreBytes > 0 && backBytes > 0)
  }

  /** Sets these colours, where they are not. */
  select(fore: number, back: number): void {
    const { emitter } = this
    const changesFore = this.changes('fore', fore)
    const changesBack = this.changes('back', back)
    if (!changesFore && !changesBack) return
    emitter.csi()
    if (changesFore) emitter.ink(this.texts, 'fore', fore)
    if (changesFore && changesBack) emitter.semicolon()
    if (changesBack) emitter.ink(this.texts, 'back', back)
    emitter.endSgr()
    if (changesFore) this.fore = fore
    if (changesBack) this.back = back
  }

  private changes(ground: Ground, ink: number): boolean {
    return ink !== NO_INK && ink !== this[ground]
  }

  private inkBytes(ground: Ground, ink: number): number {
    return this.changes(ground, ink) ? this.emitter.inkBytes(this.texts, ground, ink) : 0
  }
}
