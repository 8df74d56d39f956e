/** Where a hold is as large as this, hardly anything is written any more. */
const MAX_HOLD = 127
/** What was not held before is held by so many levels when it has to be cheaper. */
const FIRST_RAISE = 2
/** A cell in turn is held by this share of the usual hold, and at most by so many levels. */
const DUE_SHARE = 0.5
const DUE_MAX = 2
/** A byte is worth this part of the squared hold, in 256ths of squared levels. */
const PRICE_OF_HOLD = 44
/** The least price: of two ways with the same error, the shorter one is taken. */
export const LEAST_PRICE = 1

/** What keeps a cell from being written: see `halfJob`. */
export interface Terms {
  readonly tolerance: number
  readonly price: number
}

/** The terms of a hold in 8-bit levels; 0 lets nothing stay that differs. */
export const termsOf = (hold: number): Terms => {
  const bound = Math.min(MAX_HOLD, Math.max(0, hold))
  return { tolerance: Math.floor(bound), price: Math.max(LEAST_PRICE, Math.round(bound * bound * PRICE_OF_HOLD)) }
}

/** The terms for what is in turn to be renewed. */
export const dueTermsOf = (hold: number): Terms => termsOf(Math.min(DUE_MAX, hold * DUE_SHARE))

/** The next hold to try where a picture was too large; undefined when there is none that would help. */
export const raised = (hold: number): number | undefined =>
  hold >= MAX_HOLD ? undefined : Math.max(FIRST_RAISE, hold * 2)
