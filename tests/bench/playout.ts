/**
 * `npm run bench:playout [-- --json] [--minutes N] [--clip SOUND] [--plot FILE.svg]`: how the jitter buffer of the sound
 * plays over links that delay, lose, drift and fail, faster than real time and the same at every run. Sound like speech
 * is made for it, or a file is taken. An hour of drift is an hour, unless `--minutes` asks for less or more.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { loadSound } from '../support/load-sound'
import { speechLike } from '../support/speech-like'
import { benchLinks } from './playout/links'
import { measureLink, ownJump, type PlayoutFigures, type PlayoutRun } from './playout/measure'
import { plotPlayout } from './playout/plot'

const MINUTES = 5
const SPEECH_SECONDS = 20

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    minutes: { type: 'string' },
    clip: { type: 'string' },
    plot: { type: 'string' },
  },
})

const say = (figures: PlayoutFigures): string => {
  const { link, underrunsPerMinute, delayMs, lostPercent, concealedPercent, largestClick, recoveryMs } = figures
  const share = `lost ${lostPercent} %, made up ${concealedPercent} %`.padEnd(32)
  const delay = `delay ${delayMs.p50} ms (95 %: ${delayMs.p95}, most ${delayMs.max})`.padEnd(44)
  const recovery = recoveryMs === undefined ? '' : `; recovered in ${recoveryMs} ms`
  return `${link.padEnd(28)} ${delay} ${share} ${underrunsPerMinute} underruns a minute; click ${largestClick}${recovery}`
}

const main = async (): Promise<void> => {
  const sound = values.clip === undefined ? speechLike(SPEECH_SECONDS) : await loadSound(values.clip)
  const jump = ownJump(sound)
  const minutes = values.minutes === undefined ? undefined : Number(values.minutes)
  const runs: PlayoutRun[] = []
  for (const link of benchLinks(minutes ?? MINUTES, minutes)) {
    const run = measureLink(link, sound, jump)
    runs.push(run)
    if (!values.json) process.stdout.write(`${say(run.figures)}\n`)
  }
  if (values.json) process.stdout.write(`${JSON.stringify(runs.map(({ figures }) => figures))}\n`)
  if (values.plot !== undefined) writeFileSync(values.plot, plotPlayout(runs))
}

void main()
