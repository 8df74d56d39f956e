import { helpLines } from '../../../src/tui/help'
import { Driver, inCall, LOGIN_START, online } from '../../support/tui-scenes'

const found = ({ model }: Driver) => helpLines(model).flatMap((line) => (line.tag === 'key' ? [line.keys] : []))
const titles = ({ model }: Driver) => helpLines(model).flatMap((line) => (line.tag === 'title' ? [line.text] : []))

describe('the help', () => {
  it('is searched as one types, in keys, words and commands, under the titles of what was found', () => {
    const driver = inCall().keys('?', '/').type('SNAPSHOT')
    expect(found(driver)).toEqual([])
    expect(titles(driver)).toEqual(['Commands, behind a colon'])
    driver.keys('C-u').type('png')
    expect(found(driver)).toEqual(['s'])
    expect(titles(driver)).toEqual(['In a call', 'Commands, behind a colon'])
    expect(driver.keys('C-u').type('pgdn').model.dialog).toMatchObject({ tag: 'help', scroll: 0 })
    expect(new Set(found(driver).map((keys) => keys.includes('PgDn')))).toEqual(new Set([true]))
  })

  it('says so where nothing is found', () => {
    const driver = inCall().keys('?', '/').type('no such thing')
    expect(helpLines(driver.model)).toEqual([])
    expect(driver.click('nothing here').model.dialog.tag).toBe('help')
  })

  it('keeps what was found at Enter, shows everything again at Esc, and closes at the next', () => {
    const driver = online().keys('?', '/').type('note').keys('enter', 'j')
    const few = helpLines(driver.model).length
    expect(driver.model.dialog).toMatchObject({ searching: false })
    expect(driver.keys('escape').model.dialog).toEqual({ tag: 'help', scroll: 0 })
    expect(helpLines(driver.model).length).toBeGreaterThan(few)
    expect(driver.keys('escape').model.dialog.tag).toBe('none')
  })

  it('is searched no more where nothing was typed', () => {
    expect(online().keys('?', '/', 'enter', 'escape').model.dialog.tag).toBe('none')
  })

  it('can be asked about a text by its word', () => {
    const driver = online().keys(':').type('help note').keys('enter')
    expect(found(driver)).toEqual(['n'])
  })

  it('is there where one logs in, too', () => {
    const driver = new Driver(LOGIN_START).keys('f1')
    expect(titles(driver)[0]).toBe('Log in')
    expect(driver.keys('escape').model.dialog.tag).toBe('none')
  })
})
