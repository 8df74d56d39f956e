import { DirectoryError } from '../../net/directory'
import type { Check } from '../check'
import { clean } from '../../protocol/text'

/** The discovery server that would be used. */
export interface ServerFacts {
  /** For people, `host:port`. */
  readonly name: string
  /** True: it was asked for on the command line, so that calls are possible only with it. */
  readonly demanded: boolean
  /** Number of users registered. Rejects with DirectoryError. */
  count(): Promise<number>
}

/** Whether the discovery server answers; without one, people are called by address. */
export const serverCheck = (server: ServerFacts | undefined): Check => ({
  name: 'server',
  run: async () => {
    if (!server) return NO_SERVER
    const { name, demanded } = server
    const details = { server: name }
    try {
      const users = await server.count()
      return { sign: 'ok', summary: `${clean(name)} answers, ${users} online`, details: { ...details, users } }
    } catch (error) {
      if (!(error instanceof DirectoryError)) throw error
      const remedy = 'Without it people are called by address: vcall call HOST:PORT'
      return { sign: 'broken', summary: clean(error.message), remedy, blocking: demanded, details }
    }
  },
})

const NO_SERVER = {
  sign: 'missing',
  summary: 'no discovery server is known',
  remedy: 'vcall login --server HOST:PORT remembers one. Without it people are called by address.',
} as const
