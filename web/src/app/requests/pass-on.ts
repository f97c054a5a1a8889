import type { TurfScope } from '@porchlight/shared/base/ids'
import { isTurf, parseDocId } from '@porchlight/shared/base/ids'
import type { Result } from '@porchlight/shared/base/result'
import { ok } from '@porchlight/shared/base/result'
import type { TurfParts, Untold } from '@porchlight/shared/canvass/asked'
import { untold } from '@porchlight/shared/canvass/asked'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { passOn } from '@porchlight/shared/canvass/turf.actions'
import { passOnRequests } from '@porchlight/shared/canvass/visits.actions'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import type { Group } from '../../engine/api.ts'
import { currentVisits, turfDoc, visitsNow } from '../canvass/turf-docs.ts'

export interface TurfHere extends TurfParts {
  readonly scope: TurfScope
}

/** Every turf whose people this phone knows by now. */
export function turfsHere(group: Group): TurfHere[] {
  const scopes = group.docs('turf').flatMap(doc => parseDocId(doc)?.scope ?? [])
  return scopes.filter(isTurf).flatMap(scope => {
    const turf = group.view(turfKind, turfDoc(scope))
    return turf ? [{ scope, turf, visits: visitsNow(group, scope) }] : []
  })
}

/** So many requests go into one change. */
const AT_ONCE = 200

/**
 * Tells each turf on this phone what was asked, or lifted, in another and concerns it. Every phone does what it may: an
 * organizer's for all turfs, a canvasser's for those that it walks, until an organizer's comes by. Answers how many turfs were told.
 */
export async function passOnAsked(group: Group): Promise<Result<number>> {
  const { role } = group.me()
  const isOrganizer = role === 'admin' || role === 'organizer'
  let told = 0
  let refused: Result<number> | undefined
  for (const one of untold(turfsHere(group))) {
    const done = isOrganizer ? await tellTurf(group, one) : await tellWalkers(group, one)
    // A turf that was taken back just now keeps nobody from telling the others.
    if (!done.ok) refused ??= done
    else if (isOrganizer || one.requests.length > 0) told++
  }
  return refused ?? ok(told)
}

async function tellTurf(group: Group, { to, requests, liftings }: Untold<TurfHere>): Promise<Result<void>> {
  const doc = turfDoc(to.scope)
  const lifted = await group.change(turfKind, doc, passOn, { requests: requests.slice(0, AT_ONCE), liftings })
  if (!lifted.ok) return lifted
  for (let at = AT_ONCE; at < requests.length; at += AT_ONCE) {
    const done = await group.change(turfKind, doc, passOn, { requests: requests.slice(at, at + AT_ONCE), liftings: [] })
    if (!done.ok) return done
  }
  return ok(undefined)
}

async function tellWalkers(group: Group, { to, requests }: Untold<TurfHere>): Promise<Result<void>> {
  for (let at = 0; at < requests.length; at += AT_ONCE) {
    const some = { requests: requests.slice(at, at + AT_ONCE) }
    const done = await group.change(visitsKind, currentVisits(group, to.scope), passOnRequests, some)
    if (!done.ok) return done
  }
  return ok(undefined)
}
