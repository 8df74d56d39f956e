import type { Capabilities } from '../../tui/display'
import type { Check } from '../check'

/** What the terminal answered, or why it was not asked. */
export type TerminalFacts =
  { readonly type: 'none'; readonly why: string } | { readonly type: 'asked'; readonly capabilities: Capabilities }

/** What the terminal can do, as it answered itself. Headless calls need none. */
export const terminalCheck = (ask: () => Promise<TerminalFacts>): Check => ({
  name: 'terminal',
  run: async () => {
    const facts = await ask()
    if (facts.type === 'none') return { sign: 'missing', summary: facts.why }
    const { capabilities } = facts
    return { sign: 'ok', summary: describe(capabilities), details: { capabilities } }
  },
})

const COLOURS: Readonly<Record<Capabilities['colours'], string>> = {
  true: 'true colour',
  256: '256 colours',
  16: '16 colours',
  none: 'no colours',
}

const describe = (found: Capabilities): string =>
  [
    `${found.columns}x${found.rows} cells`,
    COLOURS[found.colours],
    ...(found.multiplexer === 'none' ? [] : [`inside ${found.multiplexer}`]),
    ...(found.sixel ? ['sixel'] : []),
    ...(found.kittyGraphics ? ['kitty graphics'] : []),
    ...(found.inlineImages ? ['inline images'] : []),
    ...(found.cell ? [`cell ${found.cell.width}x${found.cell.height} pixels`] : []),
    ...(found.synchronized ? ['synchronized output'] : []),
    found.answersStatus ? 'tells when it has drawn' : 'does not tell when it has drawn',
  ].join(', ')
