import { saveSnapshot } from '../../../src/media/video/snapshot'
import { whyNotWritten } from '../../../src/protocol/system-trouble'
import { noise, sharpCodec } from '../../support/pictures'
import { scratch } from '../../support/clips'

const files = scratch()
afterAll(() => files.remove())

test('what cannot be written is named, with the reason in words', async () => {
  const codec = sharpCodec()
  const jpeg = await codec.encodeJpeg(noise({ width: 32, height: 16 }), 70)
  const path = `${files.folder}/gone/luis.png`
  expect(await saveSnapshot(codec, jpeg, path)).toBe(`No snapshot: ${path} was not written, the folder does not exist.`)
  expect(await saveSnapshot(codec, jpeg, files.folder)).toContain('it is a folder')
})

test('a full disk is told as one, and what has no name as the system tells it', () => {
  expect(whyNotWritten(Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' }))).toBe('the disk is full')
  expect(whyNotWritten(new Error('the codec is gone'))).toBe('the codec is gone')
})
