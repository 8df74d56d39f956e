import { restarted } from '../src/restarted'
import { wordsOf } from '../src/tui/words/words'

describe.each(['video', 'audio', 'XML-RPC'] as const)('the %s process that runs again', (process) => {
  const event = restarted(process)

  test('is told of in whole sentences: what happened, and how it goes on', () => {
    expect(event).toMatchObject({
      event: 'notice',
      message: expect.stringMatching(/^The .* died .*: .* (go|goes|be) .*\.$/),
    })
  })

  test('and the catalogues know the sentence', () => {
    expect(Object.values(wordsOf({ language: 'en' }).sentences)).toContain('message' in event ? event.message : '')
  })
})
