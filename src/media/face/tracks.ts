import type { Rectangle } from '../canvas'
import type { GreyPicture } from './grey'
import { findPatch, patchAt, type Patch } from './patch'

interface Track {
  area: Rectangle
  patch: Patch
  /** When a detector saw it last. */
  seenMs: number
}

/** A face that no detector sees any more, since it is turned or covered, is believed in for so long. */
const HOLD_MS = 3000
/** From picture to picture a face moves by so many pixels of the grey picture at most. */
const REACH = 6
/** While a detector looks, a face moves farther. */
const LATE_REACH = 14
/** A patch that fits worse, in levels, was not found: the rectangle stays. */
const WORST_MATCH = 28
/** Two rectangles that share so much of what they cover are of one face. */
const SAME_FACE = 0.25
/** How much a new size counts: a detector's sizes tremble. */
const NEW_SIZE = 0.4
const MOST_FACES = 16

const overlap = (a: Rectangle, b: Rectangle): number => {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  const shared = Math.max(0, across) * Math.max(0, down)
  return shared / (a.width * a.height + b.width * b.height - shared)
}

/** The new place with a size between old and new. */
const calmed = (old: Rectangle, { x, y, width, height }: Rectangle): Rectangle => {
  const wide = old.width + (width - old.width) * NEW_SIZE
  const high = old.height + (height - old.height) * NEW_SIZE
  return { x: x + (width - wide) / 2, y: y + (height - high) / 2, width: wide, height: high }
}

/** Faces that are followed from picture to picture by what they look like; rectangles in pixels of the grey pictures. */
export class Tracks {
  private tracks: Track[] = []

  get areas(): readonly Rectangle[] {
    return this.tracks.map(({ area }) => area)
  }

  /** The next picture. */
  follow(picture: GreyPicture, nowMs: number): void {
    this.tracks = this.tracks.filter(({ seenMs }) => nowMs - seenMs < HOLD_MS)
    for (const track of this.tracks) {
      const { area, difference } = findPatch(picture, track.patch, track.area, REACH)
      if (difference < WORST_MATCH) track.area = area
    }
  }

  /** A detector has found these in a picture of a while ago; where are they in the newest? */
  correct(found: readonly Rectangle[], then: GreyPicture, newest: GreyPicture, nowMs: number): void {
    for (const area of found.slice(0, MOST_FACES)) {
      const match = findPatch(newest, patchAt(then, area), area, LATE_REACH)
      this.place(match.difference < WORST_MATCH ? match.area : area, newest, nowMs)
    }
  }

  private place(seen: Rectangle, picture: GreyPicture, seenMs: number): void {
    const known = this.tracks.find((track) => overlap(track.area, seen) >= SAME_FACE)
    const area = known === undefined ? seen : calmed(known.area, seen)
    const patch = patchAt(picture, area)
    if (known !== undefined) Object.assign(known, { area, patch, seenMs })
    else if (this.tracks.length < MOST_FACES) this.tracks.push({ area, patch, seenMs })
  }
}
