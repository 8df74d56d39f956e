import type { FilmState } from '../../src/play/film'
import { clockWords, playerScene, type PlayerView } from '../../src/play/scene'

const film: FilmState = {
  label: 'a.mp4',
  still: false,
  durationMs: 63_000,
  positionMs: 12_300,
  paused: false,
  ended: false,
}
const view = (more: Partial<PlayerView> = {}): PlayerView => ({
  size: { columns: 80, rows: 24 },
  film,
  terminal: {
    mode: 'half',
    size: { width: 80, height: 23, of: 'cells' },
    picturesPerSecond: 25,
    bytesPerSecond: 420_000,
    ageMs: 8,
  },
  ...more,
})
const lastLine = (of: PlayerView): string =>
  playerScene(of)
    .panes.at(-1)!
    .lines.flatMap((line) => line.map(({ text }) => text))
    .join('')

describe('the screen of the player', () => {
  it('is the picture and a line that says where one is', () => {
    const { panes, title } = playerScene(view())
    expect(title).toBe('a.mp4')
    expect(panes.map(({ kind, y, width, height }) => ({ kind, y, width, height }))).toEqual([
      { kind: 'theirs', y: 0, width: 80, height: 23 },
      { kind: 'text', y: 23, width: 80, height: 1 },
    ])
    expect(lastLine(view())).toBe(' playing  0:12 / 1:03  25 fps  420 KB/s, 8 ms  space pause  ← → 5 s  q quit')
  })

  it('says what is paused, over, still, opening', () => {
    expect(lastLine(view({ film: { ...film, paused: true } }))).toContain(' paused  0:12')
    expect(lastLine(view({ film: { ...film, ended: true } }))).toContain(' ended  0:12')
    expect(lastLine(view({ film: { ...film, still: true } }))).toMatch(/^ picture {2}a\.mp4.*q quit$/)
    expect(lastLine(view({ film: { ...film, label: '' } }))).toContain(' opening')
    expect(lastLine(view({ film: { ...film, durationMs: undefined } }))).toContain(' 0:12  a.mp4')
  })

  it('names the keys of drawing where there is room for them', () => {
    expect(lastLine(view({ size: { columns: 120, rows: 24 } }))).toContain('  f fill  g drawing  space pause')
  })

  it('hands on how the picture lies on the screen', () => {
    const fits = [view(), view({ fit: 'fill' }), view({ fit: 'fill', cells: { width: 9, height: 9 } })].map(playerScene)
    expect(fits.map(({ panes }) => panes[0]?.fit)).toEqual(['letterbox', 'fill', 'fill'])
  })

  it('is only the picture where cells were asked for, and on a screen of one row', () => {
    const cells = playerScene(view({ cells: { width: 40, height: 100 } }))
    expect(cells.panes.map(({ width, height }) => [width, height])).toEqual([[40, 24]])
    expect(playerScene(view({ size: { columns: 1, rows: 1 } })).panes).toHaveLength(1)
  })
})

it('times are minutes and seconds', () => {
  expect([0, 7000, 59_999, 60_000, 3_750_000].map(clockWords)).toEqual(['0:00', '0:07', '0:59', '1:00', '62:30'])
})
