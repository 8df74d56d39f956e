import { byImages, byLines, byMovesUp, byPositions, bySixels, type Cut } from './pieces'

const cut = (how: Cut, output: string) =>
  how(Buffer.from(output)).map(({ bytes, shown }) => ({ bytes, shown: Buffer.from(shown).toString() }))

describe('the output of a program is cut into pictures', () => {
  it('by lines, without those that are empty', () => {
    expect(cut(byLines(2), '▄b\nc\n\nd\ne\n')).toEqual([
      { bytes: 7, shown: '\x1b[1;1H▄b\nc\n' },
      { bytes: 4, shown: '\x1b[1;1Hd\ne\n' },
    ])
  })

  it('by moves back to the first line, other moves left in it, without what ends it', () => {
    const output = '\x1b[?25la\nb\n\x1b[2A\x1b[1Ac\x1b[2Ad\n\x1b[?25h'
    expect(cut(byMovesUp(2), output).map(({ shown }) => shown)).toEqual([
      '\x1b[?25la\nb\n',
      '\x1b[2A\x1b[1Ac',
      '\x1b[2Ad\n',
    ])
  })

  it('by the first position, without what begins and ends it', () => {
    const output = '\x1b[?25l\x1b[2J\x1b[1;0fa\x1b[2;0fb\x1b[1;0fc\x1b[2;0fd\x1b[?25h\x1b[2J\x1b[0;0f'
    expect(cut(byPositions, output).map(({ shown }) => shown)).toEqual(['\x1b[1;0fa\x1b[2;0fb', '\x1b[1;0fc\x1b[2;0fd'])
    expect(cut(byPositions, 'nothing')).toEqual([])
  })

  it('by sixel pictures, which are shown at the top left', () => {
    expect(cut(bySixels, 'x\x1bPqA\x1b\\\x1b[1;3f\x1bPqB\x1b\\')).toEqual([
      { bytes: 12, shown: '\x1b[1;1H\x1bPqA\x1b\\' },
      { bytes: 6, shown: '\x1b[1;1H\x1bPqB\x1b\\' },
    ])
  })

  it('by images, whose chunks stay together', () => {
    const output = '\x1b_Ga=T,m=1;A\x1b\\\x1b_Gm=0;B\x1b\\\n\x1b_Ga=T;C\x1b\\'
    expect(cut(byImages, output).map(({ shown }) => shown)).toEqual([
      '\x1b[1;1H\x1b_Ga=T,m=1;A\x1b\\\x1b_Gm=0;B\x1b\\',
      '\x1b[1;1H\x1b_Ga=T;C\x1b\\',
    ])
  })
})
