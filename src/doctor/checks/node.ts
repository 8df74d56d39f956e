import type { Check } from '../check'

/** The Node that runs this. */
export interface NodeFacts {
  /** Like 20.20.2. */
  readonly version: string
  readonly abi: string
  readonly platform: string
  readonly arch: string
}

const LEAST = { major: 20, minor: 20 }

/** Whether Node is new enough. */
export const nodeCheck = (facts: NodeFacts): Check => ({
  name: 'node',
  run: () => {
    const details = { ...facts }
    const summary = `Node ${facts.version} on ${facts.platform} ${facts.arch}`
    if (isNewEnough(facts.version)) return Promise.resolve({ sign: 'ok', summary, details })
    const remedy = `Install Node ${LEAST.major}.${LEAST.minor} or newer.`
    return Promise.resolve({ sign: 'broken', summary: `${summary} is too old`, remedy, blocking: true, details })
  },
})

const isNewEnough = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > LEAST.major || (major === LEAST.major && minor >= LEAST.minor)
}
