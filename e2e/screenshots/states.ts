// Every screen in every state worth looking at. Shown by the app's own development engine, which can be put into any state
// (`?fake=…`); the journeys go through the same screens with the real one.
import { beginning } from './states/begin.ts'
import { canvassing } from './states/canvass.ts'
import { ofDevices } from './states/devices.ts'
import { ofTheGroup } from './states/group.ts'
import { leavingStates } from './states/leaving.ts'
import { listStates } from './states/lists.ts'
import { locking } from './states/lock.ts'
import { mapping } from './states/maps.ts'
import { meeting } from './states/meet.ts'
import { onPaper } from './states/paper.ts'
import { ofPeople } from './states/people.ts'
import type { State } from './states/state.ts'

/** By what they are about. */
export const parts: Readonly<Record<string, readonly State[]>> = {
  'before there is a group': beginning,
  'the group': ofTheGroup,
  'who comes and goes': leavingStates,
  'the lock': locking,
  devices: ofDevices,
  canvassing: [...canvassing, ...listStates],
  maps: mapping,
  'on paper': onPaper,
  meetings: meeting,
  people: ofPeople,
}

export const states: readonly State[] = Object.values(parts).flat()
