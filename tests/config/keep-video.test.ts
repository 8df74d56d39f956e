import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config/file'
import { keepVideo } from '../../src/config/keep-video'

const folder = mkdtempSync(join(tmpdir(), 'vcall-keep-'))
const path = join(folder, 'vcall', 'config.toml')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const kept = (): unknown => Object.fromEntries([...readConfig(path)].map(([key, { value }]) => [key, value]))

describe('the picture that is kept', () => {
  it('is read back as it was set', () => {
    const settings = { width: 640, height: 480, fps: 20, quality: 55, automatic: ['fps'] as const }
    expect(keepVideo({ settings }, path)).toBe(path)
    keepVideo({ source: { kind: 'file', path: '/a "b"/c.mp4', loop: false } }, path)
    keepVideo({ filters: [{ name: 'sepia', strength: 60 }] }, path)
    expect(kept()).toEqual({
      'video.size': { width: 640, height: 480 },
      'video.fps': 'auto',
      'video.quality': 55,
      'video.source': { kind: 'file', path: '/a "b"/c.mp4', loop: false },
      'video.filter': [{ name: 'sepia', strength: 60 }],
    })
  })

  it('leaves the rest of the file alone', () => {
    writeFileSync(path, '# mine\n[video]\nfps = 12 # few\n')
    keepVideo({ filters: [] }, path)
    expect(readFileSync(path, 'utf8')).toMatch(/# mine\n\[video\]\nfps = 12 # few\nfilter = "none"\n/)
  })
})
