import { parseArgs } from 'node:util'
import { runSaturday } from './saturday.ts'

/** `npm run simulate -- --seeds N --seed S`: N Saturdays from seed S on. Prints each seed that fails, and goes on. */
const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
})
const [count, first] = [Number(values.seeds), Number(values.seed)]
if (!Number.isSafeInteger(count) || !Number.isSafeInteger(first) || count < 1) {
  console.error('Say how many Saturdays, and from which seed: npm run simulate -- --seeds 1000 --seed 1')
  process.exit(2)
}

const begun = performance.now()
let acknowledged = 0
const failed: number[] = []
for (let seed = first; seed < first + count; seed++) {
  try {
    acknowledged += (await runSaturday(seed)).acknowledged
  } catch (error) {
    failed.push(seed)
    console.log(`seed ${seed} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  }
  if ((seed - first + 1) % 50 === 0) console.log(`${seed - first + 1} of ${count}, ${failed.length} failed`)
}
const seconds = Math.round((performance.now() - begun) / 1000)
console.log(`${count} Saturdays in ${seconds} s, ${acknowledged} acknowledged writes, failing seeds: ${failed.join(', ') || 'none'}`)
process.exit(failed.length > 0 ? 1 : 0)
