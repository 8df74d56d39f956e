import type { Command } from 'commander'
import { merged, withProfile } from './cli-options'
import type { BlockOptions } from './commands/block'
import type { HistoryOptions } from './commands/history'
import type { LogoutOptions } from './commands/logout'
import { parseInteger, parseServer } from './options'
import { MAX_CALLS } from './store/kept-call'

/** What is remembered of people and calls. */
export const addRemembered = (program: Command, done: (code: number) => void): void => {
  withProfile(program.command('history'))
    .description('the calls that were, and why they ended, the latest first')
    .option('--missed', 'those alone that nobody answered', false)
    .option('--limit <n>', 'so many at most', parseInteger('--limit', 1, MAX_CALLS))
    .option('--json', 'one JSON object a line', false)
    .option('--clear', 'forget all calls', false)
    .action(async (options: HistoryOptions, command: Command) => {
      const { runHistory } = await import('./commands/history.js')
      done(await runHistory(merged(options, command)))
    })
  withServer(program.command('block <who>'))
    .description('never let calls of a nick, or of an address, ring')
    .action(async (who: string, options: Omit<BlockOptions, 'who'>, command: Command) => {
      const { runBlock } = await import('./commands/block.js')
      done(await runBlock({ ...merged(options, command), who }))
    })
  withServer(program.command('unblock <who>'))
    .description('let them ring again')
    .action(async (who: string, options: Omit<BlockOptions, 'who'>, command: Command) => {
      const { runUnblock } = await import('./commands/block.js')
      done(await runUnblock({ ...merged(options, command), who }))
    })
  withProfile(program.command('logout'))
    .description('take leave of the discovery server, and forget the last login')
    .action(async (options: LogoutOptions, command: Command) => {
      const { runLogout } = await import('./commands/logout.js')
      done(await runLogout(merged(options, command)))
    })
}

const withServer = (command: Command): Command =>
  withProfile(command).option('--server <host:port>', 'discovery server of the nick', parseServer)
