import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFolder } from '../../src/interface/folder'

const folder = mkdtempSync(join(tmpdir(), 'vcall-folder-'))
const at = (...names: readonly string[]): string => join(folder, ...names)
const touch = (...names: readonly string[]): void => writeFileSync(at(...names), '')

beforeAll(() => {
  for (const name of ['b', 'a', '.hidden']) mkdirSync(at(name))
  for (const name of ['film 10.mp4', 'film 2.MKV', '.secret.mp4', 'song.mp3', 'photo.jpg']) touch(name)
  symlinkSync(at('a'), at('linked'))
  symlinkSync(at('film 10.mp4'), at('also.mp4'))
  symlinkSync(at('nowhere'), at('broken.mp4'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const names = async (path: string, files: 'video' | 'picture'): Promise<string[]> =>
  (await readFolder(path, files)).entries.map(({ name, kind }) => (kind === 'folder' ? `${name}/` : name))

describe('a folder', () => {
  it('has its folders first and then its videos, in the order of people, nothing hidden, no broken link', async () => {
    expect(await names(folder, 'video')).toEqual(['a/', 'b/', 'linked/', 'also.mp4', 'film 2.MKV', 'film 10.mp4'])
    expect(await names(folder, 'picture')).toEqual(['a/', 'b/', 'linked/', 'photo.jpg'])
  })

  it('is listed up to a thousand, and says that there are more', async () => {
    for (let film = 0; film < 1001; film++) touch('b', `${film}.mp4`)
    const { entries, isCut } = await readFolder(at('b'), 'video')
    expect([entries.length, isCut]).toEqual([1000, true])
  })

  it('that is not there, that is none, and that may not be read: why', async () => {
    expect(await readFolder(at('gone'), 'video')).toMatchObject({ trouble: 'gone', entries: [] })
    expect(await readFolder(at('photo.jpg'), 'video')).toMatchObject({ trouble: 'unreadable' })
    mkdirSync(at('closed'))
    chmodSync(at('closed'), 0)
    const { trouble } = await readFolder(at('closed'), 'video')
    expect(trouble).toBe(process.getuid?.() === 0 ? undefined : 'denied')
  })
})
