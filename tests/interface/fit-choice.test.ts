import { UsageError } from '../../src/exit'
import { parseFit } from '../../src/interface/fit-choice'

it('reads how a picture lies in its box', () => {
  expect([parseFit('fit'), parseFit('fill')]).toEqual(['letterbox', 'fill'])
})

it.each(['', 'FILL', 'crop', 'constructor'])('refuses "%s"', (text) => {
  expect(() => parseFit(text)).toThrow(new UsageError(`--fit takes fit or fill, not "${text}"`))
})
