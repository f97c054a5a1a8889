import { dayWords } from '@porchlight/web/features/day/messages'
import { doorWords } from '@porchlight/web/features/walk/door-messages'
import { walkWords } from '@porchlight/web/features/walk/messages'
import { teamWords } from '@porchlight/web/features/walk/team-words'
import { TEAM_ACT } from '../bench/acts/acts.ts'
import { expect } from '../people/acting.ts'
import { taps } from '../people/taps.ts'
import { journey } from '../story.ts'
import { ohioFile } from '../town.ts'

journey(
  '[D9] [D8] a captain with one phone and two runners: six doors without a signal, a killed app and an undo between them; each counts for whoever knocked',
  async ({ arrive }) => {
    const [alex, sam] = await Promise.all([arrive('Alex'), arrive('Sam')])
    await alex.begin.startGroup('Elm Neighbors')
    await alex.lists.importFile(ohioFile(40))
    await alex.turfs.cut(40)
    const [turf] = await alex.turfs.names()
    await sam.begin.joinByLink(await alex.turfs.handOut(turf!, 'Sam'))
    await sam.see(turf!)
    await sam.delivered()
    await sam.installed()
    await sam.phone.setOffline(true)
    await sam.team.begin('Ana', 'Ben')
    const first = await sam.team.at('Ana')
    const second = await sam.team.at('Ben')
    expect(second).not.toBe(first)

    expect(await taps(sam, () => sam.team.nobodyHome('Ana'))).toBe(TEAM_ACT.touches.length)
    const third = await sam.team.at('Ana')
    await sam.team.nobodyHome('Ben')
    const fourth = await sam.team.at('Ben')
    expect(new Set([first, second, third, fourth]).size).toBe(4)

    // The phone kills the app: it opens at the team, everybody where they were.
    await sam.reopen()
    await sam.team.isAt('Ana', third)
    await sam.team.isAt('Ben', fourth)

    // Ana has talked with somebody; a door where nobody is on the list she skips.
    while ((await sam.team.card('Ana').getByText(walkWords.en.nobodyListed).count()) > 0) {
      const empty = await sam.team.at('Ana')
      await sam.team.skip('Ana')
      await expect.poll(() => sam.team.at('Ana')).not.toBe(empty)
    }
    const talkedAt = await sam.team.at('Ana')
    await sam.team.open('Ana')
    // The captain is not led on herself: that runner is.
    await expect(sam.find('link', /^Next door/)).toHaveCount(0)
    await expect(sam.find('link', walkWords.en.team)).toBeVisible()
    await sam.walk.openPerson()
    await sam.read(teamWords.en.counts('Ana'))
    await sam.walk.recordHere('canvassed')
    await expect(sam.team.card('Ana')).toBeVisible()
    await expect.poll(() => sam.team.at('Ana')).not.toBe(talkedAt)

    // The wrong touch: undone, and Ben is at his door again.
    await sam.team.isAt('Ben', fourth)
    await sam.team.nobodyHome('Ben')
    await sam.press(new RegExp(`^${doorWords.en.undo('Ben, ')}`))
    await sam.team.isAt('Ben', fourth)
    await sam.team.nobodyHome('Ben')
    await sam.team.nobodyHome('Ana')
    await sam.team.nobodyHome('Ben')
    const { knocked } = sam.words(dayWords)
    const rows = await sam.day.rows()
    expect(rows.filter(row => row.includes(knocked('Ana')))).toHaveLength(3)
    // The one that was undone stands there, too, and says so.
    expect(rows.filter(row => row.includes(knocked('Ben')) && !row.includes(sam.words(dayWords).undone))).toHaveLength(3)

    await sam.phone.setOffline(false)
    await sam.delivered()
    await alex.results.count('canvassed', 1)
    await alex.results.byPerson('Ana', 3, 1)
    await alex.results.byPerson('Ben', 3, 0)
  },
)
