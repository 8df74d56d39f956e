import type { Pty, PtyExit } from '../../support/pty'
import { withFixture } from './fixture/start'

jest.setTimeout(120_000)

/** What a person finds after the program: the first screen, a cursor, a mouse of their own, pastes unmarked. */
const state = (pty: Pty) => ({
  alternate: pty.alternate,
  cursor: pty.cursorShown,
  mouse: pty.mouseTracked,
  paste: pty.bracketedPaste,
})
const RESTORED = { alternate: false, cursor: true, mouse: false, paste: false }

const endBy = async (end: (pty: Pty) => void, expected: Partial<PtyExit>, env: Record<string, string> = {}) => {
  let raw = ''
  await withFixture(
    async (pty) => {
      end(pty)
      expect(await pty.exit()).toMatchObject(expected)
      expect(state(pty)).toEqual(RESTORED)
      raw = pty.text
    },
    { env },
  )
  return raw
}

describe('the terminal is given back', () => {
  it('by close', () => endBy((pty) => pty.write('q'), { exitCode: 0 }))
  it('by exit without close', () => endBy((pty) => pty.write('e'), { exitCode: 7 }))
  it('after SIGTERM', () => endBy((pty) => pty.signal('SIGTERM'), { exitCode: 143 }))
  it('after SIGHUP', () => endBy((pty) => pty.signal('SIGHUP'), { exitCode: 129 }))
  it('after SIGINT', () => endBy((pty) => pty.signal('SIGINT'), { exitCode: 130 }))

  it('after SIGTERM in the middle of moving pictures', () =>
    endBy((pty) => pty.signal('SIGTERM'), { exitCode: 143 }, { FIXTURE_MOVING: '1' }))

  it('after an error that nobody caught, with one line that says so', async () => {
    const shown = await endBy((pty) => pty.write('x'), { exitCode: 1 })
    expect(shown.replace(/\n/g, '')).toContain('vcall ended because of a mistake in itself: wanted by the test [31m.')
    expect(shown).toContain('/tmp/fixture.log')
    expect(shown).not.toContain('program.ts')
  })

  it('after a rejected promise that nobody caught, with the stack if that is asked for', async () => {
    const shown = await endBy((pty) => pty.write('y'), { exitCode: 1 }, { VCALL_DEBUG: '1' })
    expect(shown).toContain('rejected by the test')
    expect(shown).toContain('program.ts')
  })

  it('in time also when it takes nothing more: the program ends', () =>
    withFixture(
      async (pty) => {
        const before = pty.written
        await pty.waitFor(() => pty.written > before + 20_000)
        pty.stall()
        await new Promise((resolve) => setTimeout(resolve, 1500))
        pty.signal('SIGTERM')
        await pty.exits(143)
      },
      { columns: 200, rows: 60, env: { FIXTURE_MOVING: '1' } },
    ))
})
