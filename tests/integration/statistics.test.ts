import { KEY, screenCall } from '../support/loopback'
import { stopAll } from '../support/vcall'
import { closeScreens } from '../support/vcall-screen'

jest.setTimeout(120_000)

afterEach(async () => {
  closeScreens()
  await stopAll()
})

/** A cell of a chart: dots of braille. */
const DOTS = /[\u2801-\u28ff]{3}/

it('i shows charts of a real call and its control messages, on as many pages as they need', async () => {
  const { screen, peer } = await screenCall({ columns: 80, rows: 24 })
  screen.write('i')
  await screen.waitFor('Bit rate, kbit/s')
  await screen.waitFor(() => /↓ received [1-9]/.test(screen.text) && DOTS.test(screen.text))
  await screen.waitFor(/to here \d+/)
  await screen.waitFor('Control messages')
  await screen.waitFor(() => /→ .*CALLING ana/.test(screen.text.replace(/\s+/g, ' ')))

  peer.say('hold')
  await screen.waitFor('← ')
  await screen.waitFor('paused by luis')
  screen.write('i')
  await screen.lacks('Bit rate, kbit/s')
  screen.write('i')
  await screen.waitFor('Bit rate, kbit/s')
  screen.write(KEY.escape)
  await screen.lacks('Bit rate, kbit/s')
})
