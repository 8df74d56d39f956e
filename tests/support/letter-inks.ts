/**
 * How much of each eighth of a cell (two across, four down, by rows) the characters `!` to `~` cover, in fifteenths, a hex
 * digit for each. Measured with DejaVu Sans Mono, drawn large and averaged.
 */
const MEASURED =
  '11231100 11330000 11677611 01643822 20733702 22605822 11110000 02314102 20131420 01550000 00225500 00001121 ' +
  '00002200 00001111 01044020 22666611 21141522 32054222 32261621 02355701 32531621 23735512 33053210 22566622 ' +
  '22553721 00221111 00221121 00244400 00444400 00424400 22152110 01677632 11456611 32765621 23505112 31556621 ' +
  '33635122 33635010 23515612 11775511 33223322 22051521 12845511 20505122 22885511 21855811 22555511 33566110 ' +
  '22555514 32666511 23621622 44232300 11555522 22554411 11667711 22445511 22552200 34055223 22414122 10501402 ' +
  '22141422 11330000 00000022 20000000 00346722 20645522 00435112 02465522 00447412 13543210 00455645 20644411 ' +
  '11322322 02230433 20536511 30414202 00656611 00544411 00445511 00545552 00455525 00445010 00423521 10624102 ' +
  '00335522 00334411 00337711 00334411 00334441 00254222 03224214 11222222 30222441 00103300'

const FIRST = 0x21
const ACROSS = 2
const DOWN = 4
const FULL = 15

/** The share of each eighth of a cell, by rows, that each visible ASCII character covers, by its code. */
export const LETTER_INKS: ReadonlyMap<number, readonly number[]> = new Map(
  MEASURED.split(' ').map(
    (digits, i) => [FIRST + i, Array.from(digits, (digit) => parseInt(digit, 16) / FULL)] as const,
  ),
)

/** What the darkest letter covers of its cell: the most light that text without blocks can give. */
export const MOST_INK = Math.max(
  ...Array.from(LETTER_INKS.values(), (shares) => shares.reduce((sum, share) => sum + share, 0) / shares.length),
)

/** How much of the point at these shares of a cell's width and height a letter covers, 0 to 1; undefined for others. */
export const inkOf = (code: number, x: number, y: number): number | undefined =>
  LETTER_INKS.get(code)?.[Math.floor(y * DOWN) * ACROSS + Math.floor(x * ACROSS)]
