import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { KEY, screenCall } from '../support/loopback'
import { ownState, stopAll } from '../support/vcall'
import { closeScreens, VcallScreen } from '../support/vcall-screen'

jest.setTimeout(120_000)

afterEach(async () => {
  closeScreens()
  await stopAll()
})

describe('the command line in a call', () => {
  it('pauses, completes, names what is meant, and hangs up', async () => {
    const { peer, screen } = await screenCall()
    screen.write(':pau')
    await screen.waitFor('pause  pause-file')
    screen.write(`se${KEY.enter}`)
    expect(await peer.waitFor('held')).toMatchObject({ by: 'them' })
    screen.write(`:resumm${KEY.enter}`)
    await screen.waitFor('is “resume” meant?')
    screen.write(`:resu\t${KEY.enter}`)
    await peer.waitFor('resumed')
    screen.write(`:layout side${KEY.enter}`)
    await screen.waitFor('Both pictures side by side.')
    screen.write(`:${KEY.up}${KEY.up}`)
    await screen.waitFor(':resume')
    screen.write(`${KEY.eraseAll}hangup${KEY.enter}`)
    await screen.waitFor('You hung up')
    expect((await peer.waitFor('ended')).reason).toBe('remote-hangup')
  })

  it('changes what is sent, and writes a setting', async () => {
    const state = ownState()
    const { screen } = await screenCall({ state })
    screen.write(`:language es${KEY.enter}`)
    await screen.waitFor('colgar')
    screen.write(`:set video.fps 12${KEY.enter}`)
    await screen.waitFor('config.toml')
    screen.write(`:set video.fps 1200${KEY.enter}`)
    await screen.waitFor('video.fps lleva')
    state.remove()
  })
})

describe('keys of the configuration', () => {
  const withKeys = (...lines: readonly string[]): ReturnType<typeof ownState> => {
    const state = ownState()
    mkdirSync(join(state.folder, 'vcall'))
    writeFileSync(join(state.folder, 'vcall', 'config.toml'), ['[keys]', ...lines, ''].join('\n'))
    return state
  }

  it('hold, and are shown', async () => {
    const state = withKeys('"call.pause" = "x"')
    const { peer, screen } = await screenCall({ state })
    screen.write('?')
    await screen.waitFor(/ x +pause both pictures/)
    screen.write(KEY.escape)
    await screen.lacks('pause both pictures')
    screen.write('x')
    expect(await peer.waitFor('held')).toMatchObject({ by: 'them' })
    state.remove()
  })

  it('a mistake ends the start with file and line', async () => {
    const state = withKeys('quit = "x"', '"call.pauze" = "p"')
    const screen = new VcallScreen([], { state })
    await screen.exits(2)
    expect(screen.text.replaceAll('\n', '')).toContain(
      'config.toml:3: keys.call.pauze: there is no action call.pauze; is call.pause meant?',
    )
    state.remove()
  })
})
