/** So many invitations of one address are heard in a minute (Sala Virtual, section 4). */
const MOST_INVITATIONS = 5
const MINUTE_MS = 60_000
/** Addresses that are remembered; of more, those that called longest ago are forgotten. */
const MOST_ADDRESSES = 1_000

/** Who calls all the time is not heard all the time. */
export class InvitationLimit {
  private readonly times = new Map<string, readonly number[]>()

  /** Whether an invitation of this address is heard now. */
  allows(host: string, nowMs: number): boolean {
    const recent = (this.times.get(host) ?? []).filter((at) => nowMs - at < MINUTE_MS)
    const isAllowed = recent.length < MOST_INVITATIONS
    this.times.delete(host)
    this.times.set(host, isAllowed ? [...recent, nowMs] : recent)
    this.forget()
    return isAllowed
  }

  private forget(): void {
    const [oldest] = this.times.keys()
    if (this.times.size > MOST_ADDRESSES && oldest !== undefined) this.times.delete(oldest)
  }
}
