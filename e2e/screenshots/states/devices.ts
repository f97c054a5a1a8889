import { joinWords } from '@porchlight/web/features/begin/join-words'
import { deviceWords } from '@porchlight/web/features/devices/words'
import type { Person } from '../../people.ts'
import { expect } from '../../people/acting.ts'
import type { State } from './state.ts'

const [empty, organizer] = ['empty', 'organizer']
const SEED = 'A'.repeat(60)

/** Gives the link by hand, as when it was pasted. */
const giveLink =
  (mark: 'd' | 'm' | 'r', heading: 'phoneOf' | 'personOf' | 'recoverTitle') =>
  async (me: Person): Promise<void> => {
    await me.fill(me.words(joinWords).linkOrCode, `${me.origin}/#${mark}1.${SEED}.`)
    await me.press(me.words(joinWords).next)
    await me.see(me.words(deviceWords)[heading])
  }

async function letIn(me: Person): Promise<void> {
  await me.press(me.words(deviceWords).letIn)
  await expect(me.page.getByRole('alert').getByText(me.words(deviceWords).isIn)).toBeVisible()
}

/** Phones of one's own, letting one in, keys on paper. */
export const ofDevices: readonly State[] = [
  { name: 'devices', fake: 'organizer,devices', path: '/devices' },
  {
    name: 'device-rename',
    fake: 'organizer,devices',
    path: '/devices',
    act: async me => {
      await me.press(`${me.words(deviceWords).rename}: Old Pixel`)
      await expect(me.find('dialog', me.words(deviceWords).rename)).toBeVisible()
    },
  },
  {
    name: 'device-lost',
    fake: 'organizer,devices',
    path: '/devices',
    act: async me => {
      const t = me.words(deviceWords)
      await me.press(`${t.remove}: Old Pixel`)
      await me.choose(t.removeWhy, new RegExp(`^${t.lost}`))
      await me.read(t.again)
    },
  },
  { name: 'device-add', fake: organizer, path: '/devices/add', act: me => expect(me.find('img', /QR/)).toBeVisible() },
  { name: 'device-full', fake: 'organizer,full-hands', path: '/devices/add', act: me => expect(me.page.getByRole('alert')).toBeVisible() },
  { name: 'device-asks', fake: 'organizer,card', path: '/devices/add', act: me => me.read(me.words(deviceWords).letIn) },
  { name: 'device-in', fake: 'organizer,card', path: '/devices/add', act: letIn },
  {
    name: 'device-answer',
    fake: 'organizer,card',
    path: '/devices/add',
    act: async me => {
      await letIn(me)
      // The codes go round: a picture of them would never come to rest.
      await me.page.evaluate(() => Object.assign(globalThis, { setInterval: () => 0 }))
      await me.press(me.words(deviceWords).showAnswer)
      await expect(me.find('img', /QR/)).toBeVisible()
    },
  },
  { name: 'in-person', fake: organizer, path: '/group/in-person' },
  { name: 'new-phone', fake: empty, path: '/begin/join', act: giveLink('d', 'phoneOf') },
  { name: 'new-person', fake: empty, path: '/begin/join', act: giveLink('m', 'personOf') },
  {
    name: 'new-phone-card',
    fake: empty,
    path: '/begin/join',
    act: async me => {
      await giveLink('d', 'phoneOf')(me)
      await me.press(me.words(deviceWords).goOn)
      await expect(me.find('img', me.words(deviceWords).myCardLabel)).toBeVisible()
    },
  },
  {
    name: 'new-phone-refused',
    fake: 'empty,refused',
    path: '/begin/join',
    act: async me => {
      await giveLink('d', 'phoneOf')(me)
      await me.press(me.words(deviceWords).goOn)
      await expect(me.find('button', me.words(deviceWords).beginAgain)).toBeVisible()
    },
  },
  { name: 'recovery-key', fake: organizer, path: '/devices/key' },
  { name: 'recovery-paper', fake: organizer, path: '/devices/key', act: me => me.devices.makeRecoveryKey() },
  { name: 'recover', fake: empty, path: '/begin/join', act: giveLink('r', 'recoverTitle') },
  {
    name: 'recover-wrong',
    fake: empty,
    path: '/begin/join',
    act: async me => {
      await giveLink('r', 'recoverTitle')(me)
      await me.press(me.words(deviceWords).recoverGo)
      await expect(me.page.getByRole('alert').first()).toBeVisible()
    },
  },
  { name: 'pending', fake: 'organizer,pending', path: '/' },
]
