import { NO_STATS } from '../src/agent-event'
import { CallBook } from '../src/call-book'
import { newRecord, type Plane } from '../src/call-record'

const stats = { ...NO_STATS, latencyMs: { p50: 1, p95: 2 } }

describe('the book of calls', () => {
  it('closes a call without media at once', async () => {
    const book = new CallBook()
    const record = newRecord('a', 'luis')
    book.open(record)
    await book.finish(record)
    expect(book.isEmpty).toBe(true)
  })

  it('waits for the final counters of a call with media', async () => {
    const book = new CallBook()
    const record = { ...newRecord('a', 'luis'), planes: new Set<Plane>(['video']) }
    book.open(record)
    const finished = book.finish(record)
    book.count('a', 'video', NO_STATS, false)
    expect(book.isEmpty).toBe(false)
    book.count('a', 'video', stats, true)
    await finished
    expect(record.stats).toEqual(stats)
    expect(book.isEmpty).toBe(true)
  })

  it('goes on without final counters that never come', async () => {
    jest.useFakeTimers()
    const book = new CallBook()
    const record = { ...newRecord('a', 'luis'), planes: new Set<Plane>(['video']) }
    book.open(record)
    const finished = book.finish(record)
    jest.advanceTimersByTime(1000)
    await finished
    jest.useRealTimers()
    expect(book.isEmpty).toBe(true)
  })

  it('forgets what never became a call, but not what is about to be told', () => {
    const book = new CallBook()
    const ending = { ...newRecord('a', 'luis'), planes: new Set<Plane>(['video']) }
    book.open(ending)
    book.open(newRecord('rival', 'luis'))
    const finished = book.finish(ending)
    book.dropIdle()
    expect(book.get('rival')).toBeUndefined()
    expect(book.get('a')).toBe(ending)
    book.count('a', 'video', stats, true)
    return finished
  })
})
