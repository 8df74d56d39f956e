// Which colours are set, and what it takes to set others. Twin: src/media/render/kernel/twin/pen.ts.
import { csi, endSgr, ink, inkBytes, semicolon } from './emit'

/** Not an ink: a colour that is not known, or one that is not seen. */
export const NO_INK = -1
/** `CSI` and `m`. */
const SGR_BYTES = 3

let texts: usize = 0
/** The colours that are set. */
export let fore = NO_INK
export let back = NO_INK

/** Begins with these colours set; `table`: 0 for colours of 24 bits, else the texts of the inks. */
export function takePen(table: usize, setFore: i32, setBack: i32): void {
  texts = table
  fore = setFore
  back = setBack
}

/** The bytes until these colours are set. */
export function selectBytes(newFore: i32, newBack: i32): i32 {
  const foreBytes = newFore == NO_INK || newFore == fore ? 0 : inkBytes(texts, false, newFore)
  const backBytes = newBack == NO_INK || newBack == back ? 0 : inkBytes(texts, true, newBack)
  if (foreBytes + backBytes == 0) return 0
  return SGR_BYTES + foreBytes + backBytes + <i32>(foreBytes > 0 && backBytes > 0)
}

/** Sets these colours, where they are not. */
export function select(newFore: i32, newBack: i32): void {
  const changesFore = newFore != NO_INK && newFore != fore
  const changesBack = newBack != NO_INK && newBack != back
  if (!changesFore && !changesBack) return
  csi()
  if (changesFore) ink(texts, false, newFore)
  if (changesFore && changesBack) semicolon()
  if (changesBack) ink(texts, true, newBack)
  endSgr()
  if (changesFore) fore = newFore
  if (changesBack) back = newBack
}
