import type { TurfScope } from '@porchlight/shared/base/ids'
import { isTurf, parseDocId } from '@porchlight/shared/base/ids'
import type { Result } from '@porchlight/shared/base/result'
import { ok } from '@porchlight/shared/base/result'
import { carryOver } from '@porchlight/shared/canvass/recut.actions'
import type { Carried } from '@porchlight/shared/canvass/recut.actions'
import { toCarry } from '@porchlight/shared/canvass/recut'
import type { NextTurf } from '@porchlight/shared/canvass/recut'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import type { Group } from '../../engine/api.ts'
import { currentVisits, turfDoc, visitsNow } from './turf-docs.ts'

/** So many visits go into one change, so that each fits one entry however long their notes are. */
const AT_ONCE = 60

interface HereTurf extends NextTurf {
  readonly scope: TurfScope
}

const turfHere = (group: Group, scope: TurfScope): HereTurf | undefined => {
  const turf = group.view(turfKind, turfDoc(scope))
  return turf && { scope, turf, visits: visitsNow(group, scope) }
}

/**
 * Carries what was recorded in turfs that have been cut anew over to those that follow them, so that whoever walks there
 * sees it. Only organizers hold both. Answers how many turfs were given something; doing it again changes nothing.
 */
export async function carryWork(group: Group): Promise<Result<number>> {
  const { role } = group.me()
  if (role !== 'admin' && role !== 'organizer') return ok(0)
  const scopes = group.docs('turf').flatMap(doc => parseDocId(doc)?.scope ?? [])
  let given = 0
  for (const scope of scopes.filter(isTurf)) {
    const old = turfHere(group, scope)
    const next = (old?.turf.next ?? []).flatMap(one => turfHere(group, one as TurfScope) ?? [])
    for (const [to, carried] of old ? toCarry(old, next) : []) {
      const done = await give(group, to as TurfScope, carried)
      if (!done.ok) return done
      given++
    }
  }
  return ok(given)
}

async function give(group: Group, to: TurfScope, carried: Carried): Promise<Result<void>> {
  const { visits } = carried
  const parts: Carried[] = [{ ...carried, visits: visits.slice(0, AT_ONCE) }]
  for (let at = AT_ONCE; at < visits.length; at += AT_ONCE)
    parts.push({ visits: visits.slice(at, at + AT_ONCE), residents: [], doors: [], names: {} })
  for (const part of parts) {
    const done = await group.change(visitsKind, currentVisits(group, to), carryOver, part)
    if (!done.ok) return done
  }
  return ok(undefined)
}
