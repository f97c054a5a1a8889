import { joinWords } from '@porchlight/web/features/begin/join-words'
import { beginWords } from '@porchlight/web/features/begin/words'
import { expect } from '../../people/acting.ts'
import type { State } from './state.ts'

const empty = 'empty'

/** Before there is a group on this phone. */
export const beginning: readonly State[] = [
  { name: 'begin', fake: empty, path: '/begin' },
  { name: 'start', fake: empty, path: '/begin/start' },
  { name: 'start-missing', fake: empty, path: '/begin/start', act: me => me.press(me.words(beginWords).start) },
  { name: 'sample', fake: empty, path: '/begin/sample' },
  { name: 'join', fake: empty, path: '/begin/join' },
  { name: 'join-damaged', fake: empty, path: '/begin/join', act: me => me.begin.giveText('hello') },
  { name: 'join-confirm', fake: empty, path: '/begin/join', act: me => me.begin.giveText('01234-56789-ABCDE-FGHJK') },
  {
    name: 'join-used-up',
    fake: 'empty,used-up',
    path: '/begin/join',
    act: async me => {
      await me.begin.giveText('01234-56789-ABCDE-FGHJK')
      await me.fill(me.words(joinWords).myName, 'Sam')
      await me.press(me.words(joinWords).join)
      await expect(me.page.getByRole('alert').first()).toBeVisible()
    },
  },
  { name: 'scan', fake: empty, path: '/begin/scan', act: me => expect(me.page.getByRole('alert')).toBeVisible() },
  { name: 'install', fake: empty, path: '/install' },
  { name: 'no-storage', fake: 'no-store', path: '/' },
]
