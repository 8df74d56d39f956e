import { join } from 'node:path'
import { scratch } from '../support/clips'
import { screenCall } from '../support/loopback'
import { writeQuadrants } from '../support/quadrants'
import { stopAll } from '../support/vcall'
import { closeScreens, type VcallScreen } from '../support/vcall-screen'

jest.setTimeout(120_000)

const files = scratch()
const still = join(files.folder, 'four colours.png')

beforeAll(() => writeQuadrants(still))
afterEach(async () => {
  closeScreens()
  await stopAll()
})
afterAll(() => files.remove())

it('w lays the pictures out in other ways, W moves ours to the next corner', async () => {
  const { screen } = await screenCall({ theirs: `still:${still}` })
  await screen.showsQuadrants('luis')

  screen.write('w')
  await screen.waitFor(() => screen.pane('luis')?.width === screen.pane('You')?.width)
  await screen.showsQuadrants('luis')
  await screen.moves('You')

  screen.write('w')
  await screen.waitFor(() => {
    const ours = screen.pane('You')
    return screen.pane('luis')?.width === 78 && ours !== undefined && ours.x > 40 && ours.y > 10
  })
  await screen.moves('You')
  screen.write('W')
  await screen.waitFor(() => (screen.pane('You')?.x ?? 99) < 10)
  await screen.moves('You')

  screen.write('w')
  await screen.waitFor(() => screen.pane('You') === undefined)
  await screen.showsQuadrants('luis')

  screen.write('w')
  await screen.waitFor(() => screen.pane('luis') === undefined)
  await screen.moves('You')
})

it('a click on a hint hangs up, as its key would', async () => {
  const { screen } = await screenCall({ theirs: `still:${still}` })
  await screen.showsQuadrants('luis')
  await clickOn(screen, 'h hang up')
  await screen.waitFor('Hang up?')
  await clickOn(screen, 'h Enter hang up')
  await screen.waitFor('You hung up')
})

/** A press of the left button, in SGR form, on the first cell of a text. */
const clickOn = async (screen: VcallScreen, text: string): Promise<void> => {
  await screen.waitFor(text)
  const y = screen.lines.findIndex((line) => line.includes(text))
  const x = screen.lines[y]?.indexOf(text) ?? -1
  screen.write(`\x1b[<0;${x + 1};${y + 1}M\x1b[<0;${x + 1};${y + 1}m`)
}
