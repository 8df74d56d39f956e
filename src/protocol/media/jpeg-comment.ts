/**
 * How two vcalls know each other where nobody else may notice: a comment in the pictures, which every decoder skips, since
 * nothing but pictures may go to a video port.
 *
 *     FF D8  FF E0 (JFIF)  FF FE length "vcall audio=5005"  FF DB ...
 *
 * Words behind `vcall` that are not known are left out, so that there may be more one day. Source: ITU T.81, B.2.4.5.
 */

/** What a vcall says of itself in its pictures. */
export interface Announcement {
  /** The UDP port where it hears; absent: it has no sound now. */
  readonly audioPort?: number
}

const MAX_TEXT_BYTES = 40
/** No comment of ours takes more of a picture. */
export const MAX_COMMENT_BYTES = 4 + MAX_TEXT_BYTES

/** So much of a picture is searched. */
const SEARCHED_BYTES = 1024
const MARKER = 0xff
const START_OF_IMAGE = 0xd8
const END_OF_IMAGE = 0xd9
const START_OF_SCAN = 0xda
const JFIF = 0xe0
const COMMENT = 0xfe

const TEXT = /^vcall(?: [!-~]+)*$/
const AUDIO = / audio=(\d{1,5})(?= |$)/

const word = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)

/** The comment segment of an ASCII text of at most 250 letters, whole. */
export const commentOf = (text: string): Uint8Array => {
  const letters = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
  return Uint8Array.of(MARKER, COMMENT, 0, 2 + letters.length, ...letters)
}

/** The comment segment of an announcement, whole. */
export const encodeComment = ({ audioPort }: Announcement): Uint8Array =>
  commentOf(audioPort === undefined ? 'vcall' : `vcall audio=${audioPort}`)

/** Where a comment may stand: behind the JFIF segment, which must be the first, or behind the start. */
const placeIn = (jpeg: Uint8Array): number => {
  const end = 4 + word(jpeg, 4)
  return jpeg[2] === MARKER && jpeg[3] === JFIF && jpeg[end] === MARKER ? end : 2
}

/** The picture with segments in it, as the pieces of it in their order: nothing is copied. */
export const insertComment = (jpeg: Uint8Array, ...comments: readonly Uint8Array[]): readonly Uint8Array[] => {
  if (comments.length === 0) return [jpeg]
  const at = placeIn(jpeg)
  return [jpeg.subarray(0, at), ...comments, jpeg.subarray(at)]
}

/** Markers without a length: TEM and the restart markers. */
const standsAlone = (code: number): boolean => code === 0x01 || (code & 0xf8) === 0xd0

const announcementOf = (letters: Uint8Array): Announcement | undefined => {
  if (letters.length > MAX_TEXT_BYTES) return undefined
  const text = String.fromCharCode(...letters)
  if (!TEXT.test(text)) return undefined
  if (!text.includes(' audio=')) return {}
  const audioPort = Number(AUDIO.exec(text)?.[1])
  return audioPort >= 1 && audioPort <= 65_535 ? { audioPort } : undefined
}

/**
 * Finds what a vcall says of itself in the first kilobyte of a picture; undefined when there is nothing of the kind.
 * Never throws, whatever the bytes are.
 */
export const findAnnouncement = (jpeg: Uint8Array): Announcement | undefined => findComment(jpeg, announcementOf)

/** What `read` makes of the first comment, in the first kilobyte of a picture, of which it makes anything. */
export const findComment = <T>(jpeg: Uint8Array, read: (letters: Uint8Array) => T | undefined): T | undefined => {
  const bytes = jpeg.subarray(0, SEARCHED_BYTES)
  if (bytes[0] !== MARKER || bytes[1] !== START_OF_IMAGE) return undefined
  let at = 2
  while (bytes[at] === MARKER) {
    const code = bytes[at + 1] ?? END_OF_IMAGE
    if (code === START_OF_SCAN || code === END_OF_IMAGE || code === START_OF_IMAGE) return undefined
    if (code === MARKER) at += 1
    else if (standsAlone(code)) at += 2
    else {
      const end = at + 2 + word(bytes, at + 2)
      if (end > bytes.length) return undefined
      const found = code === COMMENT ? read(bytes.subarray(at + 4, end)) : undefined
      if (found !== undefined) return found
      at = end
    }
  }
  return undefined
}
