import { parseArgs } from 'node:util'
import { checkTale } from '@porchlight/shared/roster/testing/check-tale'

/** `node e2e/simulation/rosters.ts --seeds N --seed S`: N tales of rosters from seed S on. Prints each seed that fails, and goes on. */
const { values } = parseArgs({ options: { seeds: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } } })
const [count, first] = [Number(values.seeds), Number(values.seed)]
if (!Number.isSafeInteger(count) || !Number.isSafeInteger(first) || count < 1) {
  console.error('Say how many tales, and from which seed: node e2e/simulation/rosters.ts --seeds 100000 --seed 1')
  process.exit(2)
}

const begun = performance.now()
const failed: number[] = []
for (let seed = first; seed < first + count; seed++) {
  const { faults } = await checkTale(seed)
  if (faults.length > 0) {
    failed.push(seed)
    console.log(`seed ${seed} failed: ${faults.join('; ')}`)
  }
  if ((seed - first + 1) % 1000 === 0) console.log(`${seed - first + 1} of ${count}, ${failed.length} failed`)
}
const seconds = Math.round((performance.now() - begun) / 1000)
console.log(`${count} tales in ${seconds} s, failing seeds: ${failed.join(', ') || 'none'}`)
process.exit(failed.length > 0 ? 1 : 0)
