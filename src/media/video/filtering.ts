import { filterOf } from '../filter/catalogue'
import { FilterError, verifiedFilters, type FilterChoice } from '../filter/choice'
import { FilterStack } from '../filter/stack'
import type { FaceDetector } from '../face/detector'
import { FaceWatch } from '../face/watch'
import type { Frame } from '../frame'
import type { FromVideo } from './messages'

/** What filters need of their surroundings. */
export interface FilteringPorts {
  post(message: Extract<FromVideo, { readonly type: 'filters-ready' | 'filters-failed' }>): void
  /** Absent: faces cannot be found here. */
  readonly openDetector?: (() => FaceDetector) | undefined
}

const knowsFaces = ({ name }: FilterChoice): boolean => filterOf(name)?.needsFaces === true

const withoutFaces = (names: readonly string[]): string =>
  `${names.join(' and ')} ${names.length === 1 ? 'needs' : 'need'} the OpenCV addon, which is not built here: ` +
  'your picture goes out without. Run npm run setup.'

/** The filters in use, and the search for faces where one of them asks for it. */
export class Filtering {
  private stack = new FilterStack([])
  private asideStack = new FilterStack([])
  private watch: FaceWatch | undefined

  constructor(private readonly ports: FilteringPorts) {}

  /** Changes all filters at once; the old ones stay where the list is wrong. Answered by a message. */
  choose(filters: readonly FilterChoice[]): void {
    try {
      this.use(verifiedFilters(filters))
    } catch (error) {
      if (!(error instanceof FilterError)) throw error
      this.ports.post({ type: 'filters-failed', filters, message: error.message })
    }
  }

  /** The picture as it is sent, made at `nowMs`, Unix time; its memory is valid until the next one. */
  apply(frame: Frame, nowMs: number): Frame {
    if (this.stack.isEmpty) return frame
    return this.stack.apply(frame, { nowMs, faces: this.watch?.look(frame, nowMs) })
  }

  /** The same of a picture that nobody sees, in other memory: no face is looked for in it. */
  aside(frame: Frame, nowMs: number): Frame {
    return this.asideStack.apply(frame, { nowMs })
  }

  /** Ends the search for faces. */
  async close(): Promise<void> {
    const { watch } = this
    this.watch = undefined
    await watch?.close()
  }

  private use(filters: readonly FilterChoice[]): void {
    const usable = this.ports.openDetector === undefined ? filters.filter((one) => !knowsFaces(one)) : filters
    this.stack = new FilterStack(usable)
    this.asideStack = new FilterStack(usable)
    this.watchFaces(filters)
    const left = filters.filter((one) => !usable.includes(one)).map(({ name }) => name)
    if (left.length === 0) this.ports.post({ type: 'filters-ready', filters })
    else this.ports.post({ type: 'filters-failed', filters, message: withoutFaces(left) })
  }

  private watchFaces(filters: readonly FilterChoice[]): void {
    const { openDetector } = this.ports
    if (!this.stack.needsFaces) void this.close()
    else if (openDetector !== undefined) {
      this.watch ??= new FaceWatch(openDetector(), (message) => {
        this.ports.post({ type: 'filters-failed', filters, message })
        void this.close()
      })
    }
  }
}
