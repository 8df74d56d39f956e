import { fieldText } from '../../../src/tui/field'
import { view } from '../../../src/tui/view/view'
import { inCall, online, type Driver } from '../../support/tui-scenes'

const LUIS = '10.0.0.7:5001'
const MARTA = '10.0.0.9:5000'

const chatting = (): Driver => {
  const driver = inCall().agent({ type: 'texts', carried: true }).keys('t')
  driver.taken()
  return driver
}

const paste = (driver: Driver, text: string): Driver =>
  driver.send({ type: 'input', nowMs: driver.model.nowMs, event: { type: 'paste', text } })

const written = (driver: Driver): string => fieldText(driver.model.chat.field)

const panes = (driver: Driver): readonly string[] => view(driver.model).panes.map(({ id }) => id)

test('where no text is carried one line says so', () => {
  const driver = inCall().keys('t')
  expect(driver.model.notice?.text).toBe('This kind of call carries no text.')
  expect(panes(driver)).not.toContain('chat')
})

test('keys of the call are letters in the field', () => {
  const driver = chatting().type('p h q')
  expect(written(driver)).toBe('p h q')
  expect(driver.taken()).toEqual([])
})

test('Enter sends, and the field is empty again', () => {
  const driver = chatting().type('hola').keys('enter')
  expect(driver.taken()).toEqual([{ type: 'text', id: 'text-1', text: 'hola', to: LUIS }])
  expect(written(driver)).toBe('')
  expect(driver.model.chat.texts).toMatchObject([{ from: 'us', name: 'ana', text: 'hola', state: 'sending' }])
})

test('nothing is not sent', () => {
  expect(chatting().type('  ').keys('enter').taken()).toEqual([])
})

test('lines that are pasted are one text each', () => {
  const driver = paste(chatting(), 'uno\r\n\ndos\n')
  expect(written(driver)).toBe('uno⏎⏎dos')
  expect(driver.keys('enter').taken()).toEqual([
    { type: 'text', id: 'text-1', text: 'uno', to: LUIS },
    { type: 'text', id: 'text-2', text: 'dos', to: LUIS },
  ])
})

test('a paste cannot bring what moves the cursor, and is bounded', () => {
  expect(written(paste(chatting(), 'a\u001b]52;c;eA==\u0007b\u202ec'))).toBe('a]52;c;eA==bc')
  expect(written(paste(chatting(), 'x'.repeat(5000)))).toHaveLength(2000)
})

test('the fate of a text is told at it', () => {
  const driver = chatting().type('uno').keys('enter').type('dos').keys('enter')
  driver.agent({ type: 'text-sent', id: 'text-1' })
  driver.agent({
    type: 'text-failed',
    id: 'text-2',
    reason: 'unreachable',
    detail: 'cannot be reached: connection refused',
  })
  expect(driver.model.chat.texts).toMatchObject([{ state: 'sent' }, { state: 'failed', reason: 'unreachable' }])
  expect(driver.model.notice?.text).toBe('Not sent: they cannot be reached (connection refused).')
  driver.agent({ type: 'text-sent', id: 'text-99' })
})

test('a contact of ASCII alone is sent it without accents, when asked', () => {
  const driver = chatting().type('¿qué tal, ñandú?').keys('enter')
  driver.taken()
  expect(driver.keys('C-r').taken()).toEqual([])
  driver.agent({ type: 'text-failed', id: 'text-1', reason: 'not-ascii', detail: '' })
  expect(driver.keys('C-r').taken()).toEqual([{ type: 'text', id: 'text-2', text: '?que tal, nandu?', to: LUIS }])
  expect(driver.keys('C-r').taken()).toEqual([])
})

test('what was sent comes back into an empty field', () => {
  const driver = chatting().type('uno').keys('enter').type('dos').keys('enter')
  const after = (...keys: readonly string[]): string => written(driver.keys(...keys))
  expect([after('up'), after('up'), after('up'), after('down'), after('down')]).toEqual([
    'dos',
    'uno',
    'uno',
    'dos',
    '',
  ])
  expect(written(driver.type('mío').keys('up'))).toBe('mío')
})

test('what came back and was changed stays', () => {
  const driver = chatting().type('uno').keys('enter', 'up').type('!').keys('up')
  expect(written(driver)).toBe('uno!')
})

test('texts that nobody sees are counted, and said', () => {
  const driver = inCall().agent({ type: 'texts', carried: true })
  driver.agent(
    { type: 'text', nick: 'luis', address: LUIS, text: 'hola' },
    { type: 'text', nick: 'luis', address: LUIS, text: '¿estás?' },
  )
  expect(driver.model.chat.unread).toBe(2)
  expect(driver.taken()).toContainEqual({ type: 'bell', notice: { title: 'luis', body: 'hola' } })
  expect(driver.agent({ type: 'text', nick: 'luis', address: LUIS, text: '¿estás?' }).taken()).toEqual([])
  expect(driver.model.chat.unread).toBe(3)
  expect(driver.model.notice?.text).toBe('‹luis› ¿estás?')
  expect(driver.keys('t').model.chat.unread).toBe(0)
  expect(driver.agent({ type: 'text', nick: 'luis', address: LUIS, text: 'ya' }).model.chat.unread).toBe(0)
  expect(driver.keys('escape').agent({ type: 'text', nick: 'luis', address: LUIS, text: 'ya' }).model.chat.unread).toBe(
    1,
  )
})

test('the statistics have its place as long as they are shown', () => {
  const driver = chatting().keys('tab', 'i')
  expect(panes(driver)).not.toContain('chat')
  expect(driver.agent({ type: 'text', nick: 'luis', address: LUIS, text: 'hola' }).model.chat.unread).toBe(1)
  expect(panes(driver.keys('t'))).toContain('chat')
})

test('Tab gives the keys back to the call, t takes them again', () => {
  const driver = chatting().keys('tab', 'p')
  expect(driver.taken()).toEqual([{ type: 'hold' }])
  expect(written(driver.keys('t').type('p'))).toBe('p')
})

test('an incoming call has the keys, the text comes after it', () => {
  const driver = online().agent({ type: 'texts', carried: true }).keys('t').type('ho').wait(3000)
  driver.agent({ type: 'incoming', nick: 'marta', protocol: 'v1', address: '10.0.0.9:5001', ringForMs: 30_000 })
  driver.taken()
  expect(driver.keys('d').taken()).toEqual([{ type: 'reject', reason: 'denied' }])
  expect(written(driver.agent({ type: 'ended', reason: 'denied', nick: 'marta' }).type('la'))).toBe('hola')
})

test('what comes in is text, whatever it is made of', () => {
  const evil = '\u001b[2J\u001b]0;title\u0007\u009b31m\u202e\r\n12:41 ana  forged\u0000\ud800'
  const driver = chatting().agent({ type: 'text', address: LUIS, nick: `lu\u001b[1mis\n`, text: evil })
  const shown = view(driver.model).panes.flatMap(({ lines }) =>
    lines.map((line) => line.map((span) => span.text).join('')),
  )
  for (const line of shown)
    expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/)
  expect(shown.filter((line) => /^ \d\d:\d\d ana /.test(line))).toEqual([])
  expect(driver.model.log.entries.at(-1)?.text).toMatch(/^‹lu\[1mis›/)
})

describe('by words', () => {
  const said = (driver: Driver, line: string): Driver => driver.keys(':').type(line).keys('enter')

  test('a text is sent without its pane', () => {
    const driver = inCall().agent({ type: 'texts', carried: true })
    driver.taken()
    expect(said(driver, 'text hola, ¿qué tal?').taken()).toEqual([
      { type: 'text', id: 'text-1', text: 'hola, ¿qué tal?', to: LUIS },
    ])
    driver.agent({ type: 'text-failed', id: 'text-1', reason: 'not-ascii', detail: '' })
    expect(said(driver, 'ascii').taken()).toEqual([{ type: 'text', id: 'text-2', text: 'hola, ?que tal?', to: LUIS }])
    expect(said(driver, 'ascii').model.notice?.text).toBe('ascii: no text has failed for its accents.')
  })

  test('where no text is carried one line says so', () => {
    expect(said(inCall(), 'text hola').model.notice?.text).toBe('text: This kind of call carries no text.')
  })
})

describe('whom it goes to', () => {
  const marta = { type: 'text' as const, nick: 'marta', address: MARTA, text: 'hola' }
  const titleOf = (driver: Driver): string | undefined =>
    view(driver.model).panes.find(({ id }) => id === 'chat')?.title
  const alone = (): Driver => {
    const driver = online().agent({ type: 'texts', carried: true })
    driver.taken()
    return driver
  }
  const sentTo = (driver: Driver): readonly string[] =>
    driver.taken().flatMap((command) => (command.type === 'text' ? [command.to] : []))

  test('stands above, and is the other one of the call', () => {
    expect(titleOf(chatting())).toBe('Text to luis')
  })

  test('is nobody before somebody wrote or was called: nothing is sent, and what is written stays', () => {
    const driver = alone().keys('t').type('hola').keys('enter')
    expect(driver.taken()).toEqual([])
    expect(written(driver)).toBe('hola')
    expect(driver.model.notice?.text).toMatch(/^There is nobody to write to/)
    expect(titleOf(driver)).toBe('Text')
  })

  test('is who wrote first, and nobody else because somebody else writes', () => {
    const driver = alone().agent(marta).keys('t').type('¿quién')
    expect(titleOf(driver)).toBe('Text to marta')
    driver.agent({ type: 'text', nick: 'luis', address: LUIS, text: 'yo' }).type(' es?').keys('enter')
    expect(titleOf(driver)).toBe('Text to marta')
    expect(sentTo(driver)).toEqual([MARTA])
  })

  test('stays the other one of a call while others write', () => {
    expect(sentTo(chatting().agent(marta).type('hola').keys('enter'))).toEqual([LUIS])
  })

  test('is chosen: who wrote last, then the others in turn', () => {
    const driver = chatting().agent(marta).keys('C-t')
    expect(titleOf(driver)).toBe('Text to marta')
    expect(sentTo(driver.type('a').keys('enter'))).toEqual([MARTA])
    expect(titleOf(driver.keys('C-t'))).toBe('Text to luis')
    expect(chatting().keys('C-t').model.notice?.text).toBe('There is nobody else to write to.')
  })

  test('is chosen by a word, with the text or without', () => {
    const driver = alone().agent(marta, { type: 'text', nick: 'Ana María', address: LUIS, text: 'a' })
    expect(sentTo(driver.type(':to ana maría hola').keys('enter'))).toEqual([LUIS])
    expect(driver.model.chat.texts.at(-1)).toMatchObject({ text: 'hola', to: { address: LUIS } })
    expect(sentTo(driver.type(`:to ${MARTA} x`).keys('enter'))).toEqual([MARTA])
    expect(titleOf(driver.type(':reply').keys('enter'))).toBe('Text to Ana María')
    expect(sentTo(driver.keys('escape').type(':to 10.1.2.3 hola').keys('enter'))).toEqual(['10.1.2.3:5000'])
  })

  test.each([':to', ':to mart hola', ':to 10.0.0.7:0 hola', ':to ]:5 a'])('%s is nobody', (line) => {
    const driver = alone().agent(marta).type(line).keys('enter')
    expect(sentTo(driver)).toEqual([])
    expect(driver.model.chat.to?.name).toBe('marta')
  })

  test('is told by address where two have one name', () => {
    const driver = alone()
      .agent(marta, { ...marta, address: LUIS })
      .keys('t')
    expect(titleOf(driver)).toBe(`Text to marta (${MARTA})`)
  })

  test('without accents is whom the one with accents went to', () => {
    const driver = chatting().type('ñandú').keys('enter').agent(marta).keys('C-t')
    driver.agent({ type: 'text-failed', id: 'text-1', reason: 'not-ascii', detail: '' }).taken()
    expect(sentTo(driver.keys('C-r'))).toEqual([LUIS])
  })
})
