import { PassThrough } from 'node:stream'
import { Lines } from '../src/lines'

const open = () => {
  const stream = new PassThrough()
  return { stream, lines: new Lines(stream) }
}

const all = async (lines: Lines): Promise<readonly string[]> => {
  const read: string[] = []
  for (let line = await lines.next(); line !== undefined; line = await lines.next()) read.push(line)
  return read
}

it('reads line after line, however they are cut', async () => {
  const { stream, lines } = open()
  for (const part of ['se', 'cret\r\nho', 'ld\n\nlast']) stream.write(part)
  stream.end()
  expect(await all(lines)).toEqual(['secret', 'hold', '', 'last'])
})

it('waits for a line that comes later, and ends with the stream', async () => {
  const { stream, lines } = open()
  const [first, second] = [lines.next(), lines.next()]
  stream.write('a\n')
  expect(await first).toBe('a')
  stream.end()
  expect(await second).toBeUndefined()
  expect(await lines.next()).toBeUndefined()
})

it('keeps the beginning of a line without end', async () => {
  const { stream, lines } = open()
  for (let i = 0; i < 100; i++) stream.write('x'.repeat(1000))
  stream.end('\nnext\n')
  const [long = '', next] = await all(lines)
  expect(long).toHaveLength(4096)
  expect(next).toBe('next')
})

it('lets a flood wait, and loses nothing of it', async () => {
  const { stream, lines } = open()
  const total = 50_000
  let written = 0
  const flood = async (): Promise<void> => {
    for (; written < total; written++)
      if (!stream.write(`${written}\n`)) await new Promise((done) => stream.once('drain', done))
    stream.end()
  }
  const flooded = flood()
  await new Promise((done) => setTimeout(done, 50))
  expect(written).toBeLessThan(total)
  const read = await all(lines)
  await flooded
  expect(read).toHaveLength(total)
  expect(read.at(-1)).toBe(String(total - 1))
})
