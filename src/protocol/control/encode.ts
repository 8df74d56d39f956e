import type { ControlMessage, InCall } from './message'

const IN_CALL: Readonly<Record<InCall['kind'], string>> = {
  hold: 'CALL_HOLD',
  resume: 'CALL_RESUME',
  end: 'CALL_END',
}

const joined = (...tokens: readonly (string | number | undefined)[]): string =>
  tokens.filter((token) => token !== undefined).join(' ')

const versioned = (verb: string, audioPort: number | undefined): string =>
  audioPort === undefined ? verb : `${verb}_V1`

/** The text of a message: single spaces, no terminator (section 9). One text is one write. */
export const encodeMessage = (message: ControlMessage): string => {
  switch (message.kind) {
    case 'calling':
      return joined(versioned('CALLING', message.audioPort), message.nick, message.videoPort, message.audioPort)
    case 'accepted':
      return joined(versioned('CALL_ACCEPTED', message.audioPort), message.nick, message.videoPort, message.audioPort)
    case 'denied':
      return joined('CALL_DENIED', message.nick)
    case 'busy':
      return 'CALL_BUSY'
    case 'hold':
    case 'resume':
    case 'end':
      return joined(IN_CALL[message.kind], message.nick)
  }
}
