import { docId, isTurf } from '@porchlight/shared/base/ids'
import { setCanvasserName } from '@porchlight/shared/canvass/visits.actions'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { groupKind } from '@porchlight/shared/group/group'
import { setOwnName } from '@porchlight/shared/group/group.actions'
import { scopesOf } from '@porchlight/shared/roster/who-may'
import type { Docs } from './ports.ts'
import type { Session } from './session.ts'

/**
 * So that others see who made a visit: in the group for its members, in each turf for canvassers. A member's key for the
 * group comes some time after joining, and so does a turf that is given later: this is asked whenever something has come.
 */
export async function sayMyName(
  session: Session,
  docs: Pick<Docs, 'view' | 'change'>,
  name: string,
  when: 'joining' | 'later',
): Promise<void> {
  const [state, me] = [session.state(), session.me()]
  if (!state || !me || name === '') return
  // What has not been read yet may well have it.
  const lacks = (view: { readonly names: Readonly<Record<string, string>> } | undefined) =>
    view ? view.names[me.id] === undefined : when === 'joining'
  const author = session.author()
  const here = session.docs()
  const group = docId('group', 'group')
  if (here.includes(group) && author.mayWrite(group) === undefined && lacks(docs.view(session.group, groupKind, group)))
    await docs.change(session.group, author, groupKind, group, setOwnName, { name })
  // Organizers hold every turf, and everybody who asks who they are is told by the group.
  if (when === 'later' && (me.role === 'admin' || me.role === 'organizer')) return
  for (const scope of scopesOf(state, me).filter(isTurf)) {
    const doc = docId('visits', scope)
    if (here.includes(doc) && lacks(docs.view(session.group, visitsKind, doc)))
      await docs.change(session.group, author, visitsKind, doc, setCanvasserName, { name })
  }
}
