import type { Size } from '../codec/codec'
import { MAX_PIXELS } from '../frame'
import { withoutNamed } from '../quality/automatic'
import type { VideoSettings } from './messages'

/** The largest datagram that every client seen can receive (section 6 of the specification). */
export const DEFAULT_DATAGRAM_BYTES = 14_900
/** No datagram is larger than this, whatever the settings say. */
export const MAX_DATAGRAM_BYTES = 60_000
/** Below this no picture fits. */
const MIN_DATAGRAM_BYTES = 1_200
const MIN_SIDE = 16
const MAX_FPS = 60

/** What is sent unless told otherwise. */
export const DEFAULT_SETTINGS: VideoSettings = {
  width: 640,
  height: 480,
  fps: 30,
  quality: 70,
  automatic: [],
  maxDatagramBytes: DEFAULT_DATAGRAM_BYTES,
  cameraOn: true,
  mirror: true,
}

const within = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, Math.round(Number.isFinite(value) ? value : least)))

const withinPixels = ({ width, height }: Size): Size => {
  const scale = Math.min(1, Math.sqrt(MAX_PIXELS / (width * height)))
  return { width: Math.floor(width * scale), height: Math.floor(height * scale) }
}

/** The settings with every number brought within its limits. */
export const verified = (settings: VideoSettings): VideoSettings => ({
  ...withinPixels({
    width: within(settings.width, MIN_SIDE, MAX_PIXELS / MIN_SIDE),
    height: within(settings.height, MIN_SIDE, MAX_PIXELS / MIN_SIDE),
  }),
  fps: within(settings.fps, 1, MAX_FPS),
  quality: within(settings.quality, 1, 100),
  maxDatagramBytes: within(settings.maxDatagramBytes, MIN_DATAGRAM_BYTES, MAX_DATAGRAM_BYTES),
  automatic: settings.automatic,
  cameraOn: settings.cameraOn,
  mirror: settings.mirror,
})

/** The settings changed: a quality, rate or size that is named is automatic no more, unless that is said with it. */
export const fixing = (settings: VideoSettings, change: Partial<VideoSettings>): VideoSettings => ({
  ...settings,
  automatic: withoutNamed(settings.automatic, change),
  ...change,
})
