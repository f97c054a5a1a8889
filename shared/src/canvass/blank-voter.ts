import type { Voter } from './types.ts'

/** Somebody of whom nothing is known but an id and a door. */
export const BLANK_VOTER: Omit<Voter, 'id' | 'door'> = {
  first: '',
  middle: '',
  last: '',
  suffix: '',
  sourceId: '',
  born: '',
  sex: '',
  language: '',
  phone: '',
  party: '',
  status: '',
  registered: '',
  precinct: '',
  more: {},
}
