import { furtherQuestion, judge } from '../../../src/tui/terminal/answers'
import { measuredCell, measureQuestion } from '../../../src/tui/terminal/cell-measure'

const AROUND = { columns: 160, rows: 48, env: {} }
/** An xterm of 1280 by 816 pixels that may not tell its size: what it says of sixels ends at 1000. */
const MUTE_XTERM = ['\x1b[?2;0;1000;816S', '\x1b[?1;0;256S', '\x1bP>|XTerm(379)\x1b\\', '\x1b[0n', '\x1b[?63;1;2;4;22c']
/** Its answer, as recorded: 125 columns of 8 pixels, 24 rows of 17. */
const PLACE = '\x1b[?24;126;1R'

/** Where the cursor of an xterm with such cells stops behind the picture of a question. */
const answerOf = (question: string, cell: { width: number; height: number }): string => {
  const [, width, height] = /"1;1;(\d+);(\d+)/.exec(question)?.map(Number) ?? []
  return `\x1b[?${Math.ceil(height! / cell.height)};${Math.ceil(width! / cell.width) + 1};1R`
}

describe('cells that the terminal does not tell', () => {
  it('are measured by the place of the cursor, whatever their size', () => {
    for (let width = 4; width <= 20; width++)
      for (let height = 8; height <= 19; height++) {
        const most = { width: 1000, height: Math.min(1000, 50 * height) }
        expect(measuredCell([answerOf(measureQuestion(most), { width, height })], most)).toEqual({ width, height })
      }
  })

  it('are not known where several sizes would fit, or nothing was answered', () => {
    const most = { width: 100, height: 100 }
    expect(measuredCell([answerOf(measureQuestion(most), { width: 40, height: 10 })], most)).toBeUndefined()
    expect(measuredCell(['\x1b[?1;1;1R'], most)).toBeUndefined()
    expect(measuredCell(['\x1b[?0;0;1R'], most)).toBeUndefined()
    expect(measuredCell(MUTE_XTERM, most)).toBeUndefined()
  })

  it('are measured in an xterm that has sixels and is wider than they may be', () => {
    expect(judge(MUTE_XTERM, AROUND)).toMatchObject({ mode: 'quadrant' })
    expect(furtherQuestion(MUTE_XTERM, AROUND)).toContain('"1;1;1000;408')
    const found = judge([...MUTE_XTERM, PLACE], AROUND)
    expect(found).toMatchObject({ mode: 'sixel', cell: { width: 8, height: 17 } })
    expect(found.sixelTraits).toMatchObject({ maxWidth: 1000, maxHeight: 816 })
  })

  it('are not taken from a limit of 1000 pixels that happens to divide', () => {
    expect(judge(MUTE_XTERM, { ...AROUND, columns: 200 })).toMatchObject({ mode: 'quadrant' })
  })

  it.each([
    ['the cell was told', [...MUTE_XTERM, '\x1b[6;17;8t']],
    ['it is another terminal', MUTE_XTERM.filter((reply) => !reply.includes('XTerm'))],
    ['it has no sixels', [...MUTE_XTERM.slice(0, -1), '\x1b[?63;1;2;22c']],
    ['nothing is known of how large a sixel picture may be', MUTE_XTERM.slice(1)],
  ])('are not measured where %s', (_, replies) => {
    expect(furtherQuestion(replies, AROUND)).toBeUndefined()
  })

  it('are measured with nothing but an empty picture at the top, and the cursor and its ways as before', () => {
    expect(measureQuestion({ width: 1000, height: 816 })).toBe(
      '\x1b7\x1b[?8452h\x1b[H\x1bP0;1;0q"1;1;1000;408\x1b\\\x1b[?6n\x1b[?8452l\x1b8\x1b[c',
    )
  })
})
