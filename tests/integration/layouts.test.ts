import { join } from 'node:path'
import { scratch } from '../support/clips'
import { screenCall } from '../support/loopback'
import { writeQuadrants } from '../support/quadrants'
import { stopAll } from '../support/vcall'
import { closeScreens } from '../support/vcall-screen'

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
  await screen.waitFor(() => screen.pane('luis')?.width === 78)
  const first = screen.pane('You')
  expect(first && first.x > 40 && first.y > 10).toBe(true)
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
