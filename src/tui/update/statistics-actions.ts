import type { StatisticsAction } from '../action'
import { statisticsPages } from '../statistics/pages'
import { step, type Handler } from './step'

const turned =
  (by: 1 | -1): Handler =>
  (model) => {
    if (!model.statistics) return step(model)
    const pages = statisticsPages(model)
    return step({ ...model, statistics: { page: (Math.min(model.statistics.page, pages - 1) + by + pages) % pages } })
  }

/** Of the statistics of a call. */
export const STATISTICS_ACTIONS: Readonly<Record<StatisticsAction, Handler>> = {
  // Whoever looks at the figures leaves the picture that fills the screen.
  'call.info': (model) => step({ ...model, fullScreen: false, statistics: model.statistics ? undefined : { page: 0 } }),
  'statistics.next': turned(1),
  'statistics.previous': turned(-1),
}
