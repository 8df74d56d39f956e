import type { OtherSystem } from '../protocol/system'

/** What is filled in before somebody logs in. */
export interface LoginDefaults {
  /** Absent: a discovery server. */
  readonly system?: OtherSystem | undefined
  /** host:port */
  readonly server?: string
  readonly nick?: string
  readonly host?: string
  readonly port?: number
}
