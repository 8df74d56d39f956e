import { CODES, ZIGZAG, type CodeList } from './tables'

/** The components: brightness with four blocks in a unit of 16x16 pixels, the two colours with one. */
const COMPONENTS = [
  [1, 0x22, 0],
  [2, 0x11, 1],
  [3, 0x11, 1],
] as const

/** A marker segment: its kind, its length, its content (T.81 B.1.1.4). */
const segment = (kind: number, content: Iterable<number>): readonly number[] => {
  const bytes = [...content]
  return [0xff, kind, ...word(bytes.length + 2), ...bytes]
}

const word = (value: number): readonly number[] => [value >> 8, value & 255]

const codeTable = (id: number, { counts, values }: CodeList): readonly number[] => [id, ...counts, ...values]

const steps = (id: number, table: Uint8Array): readonly number[] =>
  [id, ...ZIGZAG].map((at, i) => (i === 0 ? at : (table[at] ?? 1)))

const JFIF = segment(0xe0, [...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0])
const CODE_TABLES = segment(0xc4, [
  ...codeTable(0x00, CODES.lumaDc),
  ...codeTable(0x10, CODES.lumaAc),
  ...codeTable(0x01, CODES.chromaDc),
  ...codeTable(0x11, CODES.chromaAc),
])
const SCAN = segment(0xda, [3, ...COMPONENTS.flatMap(([id, , table]) => [id, table * 0x11]), 0, 63, 0])

/** Everything before the coefficients: JFIF, the sizes of steps, the frame (baseline, 4:2:0), the codes, the scan. */
export const headOf = (
  { width, height }: { readonly width: number; readonly height: number },
  luma: Uint8Array,
  chroma: Uint8Array,
): Uint8Array =>
  Uint8Array.from([
    ...[0xff, 0xd8],
    ...JFIF,
    ...segment(0xdb, [...steps(0, luma), ...steps(1, chroma)]),
    ...segment(0xc0, [8, ...word(height), ...word(width), 3, ...COMPONENTS.flat()]),
    ...CODE_TABLES,
    ...SCAN,
  ])
