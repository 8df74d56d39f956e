/** The longest nick that we register or accept, in characters. The protocol names none. */
export const MAX_NICK_CHARS = 64

/** What is wrong with a nick. */
export type NickFault = 'empty' | 'too-long' | 'characters' | 'verb'

const ALLOWED = /^[!-"$-~]+$/
// Where two requests arrive in one piece, such a nick could not be told from a nick and the next request.
const ENDS_IN_VERB = /.(?:LIST_USERS|QUIT)$/

/**
 * Why a nick may not be registered, or undefined for a good one. White space, '#' and whatever is not ASCII hang or end
 * several clients that read it in a list (UAM V0/V1, section 1).
 */
export const nickFault = (nick: string): NickFault | undefined => {
  if (nick === '') return 'empty'
  if (nick.length > MAX_NICK_CHARS) return 'too-long'
  if (!ALLOWED.test(nick)) return 'characters'
  return ENDS_IN_VERB.test(nick) ? 'verb' : undefined
}
