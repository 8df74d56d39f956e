import { runCli } from './cli'
import { followLauncher } from './tui/terminal/launcher-link'

followLauncher()

// A pipe that is closed (`vcall users | head -1`) is an end, not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
})

void runCli(process.argv).then((code) => process.exit(code))
