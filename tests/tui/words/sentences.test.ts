import { sentenceWords } from '../../../src/tui/words/sentences'
import { inSoundCall } from '../../support/tui-scenes'

const TOLD = [
  'There is no microphone on this machine. You are not heard.',
  'There is no speaker on this machine. You hear nothing.',
  'No camera: /dev/video0 does not exist. You are seen as a still picture.',
  'The video /a b.mp4 does not exist. What was sent before goes on.',
]

test.each(TOLD)('%s is said in every language, in English as it was told', (told) => {
  expect(sentenceWords({ language: 'en' }, told)).toBe(told)
  for (const language of ['es', 'pt'] as const) {
    const said = sentenceWords({ language }, told)
    expect(said).not.toMatch(/\b(the|is|you|what|does|not)\b/i)
    expect(said.includes('/')).toBe(told.includes('/'))
  }
})

test('what has no name stays as it was told', () => {
  expect(sentenceWords({ language: 'es' }, 'The camera 0 stopped: ioctl. You hear nothing.')).toBe(
    'The camera 0 stopped: ioctl. No oyes nada.',
  )
})

test('devices and sources that do not work are told in the language of the interface', () => {
  const [label = '', , noCamera = ''] = TOLD
  const driver = inSoundCall({ language: 'es' }).agent({ type: 'device', which: 'microphone', state: 'failed', label })
  expect(driver.model.notice?.text).toBe('No hay micrófono en esta máquina. No se te oye.')
  driver.agent({ type: 'source', state: 'failed', label: noCamera })
  expect(driver.model.notice?.text).toBe(
    'Sin cámara: /dev/video0 no existe. Se te ve como imagen fija. v elige otra fuente.',
  )
})
