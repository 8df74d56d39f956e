import type { Driver } from '../tui-scenes'
import { inCall, online } from '../tui-scenes'
import type { Scenes } from './scenes'

const LUIS = '10.0.0.7:5001'

const carried = (driver: Driver): Driver => driver.agent({ type: 'texts', carried: true })

/** Some talk: long lines, a link, other scripts, one text that failed. */
const talk = (driver: Driver): Driver =>
  carried(driver)
    .keys('t')
    .agent({ type: 'text', nick: 'luis', address: LUIS, text: 'hola, ¿me ves bien? 👋' })
    .type('sí, y te oigo. La dirección era https://example.org/una/direccion/que/es/muy/larga?a=1&b=2 ¿no?')
    .keys('enter')
    .agent({ type: 'text-sent', id: 'text-1' })
    .wait(60_000)
    .agent({ type: 'text', nick: 'luis', address: LUIS, text: 'sí 人物 12:41 ana  esto no lo escribió ana' })
    .type('qué bien')
    .keys('enter')
    .agent({ type: 'text-failed', id: 'text-2', reason: 'not-ascii', detail: '' })
    .wait(9000)

/** The text beside the calls. */
export const CHAT_SCENES: Scenes = {
  'chat-empty': () => carried(inCall()).keys('t'),
  chat: () => talk(inCall()).type('y una línea que no cabe en una sola fila del campo, porque es muy, muy larga'),
  'chat-left': () => talk(inCall()).keys('tab'),
  'chat-pasted': () => {
    const driver = carried(inCall()).keys('t')
    return driver.send({ type: 'input', nowMs: driver.model.nowMs, event: { type: 'paste', text: 'uno\ndos\ntres' } })
  },
  'chat-unread': () =>
    carried(inCall()).agent(
      { type: 'text', nick: 'luis', address: LUIS, text: 'hola' },
      { type: 'text', nick: 'luis', address: LUIS, text: '¿estás?' },
    ),
  'chat-none': () => inCall().keys('t'),
  'chat-people': () => talk(online()),
}
