import { whyNotRead } from '../protocol/system-trouble'

/** How something was found: it works, it is not there, or it is there and does not work. */
export type Sign = 'ok' | 'missing' | 'broken'

/** What one check found, for a person and for a program. */
export interface Finding {
  readonly sign: Sign
  /** One line: what there is, or what is missing. Clean text. */
  readonly summary: string
  /** What to do about it. */
  readonly remedy?: string
  /** No call is possible as long as this is so. */
  readonly blocking?: boolean
  /** Facts for programs; the keys are part of the `--json` contract. */
  readonly details?: Readonly<Record<string, unknown>>
}

/** One question about this machine. `run` may take its time and may fail: see `examine`. */
export interface Check {
  readonly name: string
  run(): Promise<Finding>
}

/** A check's finding under its name. */
export interface Examined extends Finding {
  readonly name: string
}

/** How long one check may take. */
export const CHECK_TIMEOUT_MS = 10_000

/** Runs all checks side by side. One that fails or hangs is itself a finding, and holds up none of the others. */
export const examine = (checks: readonly Check[], timeoutMs = CHECK_TIMEOUT_MS): Promise<Examined[]> =>
  Promise.all(checks.map(async (check) => ({ name: check.name, ...(await bounded(check, timeoutMs)) })))

const bounded = async (check: Check, timeoutMs: number): Promise<Finding> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Finding>((resolve) => {
    const summary = `no answer within ${timeoutMs / 1000} s`
    timer = setTimeout(() => resolve({ sign: 'broken', summary }), timeoutMs)
  })
  try {
    return await Promise.race([check.run(), late])
  } catch (error) {
    return { sign: 'broken', summary: `could not be examined: ${whyNotRead(error)}` }
  } finally {
    clearTimeout(timer)
  }
}
