import { coordinates } from '@porchlight/shared/canvass/import/coordinates'
import type { DoorPlace } from '@porchlight/shared/canvass/pins'

const NUMBER = String.raw`([+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*([NSEW])?`
const BOTH = new RegExp(String.raw`^\(?\s*${NUMBER}\s*[,;\s]\s*${NUMBER}\s*\)?$`, 'i')

/** `40.307, -83.404`, `40.307° N 83.404° W`: as maps give it out to be copied. */
export function parsePlace(typed: string): DoorPlace | undefined {
  const [, first, firstSide, second, secondSide] = BOTH.exec(typed.trim()) ?? []
  if (first === undefined || second === undefined) return undefined
  const [a, b] = [signed(first, firstSide), signed(second, secondSide)]
  const isTurned = /[EW]/i.test(firstSide ?? '') || /[NS]/i.test(secondSide ?? '')
  return isTurned ? coordinates(b, a).at : coordinates(a, b).at
}

const signed = (number: string, side: string | undefined): string => (/[SW]/i.test(side ?? '') ? `-${number.replace(/^[+-]/, '')}` : number)
