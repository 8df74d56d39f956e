import { join } from 'node:path'

/** What node requires first (`-r`) where a test starts a program of TypeScript. */
export const REGISTER = join(__dirname, 'register.js')
