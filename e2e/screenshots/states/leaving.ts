import { groupWords } from '@porchlight/web/features/group/words'
import { memberWords } from '@porchlight/web/features/group/member-words'
import type { Person } from '../../people.ts'
import type { State } from './state.ts'

const open =
  (name: string, holds: 'holds' | 'holdsMine' = 'holds') =>
  async (me: Person): Promise<void> => {
    await me
      .find('list', me.words(groupWords).people)
      .getByRole('link', { name: new RegExp(name) })
      .click()
    await me.read(me.words(memberWords)[holds])
  }

const asked = async (me: Person): Promise<void> => {
  await open('Sam Ortiz')(me)
  await me.press(me.words(memberWords).remove)
  await me.read(me.words(memberWords).removeOnce)
}

const removed = async (me: Person): Promise<void> => {
  await asked(me)
  await me.page.getByText(me.words(memberWords).lost).click()
  await me.press(me.words(memberWords).removeAct)
  await me.read(me.words(memberWords).ended)
}

const leaving = async (me: Person): Promise<void> => {
  await open('Alex Rivera', 'holdsMine')(me)
  await me.press(me.words(memberWords).leave)
  await me.read(me.words(memberWords).leaveOnce)
}

const organizer = 'organizer'

/** Members one by one: what they may do and hold; removing, leaving, moving. */
export const leavingStates: readonly State[] = [
  { name: 'member', fake: organizer, path: '/group', act: open('Sam Ortiz') },
  { name: 'member-me', fake: organizer, path: '/group', act: open('Alex Rivera', 'holdsMine') },
  { name: 'member-remove', fake: organizer, path: '/group', act: asked },
  { name: 'member-removed', fake: organizer, path: '/group', act: removed },
  { name: 'leave', fake: organizer, path: '/group', act: leaving },
  { name: 'move-group', fake: organizer, path: '/group/move' },
  { name: 'out', fake: 'canvasser,out', path: '/' },
  { name: 'out-waiting', fake: 'canvasser,out,waiting,away', path: '/' },
  { name: 'handed-back', fake: 'canvasser,handed-back', path: '/walk' },
  { name: 'handed-back-role', fake: 'canvasser,handed-back-role', path: '/' },
  { name: 'farewell', fake: 'empty,farewell', path: '/begin' },
]
