import { frameOf } from '../../support/frames'
import { benchModes } from '../render/modes'
import { middleOf } from './clip-files'
import { looksOf, resultOf } from './result'
import { tableOf } from './table'

const bench = benchModes().find(({ name }) => name === 'half')!
const looks = { gridPsnrDb: 40, displayPsnrDb: 30, ssim: 0.9 }
const pieceOf = (bytes: number) => ({ bytes, shown: Buffer.from('\x1b[H\x1b[38;2;255;255;255m█') })

const measured = (cpuMs: number, bytes: readonly number[]) => ({ cpuMs, pieces: bytes.map(pieceOf), looks })

describe('a result', () => {
  const ours = measured(0.5, [900, 100, 100])
  const theirs = measured(2, [900, 350, 450])
  const result = resultOf(bench, { program: 'other', version: '1.2', options: '-x' }, theirs, ours)

  it('is the mean without the first picture, in times of ours', () => {
    expect(result).toMatchObject({ cells: '80x24', bytesPerFrame: 400, cpuRatio: 4, bytesRatio: 4, ssim: 0.9 })
  })

  it('is a line of the table', () => {
    const [, , line] = tableOf([result]).split('\n')
    expect(line).toBe('| half 80x24 | other -x | 2.00 | 0.4 | 40.0 | 30.0 | 0.900 | 4.0 | 4.0 |')
  })
})

describe('what is seen of a picture', () => {
  const white = frameOf(640, 384, () => [255, 255, 255])
  const drawn = { bytes: 0, shown: Buffer.from(`\x1b[H${`${'█'.repeat(80)}\n`.repeat(24)}`) }

  it('is all of it when each cell has its colour', async () => {
    expect(await looksOf(bench, [drawn], [white])).toEqual({ gridPsnrDb: 99, displayPsnrDb: 99, ssim: 1 })
  })

  it('is less when a cell is wrong', async () => {
    const spoilt = { bytes: 0, shown: Buffer.concat([drawn.shown, Buffer.from('\x1b[3;3H ')]) }
    const { displayPsnrDb } = await looksOf(bench, [spoilt], [white])
    expect(displayPsnrDb).toBeCloseTo(10 * Math.log10(80 * 24), 1)
  })

  it('is not told when a picture is missing', async () => {
    await expect(looksOf(bench, [drawn], [white, white])).rejects.toThrow('1 pictures')
  })
})

it('the middle of a frame has its pixels', () => {
  const middle = middleOf(
    frameOf(5, 4, (x, y) => [x, y, 7]),
    3,
    2,
  )
  expect([...middle.data]).toEqual([1, 1, 7, 2, 1, 7, 3, 1, 7, 1, 2, 7, 2, 2, 7, 3, 2, 7])
})
