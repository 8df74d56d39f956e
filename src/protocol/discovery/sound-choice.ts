/**
 * Whom to call with sound. `V1` in a registration has six meanings, and a CALLING_V1 ends the listener of some of those
 * who mean another one. Source: videocall protocol of the UAM course, section 8.
 */

/** What the user wants: sound where it is safe, never, or with everybody. */
export type SoundChoice = 'auto' | 'v0' | 'v1'

/**
 * Registered by vcall where there is sound, and by nobody else: who registers it takes CALLING_V1. A version is "V" and
 * digits, whatever pairs of peers agree on; the clients that were read ignore those they do not know. The number is that
 * of the 48 kHz of the sound, far from the small numbers that others take in turn.
 */
export const VCALL_TOKEN = 'V48'

const BASE = 'V0'
const SOUND = 'V1'

/**
 * What is registered. V1 invites those who mean sound by it to call us with it. Those who mean something else by it then
 * speak their dialect to us, and that is borne: a further token in their CALLING, or keys of a cipher, is a plain call, and
 * who gets a plain answer sends plain media; their texts in a call (CALL_CONGESTED, LOSS_REPORT, MESSAGE) are unknown verbs.
 */
export const registeredProtocols = (sound: boolean): readonly string[] => (sound ? [BASE, SOUND, VCALL_TOKEN] : [BASE])

/** What is known when somebody is called. */
export interface SoundEvidence {
  readonly choice: SoundChoice
  /** What the contact registered, upper case; absent: an address was called, or the server does not tell. */
  readonly protocols?: readonly string[] | undefined
  /** The contact has called us with CALLING_V1 before. */
  readonly hasCalledWithSound: boolean
}

const speaksSound = (protocols: readonly string[]): boolean => protocols.includes(BASE) && protocols.includes(SOUND)

/** V1 without V0 is the name that some give to the basic protocol. */
const namesBaseV1 = (protocols: readonly string[]): boolean => !protocols.includes(BASE) && protocols.includes(SOUND)

/** Whether a call is offered with sound, by CALLING_V1. */
export const offersSound = ({ choice, protocols = [], hasCalledWithSound }: SoundEvidence): boolean => {
  if (choice === 'v0' || namesBaseV1(protocols)) return false
  if (choice === 'v1' || protocols.includes(VCALL_TOKEN)) return true
  return hasCalledWithSound && speaksSound(protocols)
}
