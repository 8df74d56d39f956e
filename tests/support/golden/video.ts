import { KNOBS } from '../../../src/media/quality/automatic'
import { DEFAULT_SETTINGS } from '../../../src/media/video/settings'
import type { FolderEntry } from '../../../src/tui/video/folder'
import { inCall, online, statsEvent, type Driver } from '../tui-scenes'
import type { Scenes } from './scenes'

const settings = { ...DEFAULT_SETTINGS, width: 320, height: 240, fps: 25, automatic: KNOBS }
const inForce = { width: 320, height: 240, quality: 78, fps: 25, automatic: KNOBS, pictureBytes: 7900 }
const peer = { lossShare: 0.02, delayMs: 31, shownFps: 24.6, rttMs: 40 }
const told = { ...statsEvent(193), stats: { ...statsEvent(193).stats, inForce, peer } }
const costs = [35, 50, 70, 85].flatMap((quality) => [
  { width: 320, height: 240, quality, bytes: 100 * quality },
  { width: 160, height: 120, quality, bytes: 30 * quality },
  { width: 640, height: 480, quality, bytes: 350 * quality },
])

const cameras = [
  { index: 0, name: 'Webcam C270' },
  { index: 2, name: 'OBS' },
]

const entries: readonly FolderEntry[] = [
  ...['2024', '2025'].map((name) => ({ name, kind: 'folder' as const })),
  ...Array.from({ length: 30 }, (_, at) => ({ name: `${at + 1}.mp4`, kind: 'file' as const })),
]

const choosing = (): Driver =>
  inCall({ source: { kind: 'camera', index: 0 } })
    .keys('v')
    .agent({ type: 'cameras', cameras })

const browsing = (): Driver =>
  choosing()
    .keys('down', 'down', 'down', 'down', 'enter')
    .agent({ type: 'folder', listing: { folder: '/home/ana', files: 'video', entries, isCut: false } })

/** Somebody looks at themselves. */
const previewing = (): Driver =>
  online({ settings, source: { kind: 'camera', index: 0 } })
    .agent({ type: 'source', state: 'ready', label: 'camera 0', source: { kind: 'camera', index: 0 } })
    .keys('p')

const mirrored = (): Driver =>
  previewing().agent(
    { type: 'picture', which: 'mine' },
    { type: 'preview', figures: { fps: 24.8, kbps: 1567, inForce } },
  )

const file = { paused: false, positionMs: 42_000, durationMs: 190_000, loop: true }

/** What is sent, its quality and its filters. */
export const VIDEO_SCENES: Scenes = {
  'source-menu': choosing,
  files: browsing,
  'files-denied': () =>
    browsing().agent({
      type: 'folder',
      listing: { folder: '/root', files: 'video', entries: [], isCut: false, trouble: 'denied' },
    }),
  'call-file': () =>
    inCall().agent(
      { type: 'source', state: 'ready', label: '7.mp4', source: { kind: 'file', path: '/home/ana/7.mp4', loop: true } },
      { type: 'file', file },
    ),
  'call-file-held': () =>
    inCall().agent(
      { type: 'source', state: 'ready', label: '7.mp4', source: { kind: 'file', path: '/home/ana/7.mp4', loop: true } },
      { type: 'file', file: { ...file, paused: true, loop: false } },
    ),
  'quality-menu': () => inCall({ settings }).agent(told).keys('Q').agent({ type: 'measured', costs }),
  'filter-menu': () => inCall().keys('F', 'down', 'enter', 'down', 'down', 'enter', 'left'),
  'preview-begins': previewing,
  preview: mirrored,
  'preview-camera-off': () => mirrored().keys('c'),
  'preview-file': () => mirrored().agent({ type: 'file', file }),
  'preview-filter-menu': () => mirrored().keys('F', 'down', 'enter', 'down', 'down', 'enter', 'left'),
  'preview-quality-menu': () => mirrored().keys('Q').agent({ type: 'measured', costs }),
  'preview-source-menu': () => mirrored().keys('v').agent({ type: 'cameras', cameras }),
  'preview-incoming': () =>
    mirrored().agent({ type: 'incoming', nick: 'luis', protocol: 'v1', address: '10.0.0.7:5001', ringForMs: 30_000 }),
  'preview-answered': () =>
    mirrored().agent({ type: 'answered', nick: 'luis', protocol: 'v1', address: '10.0.0.7:5001' }),
  'filter-menu-people': () => online().keys('F'),
}
