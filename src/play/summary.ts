import { byterate } from '../tui/view/figures'

/** What was played. */
export interface PlayCounts {
  readonly pictures: number
  readonly bytes: number
  readonly seconds: number
}

/** One line about what was played, with its end. */
export const summary = ({ pictures, bytes, seconds }: PlayCounts): string => {
  const per = (value: number): number => (seconds > 0 ? value / seconds : 0)
  const each = pictures > 0 ? Math.round(bytes / pictures) : 0
  return (
    `${pictures} pictures in ${seconds.toFixed(1)} s (${per(pictures).toFixed(1)} fps), ` +
    `${bytes} bytes (${each} a picture, ${byterate(per(bytes))})\n`
  )
}
