import type { Capabilities } from '../display'
import { furtherQuestion, isFence, judge, questionsFor, type Surroundings } from './answers'
import type { Device } from './device'
import type { TerminalInput } from './input'
import type { Token } from './token'

/** The longest time that the terminal may take to answer, in ms. */
const PROBE_MS = 1000

/** Asks the terminal what it can do. What a person types meanwhile stays in `input` for who listens next. */
export const probe = async (
  device: Device,
  input: TerminalInput,
  around: () => Surroundings,
  limitMs = PROBE_MS,
): Promise<Capabilities> => {
  const asking = { device, input, limitMs }
  const replies = await ask(asking, questionsFor(around().env))
  const further = furtherQuestion(replies, around())
  return judge(further === undefined ? replies : [...replies, ...(await ask(asking, further))], around())
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
