/** Programs that are asked, the newest ones: more would be read by nobody. */
const MOST = 8
const witnesses: (() => string)[] = []

/** A program that a test started: whatever fails from now on tells what this says. */
export const attend = (tell: () => string): void => {
  witnesses.push(tell)
  witnesses.splice(0, witnesses.length - MOST)
}

/** What the latest programs have shown and said, and how they ended. */
export const testimony = (): string => witnesses.map((tell) => `--- ${tell()}`).join('\n')

/** The last lines of a text, long ones cut. */
export const lastLines = (text: string, most = 12): string =>
  text
    .trimEnd()
    .split('\n')
    .slice(-most)
    .map((line) => (line.length > 400 ? `${line.slice(0, 400)} …` : line))
    .join('\n')

/** Programs of the last test are no matter of the next one. */
export const dismissWitnesses = (): void => {
  witnesses.length = 0
}
