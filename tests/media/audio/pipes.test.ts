import { passedPipes, pipedIn, pipedOut } from '../../../src/media/audio/pipes'

describe('the pipes of raw sound', () => {
  it('that were not passed to the process are not touched, whatever has their number', () => {
    expect(() => pipedIn(0)).toThrow(expect.objectContaining({ reason: 'no-device' }))
    expect(() => pipedOut(1)).toThrow('Sound on stdout must be asked for when vcall is started.')
  })

  it('are told to it by name', () => {
    expect(passedPipes({ stdin: true, stdout: false })).toEqual(['stdin'])
    expect(passedPipes({ stdin: true, stdout: true })).toEqual(['stdin', 'stdout'])
    expect(passedPipes({ stdin: false, stdout: false })).toEqual([])
  })
})
