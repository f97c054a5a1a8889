import { readCsv } from '../csv.ts'
import { resultWords } from '@porchlight/web/app/canvass/words'
import { statusWords } from '@porchlight/web/app/words'
import { columnWords, resultsWords } from '@porchlight/web/features/results/messages'
import { doorWords } from '@porchlight/web/features/walk/door-messages'
import { expect } from '../people/acting.ts'
import { journey } from '../story.ts'
import { ohioFile } from '../town.ts'

const NOTE = 'Puerta roja, gate on the left'

for (const language of ['en', 'es'] as const) {
  journey(`[P1.4] [P2.4] [P3.4] first light: one visit, two phones, no signal (${language})`, async ({ relay, arrive: anybody }) => {
    const arrive = (name: string) => anybody(name, { language })
    const alex = await arrive('Alex')
    await alex.begin.startGroup('Elm Neighbors')
    await alex.lists.importFile(ohioFile(120))
    await alex.turfs.addQuestion({ text: '¿Jardín?', choices: ['Sí', 'No'] })
    await alex.turfs.cut(30)
    const [turf] = await alex.turfs.names()
    const invitation = await alex.turfs.handOut(turf!, 'Sam y Bea', 2)
    await alex.phone.kill()

    const [sam, bea] = await Promise.all([arrive('Sam'), arrive('Bea')])
    for (const me of [sam, bea]) {
      await me.begin.joinByLink(invitation)
      await me.see(turf!)
    }
    const [first, second, third] = await sam.walk.doors()
    for (const me of [sam, bea]) {
      await me.delivered()
      await me.installed()
      await me.phone.setOffline(true)
    }
    await relay.kill()

    await sam.walk.openDoor(first!)
    await sam.walk.record('not-home')
    await sam.walk.atDoor(second!)
    await sam.walk.addResident('Ana Nueva')
    await sam.walk.record('canvassed', 'Ana Nueva')
    await sam.walk.start(turf)
    await sam.walk.openDoor(third!)
    await sam.walk.note(NOTE)
    await bea.walk.openDoor(first!)
    await bea.walk.record('address-not-found')

    await sam.reopen()
    await sam.walk.atDoor(third!)
    const note = sam.find('textbox', sam.words(doorWords).noteLabel)
    await expect(note).toHaveValue(NOTE)
    await sam.walk.record('inaccessible')
    await sam.saved()
    await expect(sam.status).toContainText(sam.words(statusWords).noSignal)
    expect((await sam.day.rows()).length).toBe(3)

    await relay.start()
    for (const me of [sam, bea]) await me.phone.setOffline(false)
    for (const me of [sam, bea]) await me.delivered()
    await bea.walk.start(turf)
    await bea.walk.openDoor(first!)
    await bea.walk.disagreement('not-home', 'address-not-found')

    await alex.phone.launch()
    await alex.go('/')
    // Of two results for one door the later one counts, and both are kept.
    await alex.results.count('address-not-found', 1)
    await alex.results.count('canvassed', 1)
    await alex.results.byPerson('Sam', 3, 1)
    await alex.results.byPerson('Bea', 1, 0)
    await alex.results.knocked(turf!, 3)
    await alex.read(alex.words(resultsWords).disagree('1', 1))
    const data = readCsv(await alex.results.csv())
    const [columns, results] = [alex.words(columnWords), alex.words(resultWords)]
    expect(data.map(row => `${row[columns.canvasser]} ${row[columns.result]} ${row[columns.note]}`.trim()).toSorted()).toEqual(
      [
        `Bea ${results['address-not-found']}`,
        `Sam ${results['not-home']}`,
        `Sam ${results.canvassed}`,
        `Sam ${results.inaccessible} ${NOTE}`,
      ].toSorted(),
    )
    await alex.turfs.walkMyself(turf!)
    await alex.walk.openDoor(first!)
    await alex.walk.disagreement('not-home', 'address-not-found')
  })
}
