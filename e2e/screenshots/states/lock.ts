import { lockWords } from '@porchlight/web/features/lock/words'
import type { Person } from '../../people.ts'
import { expect } from '../../people/acting.ts'
import type { State } from './state.ts'

const PIN = '270419'

async function toCode(me: Person): Promise<void> {
  const t = me.words(lockWords)
  await me.press(t.next)
  for (let time = 0; time < 2; time++) {
    await me.locking.type(PIN)
    await me.press(t.next)
  }
  await me.see(t.codeTitle)
}

const tryPin = async (me: Person): Promise<void> => {
  await me.locking.tryPin('000111')
  await expect(me.page.getByRole('alert')).toBeVisible()
}

/** The lock: before everything, and in the settings. */
export const locking: readonly State[] = [
  { name: 'locked', fake: 'locked', path: '/' },
  { name: 'locked-typed', fake: 'locked,passkey', path: '/', act: me => me.locking.type('2704') },
  { name: 'locked-wrong', fake: 'locked', path: '/', act: tryPin },
  { name: 'locked-wait', fake: 'locked,wait', path: '/' },
  { name: 'locked-passphrase', fake: 'locked,phrase', path: '/' },
  { name: 'locked-passkey', fake: 'locked,passkey-only', path: '/' },
  { name: 'locked-forgot', fake: 'locked', path: '/', act: me => me.press(me.words(lockWords).forgot) },
  {
    name: 'locked-erase',
    fake: 'locked',
    path: '/',
    act: async me => {
      const t = me.words(lockWords)
      await me.press(t.forgot)
      await me.page.getByText(t.noCode, { exact: true }).click()
      await me.press(t.erase)
      await expect(me.find('alertdialog', t.erase)).toBeVisible()
    },
  },
  { name: 'lock', fake: 'organizer', path: '/lock' },
  { name: 'lock-pin', fake: 'organizer', path: '/lock', act: me => me.press(me.words(lockWords).next) },
  {
    name: 'lock-passphrase',
    fake: 'organizer',
    path: '/lock',
    act: async me => {
      const t = me.words(lockWords)
      await me.choose(t.how, new RegExp(`^${t.howPassphrase}`))
      await me.press(t.next)
    },
  },
  { name: 'lock-code', fake: 'organizer', path: '/lock', act: toCode },
  { name: 'lock-on', fake: 'organizer,lock,passkey', path: '/lock' },
  { name: 'lock-off', fake: 'organizer,lock', path: '/lock', act: me => me.press(new RegExp(`^${me.words(lockWords).turnOff}`)) },
]
