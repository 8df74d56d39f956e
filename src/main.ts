import { runCli } from './cli'
import { EXIT } from './exit'
import { spoken } from './language'
import { whyNotWritten } from './protocol/system-trouble'
import { followLauncher } from './tui/terminal/launcher-link'

followLauncher()

// A pipe that is closed (`vcall users | head -1`) is an end, not an error; of a terminal that is gone a signal tells.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok)
  if (error.code === 'EIO') return
  process.stderr.write(`vcall: ${spoken(`The output cannot be written: ${whyNotWritten(error)}.`)}\n`)
  process.exit(EXIT.failure)
})

void runCli(process.argv).then((code) => process.exit(code))
