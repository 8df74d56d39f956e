import { createRequire } from 'node:module'

/** A matrix of the addon. Its memory is OpenCV's: `release` it as soon as its data is taken. */
export interface Mat {
  readonly rows: number
  readonly cols: number
  readonly channels: number
  readonly empty: boolean
  /** A copy of the pixels. */
  getData(): Buffer
  resize(rows: number, cols: number, fx: number, fy: number, interpolation: number): Mat
  release(): void
}

/** A camera or a file that is read picture by picture; an empty matrix is the end. */
export interface VideoCapture {
  read(): Mat
  readAsync(): Promise<Mat>
  get(property: number): number
  set(property: number, value: number): boolean
  /** Opens the file anew. */
  reset(): void
  release(): void
}

/** A search for what a cascade was trained on; rectangles in pixels. */
export interface CascadeClassifier {
  detectMultiScale(
    grey: Mat,
    scaleFactor: number,
    minNeighbours: number,
    flags: number,
    minSize: object,
  ): {
    readonly objects: readonly {
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
    }[]
  }
}

/** The part of @u4/opencv4nodejs that is used. Its methods throw texts, not errors: see `messageOf`. */
export interface OpenCv {
  readonly Mat: new (data: Buffer, rows: number, cols: number, type: number) => Mat
  readonly VideoCapture: new (source: string | number, backend?: number) => VideoCapture
  readonly Size: new (width: number, height: number) => object
  /** From the path of its file. */
  readonly CascadeClassifier: new (path: string) => CascadeClassifier
  imdecode(bytes: Buffer, flags: number): Mat
  imencode(extension: string, mat: Mat, parameters?: readonly number[]): Buffer
  imread(path: string, flags: number): Mat
  setNumThreads(threads: number): void
  readonly CV_8UC1: number
  readonly CV_8UC3: number
  readonly HAAR_FRONTALFACE_ALT2: string
  readonly IMREAD_COLOR: number
  readonly IMREAD_IGNORE_ORIENTATION: number
  readonly IMREAD_REDUCED_COLOR_2: number
  readonly IMREAD_REDUCED_COLOR_4: number
  readonly IMREAD_REDUCED_COLOR_8: number
  readonly IMWRITE_JPEG_QUALITY: number
  readonly INTER_AREA: number
  readonly INTER_LINEAR: number
  readonly CAP_ANY: number
  readonly CAP_V4L2: number
  readonly CAP_FFMPEG: number
  readonly CAP_PROP_FPS: number
  readonly CAP_PROP_POS_MSEC: number
  readonly CAP_PROP_FRAME_COUNT: number
  readonly CAP_PROP_FRAME_WIDTH: number
  readonly CAP_PROP_FRAME_HEIGHT: number
}

/** What a thrown value says; the addon throws plain texts. */
export const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))

/** Without the first of these the process dies in a garbage collection; the others keep the library quiet. */
const ENVIRONMENT = {
  OPENCV4NODEJS_DISABLE_EXTERNAL_MEM_TRACKING: '1',
  OPENCV4NODEJS_DISABLE_AUTOBUILD: '1',
  OPENCV_LOG_LEVEL: 'OFF',
  OPENCV_VIDEOIO_PRIORITY_GSTREAMER: '0',
}

let library: OpenCv | undefined

/**
 * Loads the addon on the first call and returns the same afterwards: it must not be loaded twice in a process, nor in a
 * worker thread. Throws what `require` throws when it is not built.
 */
export const loadOpenCv = (): OpenCv => {
  if (library !== undefined) return library
  Object.assign(process.env, ENVIRONMENT)
  const load = createRequire(__filename)
  const builder = load('@u4/opencv-build') as { readonly Log: { silence: boolean } }
  builder.Log.silence = true
  library = load('@u4/opencv4nodejs') as OpenCv
  // Pictures this small gain nothing from threads, and waking them costs processor time.
  library.setNumThreads(1)
  return library
}
