import { factsOf } from '../../../src/media/play/probe'

it('the words of ffprobe are read', () => {
  expect(factsOf('width=320\nheight=240\navg_frame_rate=30000/1001\nduration=4.5\n')).toEqual({
    width: 320,
    height: 240,
    fps: 30000 / 1001,
    durationMs: 4500,
  })
})

it('what is not known is left out', () => {
  expect(factsOf('width=320\navg_frame_rate=0/0\nduration=N/A\n')).toEqual({})
  expect(factsOf('')).toEqual({})
})
