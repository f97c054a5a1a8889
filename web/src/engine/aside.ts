import type { OpId } from '@porchlight/shared/base/ids'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import type { RosterState } from '@porchlight/shared/roster/state'
import type { Acts } from './acts.ts'
import type { AsideView } from './api-aside.ts'
import { asideViewOf, endsOf, groupsOf, NOTHING_ASIDE } from './aside-view.ts'
import type { Inbox } from './inbox.ts'
import type { SetAside } from './kept.ts'
import type { Session } from './session.ts'

/** What was set aside, and what an organizer may do about it. In the leading tab. */
export interface Aside {
  view(): AsideView
  /** Somebody's device writes twice; this one's comes first. */
  twin(): 'this-phone' | 'another' | undefined
  admit(id: string): Promise<Result<void>>
  admitJoin(join: OpId): Promise<Result<void>>
  clear(ids: readonly string[]): Promise<Result<void>>
}

export interface AsidePorts {
  readonly session: Session
  readonly inbox: Pick<Inbox, 'setAside' | 'twins' | 'clear' | 'rejudge'>
  readonly acts: Pick<Acts, 'admit'>
}

export function createAside({ session, inbox, acts }: AsidePorts): Aside {
  let made: { readonly of: readonly unknown[]; readonly view: AsideView } | undefined

  function view(): AsideView {
    const state: RosterState | undefined = session.state()
    if (!state) return NOTHING_ASIDE
    const [aside, twins] = [inbox.setAside(), inbox.twins()]
    const of = [state, aside, twins]
    if (!made?.of.every((one, i) => one === of[i]))
      made = { of, view: asideViewOf(session.roster, state, session.keys.id, { aside, twins }) }
    return made.view
  }

  /** Resolves when what counts by it is in the documents here. */
  async function admit(what: Parameters<Acts['admit']>[0]): Promise<Result<void>> {
    const done = await acts.admit(what)
    await inbox.rejudge()
    return done
  }

  function twin(): 'this-phone' | 'another' | undefined {
    if (inbox.twins().length === 0) return undefined
    const { twins } = view()
    return twins.some(one => one.isThisPhone) ? 'this-phone' : twins.length > 0 ? 'another' : undefined
  }

  return {
    view,
    twin,
    async admit(id) {
      const found = endsOf(inbox.setAside(), id)
      if (!found) return fail(refusal('cannot-admit'))
      return admit({ cut: found.ends.map(end => [found.doc, found.device, end] as const) })
    },
    admitJoin: join => admit({ join }),
    async clear(ids) {
      const groups: ReadonlyMap<string, readonly SetAside[]> = groupsOf(inbox.setAside())
      const all = new Set(ids.flatMap(id => (groups.get(id) ?? []).map(one => one.id)))
      return all.size === 0 ? ok(undefined) : inbox.clear(all)
    },
  }
}
