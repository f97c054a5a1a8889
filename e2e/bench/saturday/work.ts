// One measured Saturday in a process of its own, as `ours`, `nested` or `flat` (automerge-repo's). Prints one line of JSON.
import { PLAN } from './plan.ts'

const what = process.argv[2]
const saturday = async () =>
  what === 'ours'
    ? (await import('./ours.ts')).saturday(PLAN)
    : (await import('./stock.ts')).saturday(PLAN, what === 'flat' ? what : 'nested')
console.log(JSON.stringify(await saturday()))
// The stock client's sockets try again for ever.
process.exit()
