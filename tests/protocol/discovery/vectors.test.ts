import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeReply } from '../../../src/protocol/discovery/decode-reply'
import { decodeRequest } from '../../../src/protocol/discovery/decode-request'
import { encodeReply, encodeRequest } from '../../../src/protocol/discovery/encode'
import type { Reply, Request } from '../../../src/protocol/discovery/message'
import { REPLY_LIMITS, ReplyCollector } from '../../../src/protocol/discovery/reply-collector'
import { REQUEST_LIMITS, RequestReader } from '../../../src/protocol/discovery/request-reader'

interface Vector {
  readonly name: string
  readonly of: 'request' | 'reply'
  readonly status: 'correct' | 'tolerated' | 'invalid'
  readonly text: string
  readonly reads: unknown
}

const FOLDER = join(__dirname, '../../vectors/discovery')
const vectors = readdirSync(FOLDER).map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Vector)
const requests = vectors.filter(({ of }) => of === 'request')
const replies = vectors.filter(({ of }) => of === 'reply')
const splits = (text: string): readonly (readonly [string, string])[] =>
  Array.from(text, (_, index) => [text.slice(0, index), text.slice(index)])

describe('request', () => {
  test.each(requests)('$name', ({ text, reads, status }) => {
    const read = decodeRequest(text)
    expect(read).toEqual(reads)
    expect(read.type === 'INVALID').toBe(status === 'invalid')
  })

  test.each(requests.filter(({ status }) => status === 'correct'))('$name is what we write', ({ text, reads }) => {
    expect(encodeRequest(reads as Request)).toBe(text)
  })

  test.each(requests.filter(({ text }) => text !== ''))('$name, cut anywhere', ({ text, status, reads }) => {
    for (const [head, tail] of splits(text)) {
      const reader = new RequestReader()
      reader.push(head, 0)
      const early = reader.next(0)
      reader.push(tail, 1)
      const late = reader.next(1) ?? reader.next(1 + REQUEST_LIMITS.unfinishedMs)
      if (status === 'invalid') continue
      const framed = early ?? late
      expect(framed?.type === 'request' ? decodeRequest(framed.text) : framed).toEqual(reads)
      expect(reader.next(10_000)).toBeUndefined()
    }
  })
})

describe('reply', () => {
  test.each(replies)('$name', ({ text, reads, status }) => {
    expect(decodeReply(text) ?? null).toEqual(reads)
    expect(reads === null).toBe(status === 'invalid')
  })

  const written = replies.filter(
    ({ status, text }) => status === 'correct' && !/\d\.\d/.test(text.replace(/\d+\.\d+\.\d+\.\d+/g, '')),
  )
  test.each(written)('$name is what we write', ({ text, reads }) => {
    expect(encodeReply(reads as Reply)).toBe(text)
  })

  test.each(replies.filter(({ status }) => status === 'correct'))('$name, cut anywhere', ({ text, reads }) => {
    for (const [head, tail] of splits(text)) {
      const collector = new ReplyCollector(0)
      collector.push(head, 10)
      expect(collector.status(10).type).toBe('waiting')
      collector.push(tail, 100)
      const status = collector.status(100 + REPLY_LIMITS.pauseMs)
      expect(status.type === 'complete' ? decodeReply(status.text) : status).toEqual(reads)
    }
  })
})
