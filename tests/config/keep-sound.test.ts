import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config/file'
import { keepSound, type KeptSound } from '../../src/config/keep-sound'
import { SOUND_DEFAULTS } from '../../src/options'

const folder = mkdtempSync(join(tmpdir(), 'vcall-keep-'))
const path = join(folder, 'vcall', 'config.toml')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const SOUND: KeptSound = {
  settings: {
    ...SOUND_DEFAULTS,
    outputVolume: 1.2,
    inputVolume: 0.5,
    voice: { echoCancel: false, denoise: true, gain: true },
  },
  source: { kind: 'mic', name: 'USB "best" microphone' },
  sink: { kind: 'device', name: 'HDMI' },
}

describe('the sound that is kept', () => {
  it('is read back as it was set', () => {
    expect(keepSound(SOUND, path)).toBe(path)
    const config = readConfig(path)
    expect(Object.fromEntries([...config].map(([key, { value }]) => [key, value]))).toMatchObject({
      'sound.microphone': { kind: 'mic', name: 'USB "best" microphone' },
      'sound.speaker': { kind: 'device', name: 'HDMI' },
      'sound.volume': 120,
      'sound.microphone-volume': 50,
      'sound.echo-cancel': false,
      'sound.denoise': true,
    })
  })

  it('leaves the rest of the file alone, and what is for scripts out', () => {
    writeFileSync(path, '# mine\n[video]\nfps = 12 # few\n')
    keepSound({ ...SOUND, source: { kind: 'stdin' }, sink: { kind: 'stdout' } }, path)
    const text = readFileSync(path, 'utf8')
    expect(text).toContain('# mine\n[video]\nfps = 12 # few\n')
    expect(text).not.toContain('stdin')
    expect(text).not.toMatch(/^speaker/m)
    expect(text).toContain('volume = 120')
  })

  it('is not written into a file that is wrong', () => {
    writeFileSync(path, '[video]\nfps = "many"\n')
    expect(() => keepSound(SOUND, path)).toThrow('config.toml:2')
  })
})
