import {
  offersSound,
  registeredProtocols,
  VCALL_TOKEN,
  type SoundChoice,
} from '../../../src/protocol/discovery/sound-choice'

const OURS = ['V0', 'V1', VCALL_TOKEN]

interface Row {
  readonly who: string
  readonly protocols: readonly string[] | undefined
  /** Called us with sound before. */
  readonly known?: true
  /** Whether sound is offered, for each choice. */
  readonly offered: Readonly<Record<SoundChoice, boolean>>
}

const never = { auto: false, v0: false, v1: false }
const asked = { auto: false, v0: false, v1: true }
const safe = { auto: true, v0: false, v1: true }

const rows: readonly Row[] = [
  { who: 'a stranger of six meanings', protocols: ['V0', 'V1'], offered: asked },
  { who: 'one of them who called with sound', protocols: ['V0', 'V1'], known: true, offered: safe },
  { who: 'a vcall', protocols: OURS, offered: safe },
  { who: 'a vcall of some later version', protocols: ['V0', VCALL_TOKEN], offered: safe },
  { who: 'an address', protocols: undefined, offered: asked },
  { who: 'an address that called with sound', protocols: undefined, known: true, offered: asked },
  { who: 'who has the basic protocol alone', protocols: ['V0'], offered: asked },
  { who: 'who has it alone now', protocols: ['V0'], known: true, offered: asked },
  { who: 'who calls the basic protocol V1', protocols: ['V1'], offered: never },
  { who: 'who calls it V1, under a name that had sound', protocols: ['V1'], known: true, offered: never },
  { who: 'who calls it V1 and has a V2', protocols: ['V1', 'V2'], offered: never },
  { who: 'nothing registered', protocols: [], offered: asked },
]

const choices: readonly SoundChoice[] = ['auto', 'v0', 'v1']

test.each(choices.flatMap((choice) => rows.map((row) => ({ choice, ...row }))))(
  '$choice: $who',
  ({ choice, protocols, known, offered }) => {
    expect(offersSound({ choice, protocols, hasCalledWithSound: known === true })).toBe(offered[choice])
  },
)

test('our own token is registered with sound alone, and is legal', () => {
  expect(registeredProtocols(false)).toEqual(['V0'])
  expect(registeredProtocols(true)).toEqual(OURS)
  for (const token of registeredProtocols(true)) expect(token).toMatch(/^V\d+$/)
})
