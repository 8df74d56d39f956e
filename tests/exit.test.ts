import { exitCodeOfCall, exitCodeOfSignal } from '../src/exit'

describe('exit codes', () => {
  it('is 0 only when a call took place and one of the two hung up', () => {
    expect(exitCodeOfCall('hangup', true)).toBe(0)
    expect(exitCodeOfCall('remote-hangup', true)).toBe(0)
    expect(exitCodeOfCall('hangup', false)).toBe(1)
    expect(exitCodeOfCall('connection-lost', true)).toBe(1)
  })

  it('tells denied, busy, no answer and unreachable apart', () =>
    expect(
      (['denied', 'busy', 'no-answer', 'unreachable', 'unknown-user'] as const).map((r) => exitCodeOfCall(r, false)),
    ).toEqual([3, 4, 5, 6, 6]))

  it('is 128 + n for a signal', () => expect(exitCodeOfSignal('SIGTERM')).toBe(143))
})
