import { shownEntries } from '../../../src/tui/log'
import { view } from '../../../src/tui/view/view'
import { sceneText } from '../../support/scene-text'
import { online, type Driver } from '../../support/tui-scenes'

const lines = ({ model }: Driver) => shownEntries(model.log).map(({ text }) => text)
const screen = ({ model }: Driver) => sceneText(view(model), model.size)

describe('the log', () => {
  it('is searched as one types, and says how much was found', () => {
    const driver = online().keys('S-tab', '/').type('READY')
    expect(lines(driver)).toEqual(['camera 0 is ready'])
    expect(screen(driver)).toContain('Log · 1/')
    expect(screen(driver)).not.toContain('registered as')
    expect(driver.keys('C-u').type('no such line').model.log.scroll).toBe(0)
    expect(screen(driver)).toContain('nothing here')
  })

  it('keeps what was found at Enter, and shows everything again at Esc, then gives the keys back', () => {
    const driver = online().keys('S-tab', '/').type('ready').keys('enter')
    expect(driver.model.log).toMatchObject({ searching: false })
    expect(lines(driver)).toHaveLength(1)
    expect(lines(driver.keys('escape')).length).toBeGreaterThan(1)
    expect(driver.model.logFocused).toBe(true)
    expect(driver.keys('escape').model.logFocused).toBe(false)
  })

  it('is whole again when it is left', () => {
    const driver = online().keys('S-tab', '/').type('ready').keys('enter', 'tab')
    expect(driver.model.logFocused).toBe(false)
    expect(lines(driver).length).toBeGreaterThan(1)
  })

  it('opens with a search by its word', () => {
    const driver = online().keys(':').type('log registered').keys('enter')
    expect(driver.model.logFocused).toBe(true)
    expect(lines(driver)).toHaveLength(1)
  })

  it('stays where it was scrolled to, whatever comes that was not looked for', () => {
    const driver = online()
    const say = (text: string) => driver.agent({ type: 'notice', level: 'info', text })
    for (let count = 0; count < 9; count++) say(`looked for ${count}`)
    driver.keys('S-tab', '/').type('looked for').keys('up', 'up')
    expect(driver.model.log.scroll).toBe(2)
    say('something else')
    expect(driver.model.log.scroll).toBe(2)
    say('looked for again')
    expect(driver.model.log.scroll).toBe(3)
  })

  it('is scrolled until its oldest line is at the top, and no farther', () => {
    const driver = online().keys('S-tab', 'g')
    expect(driver.model.log.scroll).toBe(0)
    for (let count = 0; count < 30; count++) driver.agent({ type: 'notice', level: 'info', text: `line ${count}` })
    driver.keys('g')
    const rows = screen(driver).split('\n')
    expect(rows[rows.findIndex((row) => row.includes('Log')) + 1]).toContain('listening at')
    expect(screen(driver)).toContain('newer below')
    const far = driver.model.log.scroll
    expect(driver.keys('up').model.log.scroll).toBe(far)
    expect(driver.keys('down').model.log.scroll).toBe(far - 1)
  })

  it('has half of the screen while it has the keys', () => {
    const height = ({ model }: Driver) => view(model).panes.find(({ id }) => id === 'log')?.height ?? 0
    expect(height(online().keys('S-tab'))).toBeGreaterThan(height(online()))
  })
})
