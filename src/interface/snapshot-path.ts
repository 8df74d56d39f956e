const pad = (value: number): string => String(value).padStart(2, '0')

/** `vcall-NICK-YYYYMMDD-HHMMSS.png` in the working directory; the nick cannot lead out of it. */
export const snapshotPath = (nick: string, now: Date): string => {
  const name = nick.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 32)
  const day = `${now.getFullYear()}${pad(now.getMonth() + 1)}${pad(now.getDate())}`
  return `vcall-${name}-${day}-${pad(now.getHours())}${pad(now.getMinutes())}${pad(now.getSeconds())}.png`
}
