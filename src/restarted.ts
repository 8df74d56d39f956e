import type { AgentEvent } from './agent-event'

/** What goes on when a process runs again, by what people call it. */
const GOES_ON = {
  video: 'pictures go on',
  audio: 'sound goes on',
  'XML-RPC': 'you can be reached again',
} as const

/** What is told of a process that died and was started again: what happened, and how it goes on. */
export const restarted = (process: keyof typeof GOES_ON): AgentEvent => ({
  event: 'notice',
  message: `The ${process} process died and was started again: ${GOES_ON[process]}.`,
})
