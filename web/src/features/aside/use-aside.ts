import { useSyncExternalStore } from 'react'
import { docId, parseDocId, type DocId, type InvitationId, type MemberId, type Scope } from '@porchlight/shared/base/ids'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { useWho } from '../../app/meet/use-who.ts'
import { useDocs, useGroup, useView, useViews } from '../../app/services.tsx'
import { useText } from '../../i18n/use-text.ts'
import type { AsideView } from '../../engine/api-aside.ts'
import { asideWords, kindWords } from './words.ts'

export function useAside(): AsideView {
  const group = useGroup()
  return useSyncExternalStore(
    listener => group.subscribe(listener),
    () => group.aside(),
  )
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)

/** What people call a member, a turf, and a document. */
export function useNamed() {
  const t = useText(asideWords)
  const kinds = useText(kindWords)
  const who = useWho()
  const visits = useViews(visitsKind, useDocs('visits'))
  const canvass = useView(canvassKind, docId('canvass', 'organizers'))
  const docs = useDocs('turf')
  const turfs = useViews(turfKind, docs)

  const nameOf = (id: MemberId | undefined): string | undefined =>
    (id && (who.name(id) || visits.map(view => view?.names[id]).findLast(Boolean))) || undefined
  const member = (id: MemberId | undefined): string => nameOf(id) ?? (id ? t.unnamed : t.nobodyKnown)
  const turf = (scope: Scope): string =>
    turfs[docs.findIndex(doc => parseDocId(doc)?.scope === scope)]?.name ||
    canvass?.turfs.find(one => one.scope === scope)?.name ||
    t.turfUnnamed
  const doc = (id: DocId | 'log'): string => {
    const parsed = id === 'log' ? undefined : parseDocId(id)
    if (!parsed) return kinds.log
    const kind = kinds[parsed.kind as keyof typeof kinds] ?? kinds.other
    return parsed.scope.startsWith('turf/') ? t.inTurf(turf(parsed.scope), kind) : capital(kind)
  }
  /** To whom a turf's link was handed. */
  const handedTo = (invitation: InvitationId): string | undefined =>
    canvass?.handouts.findLast(one => one.invitation === invitation)?.to || undefined
  return { nameOf, handedTo, member, turf, doc }
}
