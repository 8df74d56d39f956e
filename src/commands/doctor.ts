import { accountOf } from '../config/account'
import { readConfig } from '../config/file'
import { examine } from '../doctor/check'
import { checksHere } from '../doctor/here'
import { formatReport, isPossible, toJson, type ReportStyle } from '../doctor/report'
import { EXIT, UsageError } from '../exit'
import { identify, type Account, type IdentityOptions } from '../identity'
import { openProfile } from '../profile/profile'
import { version } from '../version'

/** Options of `vcall doctor`. */
export interface DoctorOptions extends Pick<IdentityOptions, 'server' | 'profile'> {
  readonly json?: boolean
}

/** `vcall doctor`: what works here. Resolves with 0 when a call is possible, with 1 when not. */
export const runDoctor = async (options: DoctorOptions): Promise<number> => {
  const { server, sala } = identify({ ...options, account: accountHere(options) }, openProfile(options.profile))
  // A registry of Sala Virtual is none: only who takes part may ask it.
  const findings = await examine(
    checksHere({ server: sala ? undefined : server, demanded: options.server !== undefined }),
  )
  process.stdout.write(options.json === true ? toJson(findings, version) : formatReport(findings, styleHere()))
  return isPossible(findings) ? EXIT.ok : EXIT.failure
}

/** What the configuration file says of us; where it is wrong, a check tells. */
const accountHere = ({ profile }: DoctorOptions): Account | undefined => {
  try {
    return accountOf(readConfig(), profile)
  } catch (error) {
    if (error instanceof UsageError) return undefined
    throw error
  }
}

const styleHere = (): ReportStyle => {
  const { NO_COLOR, TERM, LC_ALL, LC_CTYPE, LANG } = process.env
  return {
    colour: process.stdout.isTTY && TERM !== 'dumb' && (NO_COLOR ?? '') === '',
    unicode: /utf-?8/i.test(LC_ALL ?? LC_CTYPE ?? LANG ?? ''),
  }
}
