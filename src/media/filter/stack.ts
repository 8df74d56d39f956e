import type { Frame } from '../frame'
import { filterOf } from './catalogue'
import { verifiedFilters, type FilterChoice } from './choice'
import type { Faces } from './faces'
import type { Filter, FilterContext } from './filter'

/** What a picture goes through with: when, by what chance, and with which faces in it. */
export interface Moment {
  /** Unix ms. */
  readonly nowMs: number
  readonly seed?: number
  /** In the picture as it comes; undefined: not known yet. */
  readonly faces?: Faces | undefined
}

interface Layer {
  readonly filter: Filter
  readonly strength: number
}

/** Memory that is made once and grows, but not for each picture. */
class Pool {
  private readonly parts: Uint8Array[] = []

  take(part: number, bytes: number): Uint8Array {
    let memory = this.parts[part]
    if (memory === undefined || memory.length < bytes) this.parts[part] = memory = Buffer.alloc(bytes)
    return memory.subarray(0, bytes)
  }
}

const layersOf = (choices: readonly FilterChoice[]): readonly Layer[] =>
  verifiedFilters(choices).flatMap(({ name, strength }) => {
    const filter = filterOf(name)
    return filter === undefined || strength === 0 ? [] : [{ filter, strength }]
  })

/**
 * Filters on each other, in their order. Without any, pictures pass as they are and nothing is copied. Otherwise the
 * result lies in memory that the next picture uses again. The constructor throws FilterError.
 */
export class FilterStack {
  private readonly layers: readonly Layer[]
  private readonly results = new Pool()
  private readonly working = new Pool()

  constructor(choices: readonly FilterChoice[]) {
    this.layers = layersOf(choices)
  }

  /** Whether it changes nothing. */
  get isEmpty(): boolean {
    return this.layers.length === 0
  }

  /** Whether any of the filters is told where faces are. */
  get needsFaces(): boolean {
    return this.layers.some(({ filter }) => filter.needsFaces === true)
  }

  apply(frame: Frame, { nowMs, seed = 0, faces }: Moment): Frame {
    let picture = frame
    let found = faces
    this.layers.forEach(({ filter, strength }, at) => {
      picture = filter.apply(picture, strength, this.contextOf(picture, at, { nowMs, seed, faces: found }))
      if (found !== undefined && filter.moves !== undefined) found = filter.moves(found, strength, frame)
    })
    return picture
  }

  /** Results go to two memories by turns: what a filter reads is never what it writes. */
  private contextOf(
    picture: Frame,
    at: number,
    moment: Pick<FilterContext, 'nowMs' | 'seed' | 'faces'>,
  ): FilterContext {
    return {
      ...moment,
      target: this.results.take(at % 2, picture.data.length),
      scratch: (part, bytes) => this.working.take(part, bytes),
    }
  }
}
