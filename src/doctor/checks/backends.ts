import type { Check, Finding } from '../check'
import type { NativeReport } from '../native-report'

/** Whether the OpenCV addon loads. Without it sharp and ffmpeg do its work. */
export const opencvCheck = (ask: () => Promise<NativeReport>): Check => ({
  name: 'opencv',
  run: async () => judgeOpenCv(await ask()),
})

const judgeOpenCv = (report: NativeReport): Finding => {
  if (report.type === 'pictures' && report.opencv !== undefined) {
    return { sign: 'ok', summary: `the addon loads, OpenCV ${report.opencv}`, details: { version: report.opencv } }
  }
  const failure = report.type === 'pictures' ? report.opencvFailure : report
  const remedy = 'npm run setup builds it (Debian: libopencv-dev g++ make python3). Until then sharp and ffmpeg serve.'
  if (failure?.type === 'broken' && 'message' in failure) {
    return { sign: 'broken', summary: `the addon does not load: ${failure.message}`, remedy }
  }
  return { sign: 'missing', summary: 'the addon is not built', remedy }
}

/** Whether ffmpeg is there: the second way to cameras and files. */
export const ffmpegCheck = (version: () => Promise<string | undefined>): Check => ({
  name: 'ffmpeg',
  run: async () => {
    const line = await version()
    if (line !== undefined) return { sign: 'ok', summary: line, details: { version: line } }
    return { sign: 'missing', summary: 'no ffmpeg in PATH', remedy: 'Debian: sudo apt-get install ffmpeg' }
  },
})

/** Which package turns pictures into JPEG and back. Without any a call shows nothing. */
export const codecCheck = (ask: () => Promise<NativeReport>): Check => ({
  name: 'pictures',
  run: async () => judgeCodec(await ask()),
})

const NO_CODEC = 'pictures can be neither shown nor sent: there is neither the OpenCV addon nor sharp'

const judgeCodec = (report: NativeReport): Finding => {
  if (report.type === 'pictures' && report.codec !== 'none') {
    return { sign: 'ok', summary: `JPEG by ${report.codec}`, details: { codec: report.codec } }
  }
  const summary = report.type === 'broken' ? `${NO_CODEC} (${report.message})` : NO_CODEC
  return { sign: 'missing', summary, remedy: 'npm run setup', blocking: true, details: { codec: 'none' } }
}
