import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diagram } from '../src/protocol/call/diagram'

/* Writes the diagram of the call machine into ARCHITECTURE.md, between its two markers. A test holds it to the table. */

const path = join(__dirname, '..', 'ARCHITECTURE.md')
const text = readFileSync(path, 'utf8')
const part = /(<!-- call machine: begin -->\n)[\s\S]*(<!-- call machine: end -->)/

if (!part.test(text)) throw new Error(`${path} has lost the two markers of the call machine's diagram. Put them back.`)
writeFileSync(
  path,
  text.replace(part, (_, begin: string, end: string) => `${begin}\`\`\`mermaid\n${diagram()}\n\`\`\`\n${end}`),
)
