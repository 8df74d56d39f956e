import { UsageError } from '../../exit'
import { clean } from '../../protocol/text'
import type { Check } from '../check'

/** The configuration file. */
export interface ConfigFacts {
  readonly path: string
  /** How many settings it has; undefined where there is no file. Throws UsageError, which names file, line and mistake. */
  readonly count: () => number | undefined
}

/** Whether the configuration file can be meant; none is needed. */
export const configCheck = ({ path, count }: ConfigFacts): Check => ({
  name: 'config',
  run: () => Promise.resolve(judge(path, count)),
})

const judge = (path: string, count: ConfigFacts['count']): Awaited<ReturnType<Check['run']>> => {
  const details = { path }
  try {
    const settings = count()
    if (settings === undefined) return { sign: 'ok', summary: 'no file, the defaults hold', details }
    return { sign: 'ok', summary: `${clean(path)}, settings: ${settings}`, details: { ...details, settings } }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    const remedy = 'vcall config KEY VALUE mends a setting, vcall config --unset KEY takes it out.'
    return { sign: 'broken', summary: clean(error.message), remedy, blocking: true, details }
  }
}
