import { parseArgs } from 'node:util'
import { runHostileSaturday } from './hostile/saturday.ts'

/** `node e2e/simulation/adversary.ts --seeds N --seed S`: N Saturdays with a hostile member and a hostile relay. Prints each seed that fails, and goes on. */
const { values } = parseArgs({ options: { seeds: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } } })
const [count, first] = [Number(values.seeds), Number(values.seed)]
if (!Number.isSafeInteger(count) || !Number.isSafeInteger(first) || count < 1) {
  console.error('Say how many Saturdays, and from which seed: node e2e/simulation/adversary.ts --seeds 20000 --seed 1')
  process.exit(2)
}

const begun = performance.now()
const acts: Record<string, number> = {}
const failed: number[] = []
let [setAside, acknowledged, frames] = [0, 0, 0]
// What the phones say about what they were sent.
console.warn = () => undefined
console.error = () => undefined
for (let seed = first; seed < first + count; seed++) {
  try {
    const outcome = await runHostileSaturday(seed)
    setAside += outcome.setAside
    acknowledged += outcome.acknowledged
    frames = Math.max(frames, outcome.frames)
    for (const [name, times] of Object.entries(outcome.acts)) acts[name] = (acts[name] ?? 0) + times
  } catch (error) {
    failed.push(seed)
    console.log(`seed ${seed} failed: ${error instanceof Error ? (process.env['STACK'] ? error.stack : error.message) : String(error)}`)
  }
  if ((seed - first + 1) % 50 === 0) console.log(`${seed - first + 1} of ${count}, ${failed.length} failed`)
}
const seconds = Math.round((performance.now() - begun) / 1000)
console.log(
  Object.entries(acts)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, times]) => `${name} ${times}`)
    .join(', '),
)
console.log(
  `${count} hostile Saturdays in ${seconds} s (${Math.round(process.cpuUsage().user / 1e6)} s of CPU), ${acknowledged} acknowledged writes, ${setAside} set aside, at most ${frames} frames from a phone, failing seeds: ${failed.join(', ') || 'none'}`,
)
process.exit(failed.length > 0 ? 1 : 0)
