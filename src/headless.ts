import { EXIT, exitCodeOfCall, exitCodeOfSignal, UsageError } from './exit'
import type { Peer } from './tui/call'
import { heardFrom, namedIn, NOBODY, writingTo, type Named } from './tui/chat/correspondence'
import type { AgentEvent } from './agent-event'
import type { Lines } from './lines'
import { answerByItself } from './automatic-answer'
import { isAddress, type AnswerPolicy } from './options'
import type { Reporter } from './reporter'
import type { Session } from './session'
import { parseStdinCommand, type StdinCommand } from './stdin-command'

/** How a call without an interface goes. */
export interface HeadlessOptions {
  /** Who is called; absent: calls are answered. */
  readonly target?: string | undefined
  readonly answer: AnswerPolicy
  /** Answered or refused calls after which to end; ignored with a target. */
  readonly calls: number
  /** Seconds after the answer at which we hang up. */
  readonly seconds?: number | undefined
  /** PNG file for the last received picture. */
  readonly snapshot?: string | undefined
}

/** How long the last picture may take to be written, in ms. */
const SNAPSHOT_MS = 3000

const peerOf = ({ nick, address }: { readonly nick: string; readonly address: string }): Peer => ({
  name: nick,
  address,
})

/** Who is named by an address, `host:port`, at the beginning of a line. */
const atAddress = (line: string): Named | undefined => {
  const [address = ''] = line.split(/\s/)
  return isAddress(address) ? { peer: { name: address, address }, rest: line.slice(address.length).trim() } : undefined
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs calls by script: a session that listens already, commands from stdin, events to the reporter. */
export class Headless {
  private handled = 0
  private texts = 0
  private correspondence = NOBODY
  private lastCode: number = EXIT.failure
  private hangUpTimer: NodeJS.Timeout | undefined
  private finish: (code: number) => void = () => undefined

  constructor(
    private readonly session: Session,
    private readonly reporter: Reporter,
    private readonly options: HeadlessOptions,
  ) {}

  /** Resolves with the exit code when the calls are over or a signal came; the session is closed then. */
  async run(commands: Lines | undefined): Promise<number> {
    const finished = new Promise<number>((resolve) => (this.finish = resolve))
    const off = this.session.agent.on((event) => this.onEvent(event))
    const onSignal = (signal: NodeJS.Signals): void => this.finish(exitCodeOfSignal(signal))
    for (const signal of SIGNALS) process.on(signal, onSignal)
    if (commands) void this.obey(commands)
    if (this.options.target !== undefined) this.session.agent.dial(this.options.target)
    const code = await finished
    clearTimeout(this.hangUpTimer)
    await this.session.close()
    for (const signal of SIGNALS) process.off(signal, onSignal)
    off()
    return code
  }

  private onEvent(event: AgentEvent): void {
    if (event.event === 'incoming') answerByItself(this.session.agent, this.options.answer)
    else if (event.event === 'answered') this.onAnswered(event)
    else if (event.event === 'text') this.correspondence = heardFrom(this.correspondence, peerOf(event))
    else if (event.event === 'ended') void this.onEnded(event)
  }

  private onAnswered(event: AgentEvent & { event: 'answered' }): void {
    this.correspondence = writingTo(this.correspondence, peerOf(event))
    this.limit()
  }

  private limit(): void {
    if (this.options.seconds === undefined) return
    this.hangUpTimer = setTimeout(() => this.session.agent.hangUp(), this.options.seconds * 1000)
  }

  private async onEnded({ reason, answered }: AgentEvent & { event: 'ended' }): Promise<void> {
    clearTimeout(this.hangUpTimer)
    if (answered && this.options.snapshot !== undefined) await this.snapshot(this.options.snapshot)
    this.handled++
    const asked = this.options.target === undefined && this.options.answer !== 'accept'
    this.lastCode = asked ? EXIT.ok : exitCodeOfCall(reason, answered)
    if (this.options.target !== undefined || this.handled >= this.options.calls) this.finish(this.lastCode)
  }

  private async snapshot(path: string): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, SNAPSHOT_MS)
      const off = this.session.agent.on((event) => {
        if (event.event !== 'snapshot' && !(event.event === 'error' && event.code === 'snapshot')) return
        clearTimeout(timer)
        off()
        resolve()
      })
      this.session.agent.controls.snapshot(path)
    })
  }

  private sendText(text: string): void {
    const id = `text-${++this.texts}`
    const { to } = this.correspondence
    if (to) return this.session.agent.sendText(id, text, to.address)
    this.reporter.report({ event: 'text-failed', id, reason: 'nobody', detail: 'there is nobody to write to' })
  }

  private writeTo(line: string): void {
    const named = namedIn(this.correspondence, line) ?? atAddress(line)
    if (!named) throw new UsageError('to takes the name of who wrote or was called, or an address like 10.0.0.7:5000')
    this.correspondence = writingTo(this.correspondence, named.peer)
    if (named.rest !== '') this.sendText(named.rest)
  }

  private async obey(lines: Lines): Promise<void> {
    for (let line = await lines.next(); line !== undefined; line = await lines.next()) {
      try {
        const command = parseStdinCommand(line)
        if (command) this.act(command)
      } catch (error) {
        this.reporter.report({ event: 'error', code: 'command', message: error instanceof Error ? error.message : '' })
      }
    }
  }

  private act(command: StdinCommand): void {
    const { agent } = this.session
    switch (command.type) {
      case 'hold':
        return agent.hold()
      case 'resume':
        return agent.resume()
      case 'end':
        return agent.hangUp()
      case 'stats':
        return agent.controls.askStats()
      case 'accept':
        return agent.accept()
      case 'reject':
        return agent.reject('denied')
      case 'busy':
        return agent.reject('busy')
      case 'video':
        return agent.controls.setSource(command.source)
      case 'pause-file':
        return agent.controls.pauseFile(command.paused)
      case 'seek':
        return agent.controls.seekFile(command.target)
      case 'loop':
        return agent.controls.loopFile(command.loop)
      case 'filter':
        return agent.controls.setFilters(command.filters)
      case 'automate':
        return agent.controls.automate(command.knob)
      case 'settings':
        return agent.controls.change(command.settings)
      case 'audio':
        return agent.controls.setAudio(command.source)
      case 'speaker':
        return agent.controls.setSpeaker(command.sink)
      case 'sound':
        return agent.controls.changeSound(command.settings)
      case 'text':
        return this.sendText(command.text)
      case 'to':
        return this.writeTo(command.line)
      case 'snapshot':
        return agent.controls.snapshot(command.path)
    }
  }
}
