import { notComeWords } from '@porchlight/web/app/not-come-words'
import { statusWords } from '@porchlight/web/app/words'
import { groupWords } from '@porchlight/web/features/group/words'
import { backupWords } from '@porchlight/web/features/backup/words'
import { handedWords } from '@porchlight/web/features/handed/words'
import { installWords } from '@porchlight/web/features/install/words'
import { settingsWords } from '@porchlight/web/features/settings/words'
import type { Person } from '../../people.ts'
import { expect } from '../../people/acting.ts'
import type { State } from './state.ts'

const BACKUP = { name: 'backup-2026-11-22.porchlight', mimeType: 'application/octet-stream', buffer: Buffer.from('PORCHLIGHT-BACKUP1\n') }

/** As far as a screen can tell. */
async function onIphone(me: Person): Promise<void> {
  await me.page.evaluate(() => Object.defineProperty(navigator, 'userAgent', { get: () => 'iPhone' }))
  await me.follow(me.words(settingsWords).install)
  await me.read(me.words(installWords).ios1)
}
/** A list that the phone has opened with Porchlight, as the browser says it. */
const openedWithList =
  (fake: string, words: 'noGroup' | 'noRight' | 'which') =>
  async (me: Person): Promise<void> => {
    await me.page.addInitScript(() => {
      if (!location.search.startsWith('?opened')) return
      const file = new File(['Name,Street,House number,City\nRosa Diaz,N Oak St,118,Lindenville\n'], 'list.csv', { type: 'text/csv' })
      const setConsumer = (take: (launch: object) => void) => take({ files: [{ getFile: async () => file }] })
      Object.defineProperty(window, 'launchQueue', { value: { setConsumer } })
    })
    await me.go(`/handed?opened&fake=${fake}`)
    await me.read(me.words(handedWords)[words])
  }

const openStatus = async (me: Person): Promise<void> => {
  await me.press(new RegExp(`${me.words(statusWords).more('')}$`))
  await expect(me.find('dialog', me.words(statusWords).title)).toBeVisible()
}

/** As long as the address says so: a first visit, whose line is gone before the code of this screen has come. */
const onFirstVisit = async (me: Person): Promise<void> => {
  await me.page.route(/\/(?:HelpScreen[^/]*\.js)?$/, route =>
    me.page.url().includes('not-come') && route.request().resourceType() !== 'document' ? route.abort() : route.fallback(),
  )
  await me.go('/help?not-come')
  await me.see(me.words(notComeWords).title)
}

/** The server says that it is another day. */
const clockOff = async (me: Person): Promise<void> => {
  const date = new Date(Date.now() - 4 * 24 * 60 * 60 * 1000).toUTCString()
  await me.page.route('**/healthz', route => route.fulfill({ headers: { date } }), { times: 1 })
  await me.page.reload()
  await me.read(me.words(statusWords).clockOff)
}

const [empty, organizer, canvasser] = ['empty', 'organizer', 'canvasser']

/** A group, and what belongs to the phone. */
export const ofTheGroup: readonly State[] = [
  { name: 'today', fake: organizer, path: '/' },
  { name: 'today-new', fake: empty, path: '/', act: me => me.begin.startGroup('Elm Neighbors') },
  { name: 'status', fake: 'offline,waiting', path: '/', act: openStatus },
  { name: 'status-away', fake: 'organizer,away,waiting', path: '/', act: openStatus },
  { name: 'storage-full', fake: 'problem', path: '/' },
  { name: 'set-aside', fake: 'aside', path: '/' },
  { name: 'set-aside-read', fake: 'organizer,aside', path: '/', act: openStatus },
  { name: 'aside', fake: 'organizer,aside', path: '/group/aside' },
  { name: 'aside-empty', fake: organizer, path: '/group/aside' },
  { name: 'aside-twin', fake: 'organizer,twin', path: '/group/aside' },
  { name: 'aside-canvasser', fake: 'canvasser,aside', path: '/group/aside' },
  { name: 'damaged', fake: 'organizer,damaged', path: '/', act: openStatus },
  { name: 'clock-off', fake: organizer, path: '/', act: clockOff },
  { name: 'group', fake: organizer, path: '/group' },
  {
    name: 'group-forget',
    fake: 'organizer,waiting',
    path: '/group',
    act: async me => {
      await me.press(me.words(groupWords).forget)
      await expect(me.find('alertdialog', /./)).toBeVisible()
    },
  },
  { name: 'groups', fake: 'two', path: '/groups' },
  { name: 'invite', fake: organizer, path: '/group/invite' },
  { name: 'invitation', fake: organizer, path: '/group', act: me => me.group.invite('organizer') },
  { name: 'files', fake: organizer, path: '/group/files' },
  { name: 'settings', fake: organizer, path: '/settings' },
  { name: 'backup', fake: organizer, path: '/backup' },
  {
    name: 'backup-made',
    fake: organizer,
    path: '/backup',
    act: async me => {
      const t = me.words(backupWords)
      await me.press(t.suggest)
      await me.press(t.make)
      await me.read(t.written)
    },
  },
  { name: 'restore', fake: empty, path: '/restore' },
  { name: 'restore-wrong', fake: organizer, path: '/restore', act: me => me.backups.tryToRestore(BACKUP, 'wrong') },
  { name: 'restored', fake: organizer, path: '/restore', act: me => me.backups.tryToRestore(BACKUP, 'porch swing, two lemons') },
  { name: 'handed-nothing', fake: organizer, path: '/handed' },
  { name: 'handed-which', fake: organizer, path: '/handed', act: openedWithList(organizer, 'which') },
  { name: 'handed-no-group', fake: empty, path: '/handed', act: openedWithList(empty, 'noGroup') },
  { name: 'handed-no-right', fake: canvasser, path: '/handed', act: openedWithList(canvasser, 'noRight') },
  { name: 'settings-canvasser', fake: canvasser, path: '/settings' },
  { name: 'install-ios', fake: organizer, path: '/settings', act: onIphone },
  { name: 'help', fake: organizer, path: '/help' },
  { name: 'not-found', fake: organizer, path: '/nowhere' },
  { name: 'not-come', fake: organizer, path: '/', act: onFirstVisit },
]
