import { Command } from 'commander'
import { parseConfig } from '../../src/config/config'
import { fillOptions } from '../../src/config/fill'
import { parseFps } from '../../src/options'

const CONFIG = parseConfig(`
[video]
fps = 12
quality = 40
[sound]
echo-cancel = false
[screen]
render = "auto"
[account]
nick = "eva"
server = "home"
`)

/** The options of `vcall call` with these words, as far as there are any here. */
const options = (words: string, sections = ['video', 'sound', 'screen', 'account']): Record<string, unknown> => {
  const program = new Command('vcall').enablePositionalOptions().option('--fps <n>', '', parseFps)
  const call = program.command('call').option('--fps <n>', '', parseFps).option('--quality <n>', '', Number, 70)
  call.option('--echo-cancel').option('--no-echo-cancel').option('--profile <name>')
  program.option('--profile <name>')
  call.hook('preAction', () => fillOptions(call, sections, CONFIG)).action(() => undefined)
  program.parse(words.split(' '), { from: 'user' })
  return call.opts()
}

it('holds where the command line says nothing, and before what holds without either', () => {
  expect(options('call')).toMatchObject({ fps: 12, quality: 40, echoCancel: false })
})

it('gives way to the command line, before the command and behind it', () => {
  expect(options('call --fps 30 --quality 70 --echo-cancel')).toMatchObject({ fps: 30, quality: 70, echoCancel: true })
  expect(options('--fps 30 call')).not.toHaveProperty('fps')
})

it('gives a command no option that it does not have', () => {
  expect(options('call')).not.toHaveProperty('render')
})

it('is of the sections that the command knows', () => {
  expect(options('call', ['account'])).toEqual({ quality: 70, account: expect.anything() })
})

it('says who we are, without that it was asked for', () => {
  const known = options('call')
  expect(known.account).toEqual({ nick: 'eva', server: { host: 'home', port: 8000 } })
  expect(known.server).toBeUndefined()
})

it.each(['call --profile bob', '--profile bob call'])('says it of the default profile alone: %s', (words) => {
  expect(options(words).account).toEqual({})
  expect(options(words.replace('bob', 'default')).account).toMatchObject({ nick: 'eva' })
})
