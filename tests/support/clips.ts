import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for files of a test, removed by `remove`. */
export const scratch = (): { readonly folder: string; remove(): void } => {
  const folder = mkdtempSync(join(tmpdir(), 'vcall-test-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Makes a file with ffmpeg, which set-up installs. */
export const ffmpeg = (...args: readonly string[]): void => {
  const { error, status, stderr } = spawnSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...args])
  if (error !== undefined) throw new Error('These tests need ffmpeg, which `npm run setup` installs.', { cause: error })
  if (status !== 0) throw new Error(`ffmpeg failed: ${stderr.toString()}`)
}

const CODECS: Readonly<Record<string, readonly string[]>> = {
  mp4: ['-c:v', 'libx264', '-pix_fmt', 'yuv420p'],
  avi: ['-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p'],
  webm: ['-c:v', 'libvpx', '-b:v', '400k'],
  mkv: ['-c:v', 'mpeg4'],
}

/** A clip that is red for its first half and blue for the second, 160x120, 20 pictures a second. */
export const redThenBlue = (path: string, seconds = 1): void => {
  const half = seconds / 2
  const colour = (name: string): string[] => [
    '-f',
    'lavfi',
    '-i',
    `color=${name}:size=160x120:rate=20:duration=${half}`,
  ]
  const kind = path.slice(path.lastIndexOf('.') + 1)
  const join = '[0:v][1:v]concat=n=2:v=1:a=0'
  ffmpeg(...colour('red'), ...colour('blue'), '-filter_complex', join, ...(CODECS[kind] ?? []), path)
}
