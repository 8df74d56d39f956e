import { forkTarget } from '../../../src/media/process/fork-target'

it.each(['media/video', 'media/audio', 'store'])(
  'from sources the process of %s is the compiled program, or by ts-node',
  (child) => {
    const { file, execArgv } = forkTarget(child)
    expect(file).toMatch(new RegExp(`/${child}/entry\\.(js|ts)$`))
    expect(execArgv).toEqual(file.endsWith('.ts') ? ['-r', 'ts-node/register/transpile-only'] : [])
  },
)

it('the child gets no option of its parent: with `node -e` it would run the parent and fork without end', () => {
  const before = process.execArgv
  process.execArgv = ['-e', 'new VideoProcess()', '--inspect']
  try {
    expect(forkTarget('media/video').execArgv).not.toContain('-e')
    expect(forkTarget('media/video').execArgv).not.toContain('--inspect')
  } finally {
    process.execArgv = before
  }
})
