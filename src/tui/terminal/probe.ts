import type { Capabilities } from '../display'
import { furtherQuestion, isFence, judge, questionsFor, type Surroundings } from './answers'
import { CHARSET_QUESTION, showsBytes, UTF8_ON } from './charset'
import type { Device } from './device'
import { TerminalError } from './error'
import type { TerminalInput } from './input'
import type { Token } from './token'

/** The longest time that the terminal may take to answer, in ms. */
const PROBE_MS = 1000

/** The question that every terminal answers: what came before it is all that comes. */
const FENCE = '\x1b[c'

/**
 * Asks the terminal what it can do. What a person types meanwhile stays in `input` for who listens next. One of another
 * character set is told to take UTF-8; throws TerminalError when it does not.
 */
export const probe = async (
  device: Device,
  input: TerminalInput,
  around: () => Surroundings,
  limitMs = PROBE_MS,
): Promise<Capabilities> => {
  const asking = { device, input, limitMs }
  const replies = await ask(asking, CHARSET_QUESTION + questionsFor(around().env))
  const utf8Selected = showsBytes(replies)
  if (utf8Selected) await selectUtf8(asking)
  const further = furtherQuestion(replies, around())
  const found = judge(further === undefined ? replies : [...replies, ...(await ask(asking, further))], around())
  return { ...found, ...(utf8Selected && { utf8Selected }) }
}

const selectUtf8 = async (asking: Asking): Promise<void> => {
  if (!showsBytes(await ask(asking, UTF8_ON + CHARSET_QUESTION + FENCE))) return
  throw new TerminalError(
    'no-utf8',
    'This terminal shows no UTF-8. Start it, or the screen in it, with a locale of UTF-8, such as LANG=C.UTF-8.',
  )
}

interface Asking {
  readonly device: Device
  readonly input: TerminalInput
  readonly limitMs: number
}

/** Everything that is answered to questions, the fence at last, as far as it comes in time. */
const ask = ({ device, input, limitMs }: Asking, questions: string): Promise<readonly string[]> =>
  new Promise((resolve) => {
    const found: string[] = []
    const typed: Token[] = []
    const finish = (): void => {
      clearTimeout(timer)
      input.listen(undefined)
      for (const token of typed) input.keep(token)
      resolve(found)
    }
    const timer = setTimeout(finish, limitMs)
    input.listen((token) => {
      if (token.type !== 'reply') return void typed.push(token)
      found.push(token.text)
      if (isFence(token.text)) finish()
    })
    device.write(Buffer.from(questions), (error) => {
      if (error) finish()
    })
  })
