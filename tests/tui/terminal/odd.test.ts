import { Pty, withTrueColour } from '../../support/pty'
import { FIXTURE } from './fixture/start'

jest.setTimeout(120_000)

/** What becomes of an answer of the terminal; `later` is for pieces, and for what comes when nobody waits any more. */
type Oddity = (reply: string, later: (text: string, ms: number) => void) => string

/** The fixture in a terminal that answers oddly, until its picture is there. */
const withOddTerminal = async (oddity: Oddity, test: (pty: Pty) => Promise<void>): Promise<void> => {
  const timers: NodeJS.Timeout[] = []
  const later = (text: string, ms: number): void => void timers.push(setTimeout(() => pty.write(text), ms))
  const pty: Pty = new Pty({
    command: process.execPath,
    args: FIXTURE,
    env: { FIXTURE_MOVING: '1' },
    answer: (reply) => oddity(withTrueColour(reply), later),
  })
  try {
    await pty.waitFor(() => pty.lines.at(-1)?.includes('LOG ready') === true && moves(pty))
    await test(pty)
  } finally {
    timers.forEach(clearTimeout)
    pty.kill()
  }
}

/** Whether pictures come, in colours, inside their box, and nothing else is on the screen. */
const moves = (pty: Pty): boolean => {
  const inside = pty.lines.slice(1, 22).map((line) => line.slice(1, 71))
  const whole = inside.every((line) => /^[^\x20-\x7e]*[ \u2580-\u259f]*[^\x20-\x7e]*$/.test(line))
  return whole && pty.cell(20, 10).back !== 'default' && /^┏ picture ━+┓$/.test(pty.lines[0] ?? '')
}

/** Pictures go on, and nothing that the terminal said was taken for a key. */
const goesOn = async (pty: Pty): Promise<void> => {
  const before = pty.written
  await pty.waitFor(() => pty.written > before + 5000 && moves(pty))
  expect(pty.lines.at(-1)?.trimEnd()).toMatch(/^ LOG ready \d+$/)
}

/** Longer than an escape needs to be taken for the key by itself, shorter than an answer is waited for. */
const CUT_MS = 60
const STATUS = '\x1b[0n'
const isFence = (reply: string): boolean => /^\x1b\[\?[\d;]*c$/.test(reply)

describe('a picture and nothing else on a terminal whose answers', () => {
  it('come long after nobody waits for them any more', () =>
    withOddTerminal(
      (reply, later) => {
        later(reply, 1500)
        return ''
      },
      async (pty) => {
        await goesOn(pty)
        await new Promise((resolve) => setTimeout(resolve, 2000))
        await goesOn(pty)
      },
    ))

  it('never come', () => withOddTerminal(() => '', goesOn))

  it('come byte by byte', () => {
    let said = ''
    let talking: NodeJS.Timeout | undefined
    return withOddTerminal((reply, later) => {
      said += reply
      talking ??= setInterval(() => {
        if (said !== '') later(said.slice(0, 1), 0)
        said = said.slice(1)
      }, 1)
      return ''
    }, goesOn).finally(() => clearInterval(talking))
  })

  it.each([
    ['while they are waited for', 0],
    ['and too late', 1500],
  ])('are cut behind their first byte, which is that of the Escape key, %s', (_, lateMs) => {
    const pieces: string[] = []
    let said = 0
    let talking: NodeJS.Timeout | undefined
    const talk = (later: Parameters<Oddity>[1]): void => {
      const piece = pieces.shift()
      if (piece === undefined) return
      later(piece, 0)
      said++
    }
    return withOddTerminal(
      (reply, later) => {
        pieces.push(reply.slice(0, 1), reply.slice(1))
        talking ??= setTimeout(() => (talking = setInterval(() => talk(later), CUT_MS)), lateMs)
        return ''
      },
      async (pty) => {
        await pty.waitFor(() => said > 60)
        await goesOn(pty)
      },
    ).finally(() => clearInterval(talking))
  })

  it('stop in the middle, and never go on', () =>
    withOddTerminal((reply) => (isFence(reply) ? reply.slice(0, -1) : reply), goesOn))

  it('to status questions cease after a while', () => {
    let answered = 0
    return withOddTerminal(
      (reply) => (reply === STATUS && ++answered > 20 ? '' : reply),
      async (pty) => {
        await pty.waitFor(() => answered > 25, 60_000)
        await goesOn(pty)
      },
    )
  })

  it('come twice', () => withOddTerminal((reply) => reply + reply, goesOn))

  it.each([
    ['no size at all', '\x1b[6;0;0t\x1b[4;0;0t\x1b[?2;0;0;0S\x1b[?1;0;0S'],
    ['cells as large as houses', '\x1b[6;99999;99999t\x1b[4;999999999999;999999999999t'],
    ['10,000 colours and a sixel screen of nothing', '\x1b[?1;0;10000S\x1b[?2;0;0;0S'],
    ['numbers that are none', '\x1b[6;;t\x1b[4;-1;-1t\x1b[?1;0S\x1b[?2026;99$y'],
    ['a hundred thousand things', '\x1b[?1;2;3S'.repeat(10_000)],
  ])('lie: %s', (_, lies) => {
    let told = false
    const lie: Oddity = (reply) => {
      const first = told ? '' : lies
      told = true
      return first + reply
    }
    return withOddTerminal(lie, goesOn)
  })
})

it('a picture and nothing else on a terminal that has no rows and no columns, like a serial line', async () => {
  const run = ['-c', 'stty rows 0 cols 0; exec "$@"', 'sh', process.execPath, ...FIXTURE]
  const pty = new Pty({ command: 'sh', args: run, env: { FIXTURE_MOVING: '1' } })
  try {
    await pty.waitFor(() => moves(pty))
    await goesOn(pty)
  } finally {
    pty.kill()
  }
})
