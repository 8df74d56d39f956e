import { FairQueue } from '../../src/server/fair-queue'

/** Tasks that end when the test says so, and the order in which they began. */
class Workshop {
  readonly begun: string[] = []
  private readonly ends = new Map<string, () => void>()

  constructor(private readonly queue: FairQueue) {}

  add(key: string, name: string, isWanted = (): boolean => true): Promise<string | undefined> {
    const run = (): Promise<string> => {
      this.begun.push(name)
      return new Promise((resolve) => this.ends.set(name, () => resolve(name)))
    }
    return this.queue.run(key, { run, isWanted })
  }

  async finish(name: string): Promise<void> {
    this.ends.get(name)?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const LIMITS = { maxRunning: 1, maxWaitingPerKey: 10, maxWaiting: 15 }
const workshop = (limits: Partial<typeof LIMITS> = {}): Workshop =>
  new Workshop(new FairQueue({ ...LIMITS, ...limits }))

test('whoever asked a lot waits behind whoever asked once', async () => {
  const shop = workshop()
  for (const name of ['a1', 'a2', 'a3']) void shop.add('a', name)
  void shop.add('b', 'b1')
  void shop.add('c', 'c1')
  for (const name of ['a1', 'a2', 'b1', 'c1']) await shop.finish(name)
  expect(shop.begun.slice(0, 4)).toEqual(['a1', 'a2', 'b1', 'c1'])
  for (const name of ['b1', 'c1', 'a2', 'a3']) await shop.finish(name)
  expect(shop.begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3'])
})

test('one key never runs two tasks, though there is room', async () => {
  const shop = workshop({ maxRunning: 3 })
  for (const name of ['a1', 'a2', 'a3']) void shop.add('a', name)
  void shop.add('b', 'b1')
  expect(shop.begun).toEqual(['a1', 'b1'])
  await shop.finish('a1')
  expect(shop.begun).toEqual(['a1', 'b1', 'a2'])
})

test('never more run than may', () => {
  const shop = workshop({ maxRunning: 2 })
  for (const key of ['a', 'b', 'c', 'd']) void shop.add(key, key)
  expect(shop.begun).toEqual(['a', 'b'])
})

test('results and failures come back', async () => {
  const queue = new FairQueue(LIMITS)
  const isWanted = (): boolean => true
  await expect(queue.run('a', { run: () => Promise.resolve(5), isWanted })).resolves.toBe(5)
  await expect(queue.run('a', { run: () => Promise.reject(new Error('no')), isWanted })).rejects.toThrow('no')
  await expect(queue.run('a', { run: () => Promise.resolve(6), isWanted })).resolves.toBe(6)
})

test('too many of one key, or of all, are dropped', async () => {
  const shop = workshop({ maxWaitingPerKey: 2, maxWaiting: 3 })
  for (const name of ['a1', 'a2', 'a3']) void shop.add('a', name)
  expect(await shop.add('a', 'a4')).toBeUndefined()
  void shop.add('b', 'b1')
  expect(await shop.add('c', 'c1')).toBeUndefined()
})

test('what nobody wants any more is not begun, and makes room', async () => {
  const shop = workshop({ maxWaitingPerKey: 2 })
  let wanted = true
  void shop.add('a', 'a1')
  const gone = [shop.add('a', 'a2', () => wanted), shop.add('a', 'a3', () => wanted)]
  wanted = false
  void shop.add('a', 'a4')
  expect(await Promise.all(gone)).toEqual([undefined, undefined])
  await shop.finish('a1')
  expect(shop.begun).toEqual(['a1', 'a4'])
})

test('closing drops what waits, not what runs', async () => {
  const queue = new FairQueue(LIMITS)
  const shop = new Workshop(queue)
  const running = shop.add('a', 'a1')
  const waiting = shop.add('a', 'a2')
  queue.close()
  expect(await waiting).toBeUndefined()
  await shop.finish('a1')
  expect(await running).toBe('a1')
})
