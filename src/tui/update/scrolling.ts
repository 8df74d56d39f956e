import type { Model } from '../model'
import { view } from '../view/view'

/** Something that stands still at its end, or has so many of its newest entries scrolled away. */
interface Scrolled {
  readonly scroll: number
}

/** What a pane shows, scrolled by so many entries, upwards where positive: no farther than there is something to see. */
export const scrolledIn = <Shown extends Scrolled>(
  model: Model,
  pane: 'log' | 'chat',
  shown: Shown,
  by: number,
): Shown => {
  const most = view(model).panes.find(({ id }) => id === pane)?.scrolls ?? 0
  return { ...shown, scroll: Math.max(0, Math.min(Math.min(shown.scroll, most) + by, most)) }
}
