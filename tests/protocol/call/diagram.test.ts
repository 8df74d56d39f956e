import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { diagram } from '../../../src/protocol/call/diagram'

test('ARCHITECTURE.md shows the call machine as its table is; `npm run diagram` brings it up to date', () => {
  const text = readFileSync(join(__dirname, '../../../ARCHITECTURE.md'), 'utf8')
  const shown = /<!-- call machine: begin -->\n```mermaid\n([\s\S]*)\n```\n<!-- call machine: end -->/.exec(text)?.[1]
  expect(shown).toBe(diagram())
})

test.each([
  'idle --> inviting : dial',
  'idle --> ringing : invited',
  'idle --> idle : accepted / send-bye',
  'inviting --> established : invited (same peer, smaller nick), accepted <br/> refused (not denied), ring-timeout, lost [rivalled]',
  'alone --> rivalled : invited (same peer, greater nick)',
  'ringing --> established : accept',
  'ringing --> ringing : invited / send-refuse <br/> accepted (given up) / send-bye',
  'established --> idle : cancelled, hangup, peer-ended, lost <br/> peer-silent [open]',
  'open --> held_by_us : hold',
  'held_by_both --> held_by_us : peer-resumed',
])('the diagram has %s', (line) => {
  expect(
    diagram()
      .split('\n')
      .map((each) => each.trim()),
  ).toContain(line)
})
