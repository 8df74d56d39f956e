import { NO_STATS, type AgentEvent } from '../src/agent-event'
import { humanReporter, jsonReporter, toJsonLine } from '../src/reporter'

const ended = (fields: Partial<AgentEvent & { event: 'ended' }>): AgentEvent => ({
  event: 'ended',
  nick: 'luis',
  protocol: 'v0',
  address: '10.0.0.7:5001',
  listed: true,
  direction: 'out',
  startedAt: 1_700_000_000,
  reason: 'hangup',
  detail: '',
  answered: true,
  seconds: 12.34,
  ...NO_STATS,
  ...fields,
})

const human = (event: AgentEvent): { readonly out: string; readonly err: string } => {
  const said = { out: '', err: '' }
  humanReporter(
    (text) => (said.out += text),
    (text) => (said.err += text),
  ).report(event)
  return said
}

const json = (event: AgentEvent, extra?: Readonly<Record<string, unknown>>): string => {
  let text = ''
  jsonReporter((line) => (text += line)).report(event, extra)
  return text
}

describe('for a person', () => {
  it('says how long a call lasted, and why it ended', () => {
    expect(human(ended({})).out).toBe('call with luis ended after 12.3 s (hangup); 0 frames sent, 0 received\n')
  })

  it('says of a call that never was why not, and what to do', () => {
    const why = { reason: 'unreachable', detail: 'connection refused', answered: false } as const
    expect(human(ended(why)).out).toBe(
      'no call with luis (unreachable: connection refused). Is vcall running there, with TCP and UDP of that port open?\n',
    )
    expect(human(ended({ ...why, protocol: 'xmlrpc' })).out).toBe(
      'no call with luis (unreachable: connection refused). Is its program running there, with that TCP port open?\n',
    )
    expect(human(ended({ reason: 'unreachable', detail: 'There is no network.', answered: false })).out).toBe(
      'no call with luis: There is no network.\n',
    )
    expect(human(ended({ reason: 'denied', answered: false })).out).toBe('no call with luis (denied).\n')
  })

  it('keeps what is no event of the call off stdout', () => {
    expect(human({ event: 'error', code: 'video', message: 'it broke' })).toEqual({ out: '', err: 'error: it broke\n' })
    const source = { kind: 'camera', index: 0 } as const
    expect(human({ event: 'source', state: 'failed', label: 'No camera.', source }).err).toBe(
      'No camera. --video chooses another source.\n',
    )
    expect(human({ event: 'notice', message: 'by the way' })).toEqual({ out: '', err: 'by the way\n' })
  })

  it('tells of the network where others tell what crosses it, and nothing of pictures where there are none', () => {
    const sent = { requests: 20, bytes: 9000, requestsPerSecond: 7, kbps: 13_439.2 }
    const network = { sent, received: { ...sent, kbps: 90 }, picturesPerSecond: 5, droppedPictures: 3, droppedSound: 1 }
    const { out } = human({ event: 'stats', ...NO_STATS, network })
    expect(out).toContain('  network sent 7 requests/s, 13439 kbit/s, received 7 requests/s, 90 kbit/s; ')
    expect(out).toContain('too slow for 3 pictures and 1 pieces of sound dropped\n')
    const audio = { ...NO_STATS.audio, sent: { ...NO_STATS.audio.sent, packets: 42 } }
    expect(human({ event: 'stats', ...NO_STATS, audio }).out).toMatch(/^sound sent 42, received 0 /)
    expect(human(ended({ audio })).out).toMatch(/; 42 packets of sound sent, 0 received\n$/)
  })

  it('says nothing of single messages on the wire', () => {
    expect(human({ event: 'trace', direction: 'in', text: 'CALLING' })).toEqual({ out: '', err: '' })
  })
})

describe('for a program', () => {
  it('is one object a line, with the Unix time in seconds', () => {
    const before = Date.now() / 1000
    const line = json({ event: 'held', by: 'them' }, { end: 'ana' })
    expect(line.endsWith('\n')).toBe(true)
    const { time, ...rest } = JSON.parse(line) as { readonly time: number }
    expect(rest).toEqual({ event: 'held', by: 'them', end: 'ana' })
    expect(time).toBeGreaterThanOrEqual(before)
  })

  it('calls a source that does not work an error', () => {
    const line = json({ event: 'source', state: 'failed', label: 'No camera', source: { kind: 'camera', index: 0 } })
    expect(JSON.parse(line)).toMatchObject({ event: 'error', code: 'source', message: 'No camera' })
  })

  it('holds nothing that a terminal would obey', () => {
    const line = toJsonLine({ text: '\u009b31m\u001b[2J\u007f\u2028' })
    expect(line).toBe('{"text":"\\u009b31m\\u001b[2J\\u007f\\u2028"}\n')
  })
})
