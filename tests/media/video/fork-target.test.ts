import { forkTarget } from '../../../src/media/video/fork-target'

it('from sources the child is the compiled program, or the sources by ts-node', () => {
  const { file, execArgv } = forkTarget()
  expect(file).toMatch(/media\/video\/entry\.(js|ts)$/)
  expect(execArgv).toEqual(file.endsWith('.ts') ? ['-r', 'ts-node/register/transpile-only'] : [])
})

it('the child gets no option of its parent: with `node -e` it would run the parent and fork without end', () => {
  const before = process.execArgv
  process.execArgv = ['-e', 'new VideoProcess()', '--inspect']
  try {
    expect(forkTarget().execArgv).not.toContain('-e')
    expect(forkTarget().execArgv).not.toContain('--inspect')
  } finally {
    process.execArgv = before
  }
})
