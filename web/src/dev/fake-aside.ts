import { docId } from '@porchlight/shared/base/ids'
import type { DeviceId, InvitationId, MemberId, OpId, Scope } from '@porchlight/shared/base/ids'
import { ok, type Result } from '@porchlight/shared/base/result'
import type { AsideItem, AsidePart, AsideView, TwinDevice } from '../engine/api-aside.ts'

const NOTHING: AsideView = { items: [], joins: [], twins: [], cleared: 0 }

/** What was set aside, of every sort, for looking at the screen; `twin`: this phone is used twice. */
export function fakeAside(flags: ReadonlySet<string>, { member, device, turf, people, invitation, changed }: FakeAsidePorts): AsidePart {
  let view: AsideView | undefined
  const begin = (): AsideView => {
    const twins: TwinDevice[] = flags.has('twin') ? [{ device, member, isThisPhone: true }] : []
    if (!flags.has('aside')) return { ...NOTHING, twins }
    const [sam, lena] = people()
    const scope = turf()
    const item = (id: string, more: Partial<AsideItem>): AsideItem => ({
      id,
      doc: docId('visits', scope),
      why: 'after-cut',
      member: sam,
      device: 'd0'.repeat(16) as DeviceId,
      entries: 1,
      changes: 3,
      at: AT,
      canAdmit: false,
      ...more,
    })
    const items = [
      item('a', { canAdmit: true }),
      item('b', { why: 'author-no-right', doc: docId('turf', scope), member: lena, changes: undefined, at: AT - 3_600_000 }),
      item('c', {
        why: 'malformed',
        doc: docId('group', 'group'),
        member: undefined,
        device: undefined,
        changes: undefined,
        at: AT - 7_200_000,
      }),
    ]
    const join = {
      join: 'ab'.repeat(32) as OpId,
      invitation: invitation(),
      member: '1e'.repeat(16) as MemberId,
      role: 'canvasser',
      scopes: [scope],
      changes: 2,
    } as const
    return { items, joins: [join], twins: [...twins, { device: 'd1'.repeat(16) as DeviceId, member: sam, isThisPhone: false }], cleared: 1 }
  }
  const now = (): AsideView => (view ??= begin())
  const to = async (next: AsideView): Promise<Result<void>> => {
    view = next
    changed()
    return ok(undefined)
  }
  const without = (ids: readonly string[]) => now().items.filter(one => !ids.includes(one.id))
  return {
    aside: now,
    admit: id => to({ ...now(), items: without([id]) }),
    admitJoin: () => to({ ...now(), joins: [] }),
    clearAside: ids => to({ ...now(), items: without(ids), cleared: now().cleared + ids.length }),
  }
}

export interface FakeAsidePorts {
  readonly member: MemberId
  readonly device: DeviceId
  /** The first turf, and the others of the group. */
  turf(): Scope
  people(): readonly MemberId[]
  /** A link that was handed to somebody. */
  invitation(): InvitationId
  changed(): void
}

const AT = Date.UTC(2026, 9, 3, 14, 20)
