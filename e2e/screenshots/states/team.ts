import { teamWords } from '@porchlight/web/features/walk/team-words'
import type { Person } from '../../people.ts'
import { expect } from '../../people/acting.ts'
import type { State } from './state.ts'

const fake = 'canvasser'

const sendElsewhere = (me: Person): Promise<void> =>
  me.team
    .card('Ana')
    .getByRole('button', { name: me.words(teamWords).elsewhere })
    .click()

/** One phone for several who knock. */
export const teamStates: readonly State[] = [
  {
    name: 'team-who',
    fake,
    path: '/walk',
    act: async me => {
      await me.walk.doors()
      await me.follow(me.words(teamWords).title)
      await me.press(me.words(teamWords).begin)
      await me.read(me.words(teamWords).nobody)
    },
  },
  { name: 'team', fake, path: '/walk', act: me => me.walk.doors().then(() => me.team.begin('Ana', 'Ben Lee')) },
  {
    name: 'team-elsewhere',
    fake,
    path: '/walk',
    act: async me => {
      await me.walk.doors()
      await me.team.begin('Ana', 'Ben Lee')
      await me.team.nobodyHome('Ana')
      await sendElsewhere(me)
      await expect(me.find('list', me.words(teamWords).toDoor)).toBeVisible()
    },
  },
  {
    name: 'team-rests',
    fake,
    path: '/walk',
    act: async me => {
      await me.walk.doors()
      await me.team.begin('Ana', 'Ben Lee')
      await sendElsewhere(me)
      await me.press(me.words(teamWords).rest)
      await expect(me.team.card('Ana').getByRole('button', { name: /./ }).first()).toBeVisible()
    },
  },
]
