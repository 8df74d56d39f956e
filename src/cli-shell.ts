import type { Command } from 'commander'
import type { CompletionOptions } from './commands/completion'

/** The commands for shells: a completion, and what it asks the program. */
export const addShell = (program: Command, done: (code: number) => void): void => {
  program
    .command('completion [shell]')
    .description('what bash, zsh or fish has to read to complete the words behind vcall')
    .option('--install', 'write it where the shell looks for it, and say where', false)
    .action(async (shell: string | undefined, options: Omit<CompletionOptions, 'shell'>) => {
      const { runCompletion } = await import('./commands/completion.js')
      done(runCompletion({ ...options, shell }))
    })
  program
    .command('complete [words...]', { hidden: true })
    .description('what may stand at the cursor of a shell')
    .option('--line <text>', 'the line up to the cursor, in place of words')
    .action(async (words: readonly string[], { line }: { readonly line?: string }) => {
      const { runComplete } = await import('./commands/completion.js')
      done(runComplete({ program, words, line }))
    })
}
