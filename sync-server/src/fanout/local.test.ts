import { fanoutContract } from './contract.ts'
import { createLocalFanout } from './local.ts'

fanoutContract('the local fanout', createLocalFanout, async () => undefined)
