import { CELL, CellScreen } from './cell-screen'
import { KittyScreen } from './kitty-screen'
import type { Picture } from './picture'

const RED = '\x1b[38;2;200;0;0;48;2;0;0;100m'

/** The pixel in the middle of a quarter of a cell. */
const pixelOf = ({ data, width }: Picture, x: number, y: number): readonly number[] => {
  const at = (Math.floor(y * CELL.height) * width + Math.floor(x * CELL.width)) * 3
  return [...data.subarray(at, at + 3)]
}

const shownBy = (text: string): Picture => {
  const screen = new CellScreen(4, 3)
  screen.write(Buffer.from(text))
  return screen.picture()
}

describe('the screen of cells', () => {
  it('shows the halves of a block', () => {
    const picture = shownBy(`${RED}\x1b[2;2H▀`)
    expect(pixelOf(picture, 1.5, 1.25)).toEqual([200, 0, 0])
    expect(pixelOf(picture, 1.5, 1.75)).toEqual([0, 0, 100])
  })

  it('goes to the first column at the end of a line, upwards, and takes a row of 0 for the first', () => {
    const picture = shownBy(`${RED}\n  █\n\x1b[1A█\x1b[0;4f█`)
    expect([pixelOf(picture, 2.5, 1.5), pixelOf(picture, 0.5, 1.5), pixelOf(picture, 3.5, 0.5)]).toEqual(
      Array(3).fill([200, 0, 0]),
    )
  })

  it('changes the colours over in reverse', () => {
    expect(pixelOf(shownBy('\x1b[7m█'), 0.5, 0.5)).toEqual([0, 0, 0])
    expect(pixelOf(shownBy('\x1b[7m\x1b[27m█'), 0.5, 0.5)).toEqual([255, 255, 255])
  })

  it('shows a letter in a tone between the colours', () => {
    const [tone = 0] = pixelOf(shownBy('#'), 0.5, 0.5)
    expect(tone).toBeGreaterThan(0)
    expect(tone).toBeLessThan(255)
  })

  it('does not mind a hidden cursor, and throws at what it does not know and outside', () => {
    expect(() => shownBy('\x1b[?25l \x1b[?25h')).not.toThrow()
    expect(() => shownBy('\x1b[?7l')).toThrow('7 l')
    expect(() => shownBy('\x1b[3K')).toThrow('CSI')
    expect(() => shownBy('12345')).toThrow('column 4')
  })
})

const kitty = (keys: string, data?: readonly number[]): string =>
  `\x1b_G${keys}${data ? `;${Buffer.from(data).toString('base64')}` : ''}\x1b\\`

const shownByKitty = (text: string): Picture => {
  const screen = new KittyScreen(2, 1)
  screen.write(Buffer.from(text))
  return screen.picture()
}

describe('the screen with images', () => {
  const image = kitty('a=t,f=24,s=2,v=1,i=5', [1, 2, 3, 4, 5, 6])

  it('shows an image where it is placed, and not when it is deleted', () => {
    const placed = `${image}\x1b[1;2H${kitty('a=p,i=5,p=1,x=1,w=1,h=1')}`
    expect(pixelOf(shownByKitty(placed), 1, 0)).toEqual([4, 5, 6])
    expect(pixelOf(shownByKitty(placed + kitty('a=d,d=i,i=5')), 1, 0)).toEqual([0, 0, 0])
  })

  it('lays a frame over it where that is not transparent', () => {
    const frame = kitty('a=f,i=5,r=1,f=32,s=2,v=1,x=0,y=0', [9, 9, 9, 0, 7, 7, 7, 255])
    const picture = shownByKitty(image + kitty('a=p,i=5') + frame)
    expect([...picture.data.subarray(0, 6)]).toEqual([1, 2, 3, 7, 7, 7])
  })

  it('joins the chunks of one transmission, padded or not', () => {
    const chunks = kitty('a=T,f=24,s=2,v=1,m=1', [1, 2, 3]) + kitty('m=1', [4]) + kitty('m=0', [5, 6])
    expect([...shownByKitty(chunks).data.subarray(0, 6)]).toEqual([1, 2, 3, 4, 5, 6])
  })
})
