import { videoNews } from '../src/video-news'

const pattern = { kind: 'pattern' } as const

describe('news of the video process', () => {
  it('tells of the source, cleaned', () => {
    expect(videoNews({ type: 'source-ready', source: pattern, label: 'a\u001b[2Jb' })).toEqual({
      event: 'source',
      state: 'ready',
      label: 'a[2Jb',
      source: pattern,
    })
    expect(videoNews({ type: 'source-failed', source: pattern, message: 'No camera.' })).toMatchObject({
      state: 'failed',
    })
    expect(videoNews({ type: 'source-ended', source: pattern })).toMatchObject({ state: 'ended' })
  })

  it('tells what a file does, and that there is none for who asked', () => {
    const playing = { positionMs: 250, durationMs: 4000, paused: true, loop: false, ended: false }
    expect(videoNews({ type: 'source-playing', playing, asked: true })).toEqual({
      event: 'file',
      state: 'paused',
      positionMs: 250,
      durationMs: 4000,
      loop: false,
      asked: true,
    })
    const endless = { ...playing, durationMs: undefined, paused: false }
    expect(videoNews({ type: 'source-playing', playing: endless, asked: false })).not.toHaveProperty('durationMs')
    expect(videoNews({ type: 'source-playing', playing: undefined, asked: false })).toMatchObject({ state: 'closed' })
    expect(videoNews({ type: 'source-playing', playing: undefined, asked: true })).toMatchObject({ code: 'file' })
  })

  it('tells of filters', () => {
    const filters = [{ name: 'sepia', strength: 60 }]
    expect(videoNews({ type: 'filters-ready', filters })).toEqual({ event: 'filters', filters: 'sepia:60' })
    expect(videoNews({ type: 'filters-failed', filters, message: 'No \u001b[2J' })).toEqual({
      event: 'error',
      code: 'filter',
      message: 'No [2J',
    })
  })

  it('tells a snapshot from one that failed', () => {
    expect(videoNews({ type: 'snapshot', path: 'a.png' })).toEqual({ event: 'snapshot', path: 'a.png' })
    expect(videoNews({ type: 'snapshot', path: 'a.png', error: 'disk full' })).toMatchObject({ code: 'snapshot' })
  })

  it('says in one line what became of the process', () => {
    expect(videoNews({ type: 'restarted' })).toMatchObject({ event: 'notice' })
    expect(videoNews({ type: 'gave-up', message: 'Video stopped' })).toMatchObject({ event: 'error', code: 'video' })
    expect(videoNews({ type: 'ready', codec: 'sharp', missing: ['OpenCV is not built.'] })).toMatchObject({
      event: 'notice',
    })
  })

  it('leaves to others what concerns the call', () => {
    expect(videoNews({ type: 'heard', call: 'a' })).toBeUndefined()
    expect(videoNews({ type: 'ready', codec: 'opencv', missing: [] })).toBeUndefined()
    expect(videoNews({ type: 'opened', port: 1 })).toBeUndefined()
  })
})
