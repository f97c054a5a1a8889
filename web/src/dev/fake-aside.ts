import { docId } from '@porchlight/shared/base/ids'
import type { DeviceId, MemberId, OpId } from '@porchlight/shared/base/ids'
import { ok, type Result } from '@porchlight/shared/base/result'
import type { AsideItem, AsidePart, AsideView } from '../engine/api-aside.ts'

const NOTHING: AsideView = { items: [], joins: [], twins: [], cleared: 0 }

/** What was set aside, of every sort, for looking at the screen; `twin`: this phone is used twice. */
export function fakeAside(flags: ReadonlySet<string>, me: MemberId, device: DeviceId, changed: () => void): AsidePart {
  const [sam, lena] = ['5a'.repeat(16), '1e'.repeat(16)] as MemberId[]
  const turf = docId('visits', 'turf/0f3a91c24be07d55')
  const at = Date.UTC(2026, 9, 3, 14, 20)
  const item = (id: string, more: Partial<AsideItem>): AsideItem => {
    const basic = {
      id,
      doc: turf,
      why: 'after-cut',
      member: sam,
      device: 'd0'.repeat(16) as DeviceId,
      entries: 1,
      changes: 3,
      at,
      canAdmit: false,
    }
    return { ...basic, ...more }
  }
  let view: AsideView = flags.has('aside')
    ? {
        items: [
          item('a', { canAdmit: true }),
          item('b', {
            why: 'author-no-right',
            doc: docId('turf', 'turf/0f3a91c24be07d55'),
            member: lena,
            changes: undefined,
            at: at - 3_600_000,
          }),
          item('c', {
            why: 'malformed',
            doc: docId('group', 'group'),
            member: undefined,
            device: undefined,
            changes: undefined,
            at: at - 7_200_000,
          }),
        ],
        joins: [{ join: 'ab'.repeat(32) as OpId, member: lena!, role: 'canvasser', scopes: ['turf/0f3a91c24be07d55'], changes: 2 }],
        twins: [{ device: 'd1'.repeat(16) as DeviceId, member: sam, isThisPhone: false }],
        cleared: 1,
      }
    : NOTHING
  if (flags.has('twin')) view = { ...view, twins: [...view.twins, { device, member: me, isThisPhone: true }] }
  const to = async (next: AsideView): Promise<Result<void>> => {
    view = next
    changed()
    return ok(undefined)
  }
  const without = (ids: readonly string[]) => view.items.filter(one => !ids.includes(one.id))
  return {
    aside: () => view,
    admit: id => to({ ...view, items: without([id]) }),
    admitJoin: () => to({ ...view, joins: [] }),
    clearAside: ids => to({ ...view, items: without(ids), cleared: view.cleared + ids.length }),
  }
}
