// Writes what a package puts into a system's share folder, made from the compiled program: its manual, and what shells complete.
const { mkdirSync, writeFileSync } = require('node:fs')
const { dirname, join } = require('node:path')
const { manualOf } = require('../dist/shell/manual')
const { manualParts } = require('../dist/shell/manual-parts')
const { scriptOf } = require('../dist/shell/scripts')

const SHARE = join(__dirname, '..', 'dist', 'share')

const epoch = Number(process.env.SOURCE_DATE_EPOCH)
const date = new Date(epoch > 0 ? epoch * 1000 : Date.now()).toISOString().slice(0, 10)

const files = {
  'man/man1/vcall.1': manualOf(manualParts(date)),
  'bash-completion/completions/vcall': scriptOf('bash'),
  'zsh/site-functions/_vcall': scriptOf('zsh'),
  'fish/vendor_completions.d/vcall.fish': scriptOf('fish'),
}

for (const [name, text] of Object.entries(files)) {
  const path = join(SHARE, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
