import { en } from '../../../src/tui/words/en'
import { phrased, phraseWords } from '../../../src/tui/words/phrases'
import { whyNoConnection } from '../../../src/protocol/system-trouble'
import { marked, textsOf } from '../../support/words/texts'
import { inSoundCall, online } from '../../support/tui-scenes'

const OTHERS = ['es', 'pt'] as const

/** Every text that is known by its English, with something in the place of its parts. */
const TOLD = (['sentences', 'clauses', 'mistakes'] as const)
  .flatMap((section) => textsOf(en[section], section))
  .map((text) => [text.path, marked(text)] as const)

describe.each(OTHERS)('%s', (language) => {
  test.each(TOLD)('%s: %s', (_path, told) => {
    const said = phrased(language, told)
    expect(said.whole).toBe(true)
    expect(said.text).not.toBe(told)
    // Its parts are the same ones.
    expect((said.text.match(/\b(71|82|93|77)\b/g) ?? []).sort()).toEqual(
      (told.match(/\b(71|82|93|77)\b/g) ?? []).sort(),
    )
    // What is typed into a shell is the same in every language.
    expect(said.text.match(/--[a-z-]+|`[^`]+`/g)).toEqual(told.match(/--[a-z-]+|`[^`]+`/g))
  })
})

test('English is what was told', () => {
  for (const [, told] of TOLD) expect(phrased('en', told)).toEqual({ text: told, whole: true })
})

test.each(['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'ENOTFOUND', 'EPROTO'])(
  'why there is no connection has its words in every language: %s',
  (code) => {
    const clause = whyNoConnection(Object.assign(new Error(), { code }))
    for (const language of OTHERS) expect(phrased(language, clause)).toMatchObject({ whole: true })
  },
)

test.each([
  ['There is no microphone on this machine. You are not heard.', 'No hay micrófono en esta máquina. No se te oye.'],
  [
    'The video /a b.mp4 does not exist. What was sent before goes on.',
    'El video /a b.mp4 no existe. Sigue lo que se enviaba antes.',
  ],
  ['The video /the moon. 2.mp4 does not exist.', 'El video /the moon. 2.mp4 no existe.'],
  [
    'The default microphone is gone: the sound server ended the connection. You are not heard until it is there again.',
    'Se perdió un dispositivo, micrófono del sistema: el servidor de sonido cerró la conexión. No se te oye hasta que vuelva.',
  ],
  [
    'The default speaker: The device refuses: busy. You hear nothing.',
    'El altavoz del sistema: El dispositivo se niega: busy. No oyes nada.',
  ],
  [
    'home:8000 does not answer (connection refused). Is the server running? `vcall server` starts one.',
    'home:8000 no responde (conexión rechazada). ¿Está abierto el servidor? `vcall server` abre uno.',
  ],
  [
    '/home/ana/.config/vcall/config.toml:3: sound.volume takes a whole number from 0 to 400, not "loud"',
    '/home/ana/.config/vcall/config.toml:3: sound.volume lleva un número entero de 0 a 400, no «loud»',
  ],
  [
    'The camera 0 stopped: it gives no more pictures. Is it still plugged in?',
    'Se detuvo la cámara 0: ya no da imágenes. ¿Sigue conectada?',
  ],
])('%s', (told, said) => {
  expect(phrased('es', told)).toEqual({ text: said, whole: true })
})

test('a name of one word is a name, whatever else it is', () => {
  expect(phraseWords({ language: 'es' }, 'nobody is registered as silence')).toBe(
    'no hay nadie registrado como silence',
  )
  expect(phraseWords({ language: 'es' }, 'silence')).toBe('silence')
})

test('what is not known stays as it was told, and so does what is only a part of something else', () => {
  expect(phrased('es', 'Protocol error. You hear nothing.')).toEqual({
    text: 'Protocol error. No oyes nada.',
    whole: false,
  })
  expect(phrased('es', 'toString')).toEqual({ text: 'toString', whole: false })
  expect(phrased('es', 'they said connection refused')).toEqual({ text: 'they said connection refused', whole: false })
})

test('long foreign text takes no time', () => {
  const told = `Is ${'a: '.repeat(1300)}`
  expect(phrased('es', told).text).toBe(told)
})

test('the end of a call says why in the language of the interface', () => {
  const driver = online({ language: 'es' }).agent({ type: 'calling', nick: 'luis', ringForMs: 35_000 })
  driver.agent({ type: 'ended', reason: 'unreachable', nick: 'luis', detail: 'connection refused' })
  expect(driver.model.notice?.text).toBe('No se llega a luis (conexión rechazada). Quizá su vcall no está abierto.')
  const other = online({ language: 'es', system: 'xmlrpc' }).agent({ type: 'calling', nick: 'luis', ringForMs: 35_000 })
  other.agent({ type: 'ended', reason: 'unreachable', nick: 'luis', detail: 'connection refused' })
  expect(other.model.notice?.text).toContain('Quizá su programa no está abierto')
})

test('devices and sources that do not work are told in the language of the interface', () => {
  const label = 'There is no microphone on this machine. You are not heard.'
  const driver = inSoundCall({ language: 'es' }).agent({ type: 'device', which: 'microphone', state: 'failed', label })
  expect(driver.model.notice?.text).toBe('No hay micrófono en esta máquina. No se te oye. vcall doctor dice qué hacer.')
  const noCamera = 'No camera: /dev/video0 does not exist. You are seen as a still picture.'
  driver.agent({ type: 'source', state: 'failed', label: noCamera })
  expect(driver.model.notice?.text).toBe(
    'Sin cámara: /dev/video0 no existe. Se te ve como imagen fija. v elige otra fuente.',
  )
})

test('so is what the program has to say, and a snapshot that was not written', () => {
  const driver = inSoundCall({ language: 'pt' })
  driver.agent({ type: 'notice', level: 'bad', text: 'The disk is full: calls, favourites and notes are not kept.' })
  expect(driver.model.notice?.text).toBe('O disco está cheio: chamadas, favoritos e notas não são salvos.')
  driver.agent({ type: 'snapshot', path: '', error: 'No snapshot: /a/b.png was not written, the disk is full.' })
  expect(driver.model.notice?.text).toBe('Sem foto: /a/b.png não foi escrito, o disco está cheio.')
})
