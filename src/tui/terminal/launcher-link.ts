/** Set by the launcher in the environment of the program that it supervises. */
const MARK = 'VCALL_LAUNCHER'

let following = false
// The launcher may be gone at any moment; `followLauncher` hears of it.
const ignore = (): void => undefined

const channelOpen = (): boolean => process.env[MARK] !== undefined && process.connected

/** Tells the launcher, if there is one, whether the terminal is ours now: it restores it only if it must. */
export const tellLauncher = (terminal: 'taken' | 'released'): void => {
  if (channelOpen()) process.send?.({ terminal }, undefined, undefined, ignore)
}

/** Tells the launcher that Ctrl-C is an order of a person here, which it need not repeat. */
export const obeySignals = (): void => {
  if (channelOpen()) process.send?.({ signals: 'obeyed' }, undefined, undefined, ignore)
}

/**
 * Ends this process like a hang-up of the terminal when its launcher dies: nobody would restore the terminal or pass the
 * exit code on. The system closes the channel between the two however the launcher ended. Idempotent.
 */
export const followLauncher = (): void => {
  if (following || !channelOpen()) return
  following = true
  process.once('disconnect', () => process.kill(process.pid, 'SIGHUP'))
  process.channel?.unref()
}
