// One measured Saturday in a process of its own, as `ours` or as `stock`. Prints one line of JSON.
import { PLAN } from './plan.ts'

const what = process.argv[2]
const { saturday } = what === 'ours' ? await import('./ours.ts') : await import('./stock.ts')
console.log(JSON.stringify(await saturday(PLAN)))
// The stock client's sockets try again for ever.
process.exit()
