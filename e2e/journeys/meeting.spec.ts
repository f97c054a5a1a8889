import { expect } from '../people/acting.ts'
import { journey } from '../story.ts'

const TITLE = 'Vecinos de Oak'
const SIGN = 'El letrero se pinta en los dos idiomas.'
const PAINT = 'Comprar pintura'

for (const language of ['en', 'es'] as const) {
  journey(`[M1] [M2] [M3] two people plan a meeting, hold it, and the next one has what was left (${language})`, async ({ arrive }) => {
    const [alex, bea] = await Promise.all([arrive('Alex', { language }), arrive('Bea', { language })])
    await alex.begin.startGroup('Elm Neighbors')
    await bea.begin.joinByLink(await alex.group.invite('member'))

    await alex.meetings.plan({ title: TITLE, place: 'Sótano', repeat: 'second' })
    await alex.meetings.answer('coming')
    await alex.meetings.pasteAgenda('1. Presupuesto 10 min\n2. Letrero 5 min', 2)
    await alex.delivered()

    await bea.meetings.openNext(TITLE)
    await bea.meetings.agendaIs('Presupuesto', 'Letrero')
    await bea.meetings.answer('maybe')
    await bea.meetings.counts(1, 1, 0)
    await bea.delivered()
    await alex.meetings.counts(1, 1, 0)
    await alex.meetings.answer('coming', 'Bea')
    await alex.meetings.counts(2, 0, 0)

    // Both change the agenda, one of them without a signal: nothing comes twice, nothing is lost.
    await bea.installed()
    await bea.phone.setOffline(true)
    await bea.meetings.addItem('Huerto')
    await bea.meetings.moveByKeys('Huerto', -2)
    await bea.meetings.removeItem('Presupuesto')
    await bea.meetings.undoRemove('Presupuesto')
    await alex.meetings.addItem('Biblioteca')
    await alex.meetings.dragOnto('Biblioteca', 'Letrero')
    await alex.meetings.agendaIs('Presupuesto', 'Biblioteca', 'Letrero')
    await alex.delivered()
    await bea.phone.setOffline(false)
    await bea.delivered()
    for (const me of [alex, bea]) await me.meetings.agendaIs('Huerto', 'Presupuesto', 'Biblioteca', 'Letrero')

    await alex.meetings.start()
    await alex.meetings.isAt('Huerto')
    await bea.meetings.isAt('Huerto')
    await bea.meetings.attend('Alex', 'Bea')
    await alex.meetings.next('Presupuesto')
    await alex.meetings.outcome('Presupuesto', 'Quedan 412.')
    await bea.meetings.isAt('Presupuesto')
    await bea.meetings.decide('Presupuesto', SIGN, 'Alex')
    await bea.meetings.promise('Presupuesto', { what: PAINT, owner: 'Alex' })
    await bea.delivered()
    await alex.meetings.end()
    await alex.delivered()

    const minutes = await alex.meetings.paper('minutes')
    for (const words of [TITLE, 'Alex, Bea', 'Quedan 412.', SIGN, PAINT, 'Letrero']) expect(minutes).toContain(words)
    expect(await alex.meetings.markdown()).toContain(`# `)
    await alex.meetings.back()
    const calendar = await alex.meetings.calendar('series')
    expect(calendar).toContain('RRULE:FREQ=WEEKLY;INTERVAL=2')
    expect(calendar).toContain(`SUMMARY:${TITLE}`)

    // Two weeks later, on the other phone.
    await bea.meetings.openNext(TITLE)
    await expect.poll(() => bea.meetings.offered()).toEqual(['Biblioteca', 'Letrero'])
    await bea.meetings.carryOver(2)
    await bea.meetings.agendaIs('Biblioteca', 'Letrero')
    await expect(bea.meetings.openTask(PAINT)).toBeVisible()
    await bea.delivered()

    await alex.meetings.openFollowing()
    await alex.meetings.agendaIs('Biblioteca', 'Letrero')
    await alex.meetings.open()
    const mine = alex.meetings.myTask(PAINT)
    await mine.locator('xpath=ancestor::label').click()
    await expect(mine).toBeChecked()
    await alex.delivered()
    await expect(bea.meetings.openTask(PAINT)).toBeHidden()
    await expect.poll(() => bea.meetings.decisions('letrero idiomas')).toEqual([SIGN])
    expect((await bea.meetings.search('biblioteca')).length).toBe(2)
  })
}
