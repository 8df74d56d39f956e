import { buildProgram } from '../../src/cli'
import { treeOf, type CommandEntry } from '../../src/shell/command-tree'
import { complete } from '../../src/shell/complete'
import type { Known } from '../../src/shell/offer'
import { valuesOfArgument, valuesOfOption } from '../../src/shell/values'

const tree = treeOf(buildProgram(() => undefined))

const known: Known = {
  people: () => ['luis', 'marta', '$(reboot)', '-x', 'a;b', '~root', '=ls', "it's", '*'],
  profiles: () => ['default', 'eva'],
  settings: () => [{ word: 'video.size', says: 'The size.' }],
  optionOf: (setting) => ({ 'video.size': '--size', 'sound.gain': '--gain' })[setting],
}

const words = (...typed: readonly string[]): readonly string[] =>
  complete(tree, typed, known).candidates.map(({ word }) => word)

const asksFiles = (...typed: readonly string[]): boolean => complete(tree, typed, known).files

describe('at the cursor of a shell', () => {
  it.each([
    [['ca'], ['call']],
    [['comp'], ['completion']],
    [
      ['call', ''],
      ['luis', 'marta'],
    ],
    [['query', 'm'], ['marta']],
    [['call', 'luis', ''], []],
    [['--profile', 'eva', 'call', 'l'], ['luis']],
    [
      ['call', '--profile', ''],
      ['default', 'eva'],
    ],
    [
      ['call', '--protocol', ''],
      ['auto', 'v0', 'v1'],
    ],
    [['call', '--render', 'si'], ['sixel']],
    [['call', '--render=si'], ['--render=sixel']],
    [
      ['call', '--fit', ''],
      ['fit', 'fill'],
    ],
    [['call', '--video', 'f'], ['file:']],
    [['call', '--filter', 'mirr'], ['mirror']],
    [['call', '--filter', 'sepia:60,mirr'], ['sepia:60,mirror']],
    [['call', '--filter', 'mirror,mirr'], []],
    [['call', '--headless', 'l'], ['luis']],
    [['call', '--', '-'], []],
    [['answer', '--answ'], ['--answer']],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['config', 'v'], ['video.size']],
    [['config', 'video.size', '64'], ['640x480']],
    [
      ['config', 'sound.gain', ''],
      ['true', 'false'],
    ],
    [['config', 'no.such', ''], []],
    [['nothing', ''], []],
  ])('%j offers %j', (typed, offered) => {
    expect(words(...typed)).toEqual(offered)
  })

  it.each([
    [['play', 'x']],
    [['call', '--snapshot', '']],
    [['call', '--video', 'file:x']],
    [['call', '--video=still:']],
  ])('%j asks for a file', (typed) => {
    expect(asksFiles(...typed)).toBe(true)
  })

  it('an option says what it does', () => {
    const [first] = complete(tree, ['call', '--snap'], known).candidates
    expect(first).toEqual({ word: '--snapshot', says: 'save the last received picture at the end' })
  })

  it('what help hides is not offered', () => {
    expect(words('c')).not.toContain('complete')
    expect(words('call', '--g')).toEqual([])
  })

  it('nobody is asked for names where none are wanted', () => {
    const silent = { ...known, people: () => fail('people were asked for') }
    expect(complete(tree, ['call', '--re'], silent).candidates).toHaveLength(1)
  })
})

const fail = (why: string): never => {
  throw new Error(why)
}

const all = (command: CommandEntry): readonly CommandEntry[] => [command, ...command.commands.flatMap(all)]

describe('the tables of values', () => {
  it('know every option that takes a value', () => {
    const options = all(tree).flatMap((command) => command.options.filter(({ value }) => value !== undefined))
    expect(options.map(({ long }) => long).filter((long) => valuesOfOption(long) === undefined)).toEqual([])
  })

  it('know every argument', () => {
    const unknown = all(tree).flatMap((command) =>
      command.arguments.filter(({ name }) => valuesOfArgument(command.name, name) === undefined),
    )
    expect(unknown).toEqual([])
  })
})
