import type { UserAgent } from '../agent'
import type { AgentEvent } from '../agent-event'
import { answerByItself } from '../automatic-answer'
import { EXIT, exitCodeOfCall } from '../exit'
import type { AnswerPolicy } from '../options'
import type { Command } from '../tui/command'
import type { AgentEvent as News } from '../tui/message'
import { snapshotPath } from './snapshot-path'

/** What is wanted of the call that there is. */
export type CallCommand = Extract<
  Command,
  { readonly type: 'accept' | 'reject' | 'hold' | 'resume' | 'hangup' | 'text' | 'snapshot' }
>

/** How calls go. */
export interface CallDeskParts {
  /** Who is called as soon as there is a session. */
  readonly target?: string | undefined
  /** How calls are answered by themselves; absent: somebody is asked. */
  readonly answering?: AnswerPolicy | undefined
  /** Seconds after the answer at which we hang up, and leave after the call. */
  readonly seconds?: number | undefined
  /** PNG file for the last received picture of each call. */
  readonly snapshot?: string | undefined
}

/** What the desk needs of the loop. */
export interface CallDeskPorts {
  tell(news: News): void
  /** The call is over, after which nothing more was wanted. */
  leave(): void
}

/** The call that there is: answered, held and ended as a person says, or as the command line did. */
export class CallDesk {
  private hangUpTimer: NodeJS.Timeout | undefined
  private code: number

  constructor(
    private readonly parts: CallDeskParts,
    private readonly ports: CallDeskPorts,
  ) {
    // Who came to call somebody, and leaves without a call, did not get what was asked for.
    this.code = parts.target === undefined ? EXIT.ok : EXIT.failure
  }

  /** What became of the call that the program was started for. */
  get exitCode(): number {
    return this.code
  }

  /** `peer`: the name of the other one, where there is one. */
  act(command: CallCommand, agent: UserAgent | undefined, peer = 'picture'): void {
    switch (command.type) {
      case 'accept':
        return agent?.accept()
      case 'reject':
        return agent?.reject(command.reason)
      case 'hold':
        return agent?.hold()
      case 'resume':
        return agent?.resume()
      case 'hangup':
        return agent?.hangUp()
      case 'snapshot':
        return agent?.controls.snapshot(command.path ?? snapshotPath(peer, new Date()))
      case 'text':
        if (agent) return agent.sendText(command.id, command.text, command.to)
        return this.ports.tell({ type: 'text-failed', id: command.id, reason: 'nobody', detail: '' })
    }
  }

  follow(event: AgentEvent, agent: UserAgent | undefined): void {
    if (event.event === 'incoming') this.answer(agent)
    if (event.event === 'answered') this.limit(agent)
    if (event.event === 'ended') this.ended(event, agent)
  }

  close(): void {
    clearTimeout(this.hangUpTimer)
  }

  private answer(agent: UserAgent | undefined): void {
    const { answering } = this.parts
    if (agent && answering !== undefined) answerByItself(agent, answering)
  }

  private limit(agent: UserAgent | undefined): void {
    if (this.parts.seconds === undefined) return
    this.hangUpTimer = setTimeout(() => agent?.hangUp(), this.parts.seconds * 1000)
  }

  private ended({ answered, reason }: AgentEvent & { event: 'ended' }, agent: UserAgent | undefined): void {
    const { target, snapshot, seconds } = this.parts
    clearTimeout(this.hangUpTimer)
    if (target !== undefined) this.code = exitCodeOfCall(reason, answered)
    if (answered && snapshot !== undefined) agent?.controls.snapshot(snapshot)
    if (seconds !== undefined) this.ports.leave()
  }
}
