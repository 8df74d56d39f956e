import { deviceName } from '../../../src/tui/words/devices'
import { online } from '../../support/tui-scenes'

test.each([
  ['camera 0', 'cámara 0'],
  ['pattern', 'patrón de prueba'],
  ['default microphone', 'micrófono del sistema'],
  ['Webcam C270', 'Webcam C270'],
  ['camera 0 of luis', 'camera 0 of luis'],
  ['toString', 'toString'],
])('%s is %s in Spanish, and itself in English', (label, name) => {
  expect(deviceName({ language: 'es' }, label)).toBe(name)
  expect(deviceName({ language: 'en' }, label)).toBe(label)
})

test('what is sent has its name in the language of the interface', () => {
  expect(online({ language: 'pt' }).model.sending.source).toBe('câmera 0')
})
