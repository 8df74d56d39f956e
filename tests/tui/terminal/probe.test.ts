import { PassThrough } from 'node:stream'
import type { ReadStream } from 'node:tty'
import type { Device } from '../../../src/tui/terminal/device'
import { TerminalInput } from '../../../src/tui/terminal/input'
import { probe } from '../../../src/tui/terminal/probe'

const SIZE = { columns: 80, rows: 24 }
const DA1 = '\x1b[?62;22c'

/** Probes a terminal that has the cursor in these columns behind its characters, one question after the other. */
const probed = async (
  columns: readonly number[],
): Promise<{ readonly found: ReturnType<typeof probe>; readonly asked: string[] }> => {
  const keyboard = new PassThrough()
  const asked: string[] = []
  const left = [...columns]
  const device: Device = {
    write: (bytes, done) => {
      const question = Buffer.from(bytes).toString()
      asked.push(question)
      done()
      const column = question.includes('\x1b[6n') ? left.shift() : undefined
      keyboard.write((column === undefined ? '' : `\x1b[1;${column}R`) + DA1)
    },
    abandon: () => undefined,
    writeNow: () => true,
    discardUntil: () => undefined,
    close: () => undefined,
  }
  const input = new TerminalInput(keyboard as unknown as ReadStream)
  const found = probe(device, input, () => ({ ...SIZE, env: {} }))
  await found.catch(() => undefined)
  input.close()
  return { found, asked }
}

describe('the character set of a terminal', () => {
  it.each([[[2]], [[]], [[1]], [[80]]])('of UTF-8, or one that tells nothing, is left alone: %j', async (columns) => {
    const { found, asked } = await probed(columns)
    expect(await found).not.toHaveProperty('utf8Selected')
    expect(asked.join('')).not.toContain('\x1b%')
  })

  it('that shows bytes is told to take UTF-8', async () => {
    const { found, asked } = await probed([3, 2])
    expect(await found).toMatchObject({ ...SIZE, utf8Selected: true })
    expect(asked.join('').split('\x1b%G')).toHaveLength(2)
  })

  it('that takes none is a clear line', async () => {
    const { found } = await probed([3, 3])
    await expect(found).rejects.toMatchObject({ name: 'TerminalError', reason: 'no-utf8' })
  })
})
