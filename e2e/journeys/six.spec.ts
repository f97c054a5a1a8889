import { test } from '@playwright/test'
import { Camera } from '../camera.ts'
import { moveClock } from '../clock.ts'
import { readPdf, squeeze } from '../pdf.ts'
import type { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import { MeetingRoom } from '../people/meeting-room.ts'
import { journey } from '../story.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const CIRCLE = 'Oak Street circle'
/** Has no phone, and comes all the same. */
const ROSA = 'Rosa Lima'
const MONEY = 'Flyer money'
const WISHES = { Alex: MONEY, Ben: 'Keys to the hall', Inés: 'Mercado de abril', Dora: 'Bike repair day', Eli: 'Rats in the yard' }
const BARREL = 'Rain barrel'
const SAID = {
  Ben: 'Ben says that the library lends us its basement again.',
  Inés: 'Inés cuenta que el mercado quiere nuestro puesto.',
  Dora: 'Dora knows two people who can true a wheel.',
  Eli: 'Eli saw three rats behind the bakery on Monday.',
}
const LEFT = 'There are 412 dollars left.'
const DECIDED = 'We print 300 flyers in both languages.'
const BAKE = 'Bake two cakes'
const WHEEL = 'Ask about the wheel stand'
const PRINTER = 'Ring up the printer'

const dayAfter = (days: number): string => {
  const day = new Date(Date.now() + days * DAY)
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map(part => String(part).padStart(2, '0')).join('-')
}

journey('[M1] [M2] [M3] [N1] six people prepare a meeting, hold it, and two weeks later the next one has what was left', async story => {
  // Six browsers: beside other work they need their time.
  test.setTimeout(480_000)
  const arrive = async (name: string, options: Parameters<typeof story.arrive>[1] = {}) => {
    const person = await story.arrive(name, options)
    return Object.assign(person, { room: new MeetingRoom(person) })
  }
  const all = <T, P extends Person>(people: readonly P[], act: (me: P) => Promise<T>) => Promise.all(people.map(act))

  const [alex, ben, ines, dora, eli] = await Promise.all([
    arrive('Alex'),
    arrive('Ben'),
    arrive('Inés', { language: 'es' }),
    arrive('Dora'),
    arrive('Eli'),
  ])
  const five = [alex, ben, ines, dora, eli]
  const theDay = dayAfter(3)
  const actions = [`${BAKE} – ${ROSA}`, `${PRINTER} – Frank`, `${WHEEL} – Dora`].toSorted()

  await test.step('the evening is prepared', async () => {
    await alex.begin.startGroup('Oak Street')
    const invitation = await alex.group.invite('member', '5')
    await all([ben, ines, dora, eli], me => me.begin.joinByLink(invitation))
    await alex.people.add(ROSA)
    await alex.meetings.plan({ title: CIRCLE, date: theDay, time: '18:30', place: 'Basement of the library', repeat: 'second' })
    await all(five, async me => {
      await me.meetings.openNext(CIRCLE)
      await me.meetings.addItem(WISHES[me.name as keyof typeof WISHES])
      await me.meetings.answer('coming')
    })
    await all(five, me => me.meetings.agendaHas(...Object.values(WISHES)))
    await ben.meetings.answer('coming', ROSA)
    await all(five, me => me.meetings.counts(6, 0, 0))
    await alex.meetings.moveByKeys(MONEY, -(await alex.meetings.items()).indexOf(MONEY))
    await alex.meetings.describe(MONEY, { minutes: 20, lead: ROSA })
    await all(five, me => me.delivered())
  })
  const agenda = await alex.meetings.items()
  await all(five, me => me.meetings.agendaIs(...agenda))

  const camera = new Camera()
  story.closing(async () => camera.dispose())
  const frank = await arrive('Frank', { args: camera.args })
  const six = [...five, frank]
  const toTheDay = new Date(`${theDay}T18:25`).getTime() - Date.now()
  await all(six, me => moveClock(me, toTheDay))

  await test.step('in the basement', async () => {
    await all(five, me => me.meetings.openNext(CIRCLE))
    await alex.room.openNotes()
    await alex.notes.type('# What was said')
    await alex.delivered()
    // Two have no signal down there.
    await all([dora, eli], async me => {
      await me.room.openNotes()
      await me.notes.reads('What was said')
      await me.installed()
      await me.phone.setOffline(true)
    })
    await alex.group.invite('member')
    await frank.room.joinFrom(alex, camera)
    await all([frank, alex], me => me.meetings.openNext(CIRCLE))
    await frank.meetings.agendaIs(...agenda)
    await alex.meetings.start()
    await frank.meetings.isAt(MONEY)
    await alex.meetings.attend('Alex', 'Ben', 'Inés', 'Dora', 'Eli', 'Frank', ROSA)

    await all([ben, ines], async me => {
      await me.room.openNotes()
      await me.notes.reads('What was said')
    })
    await all([ben, dora, eli], me => me.notes.type(`\n${SAID[me.name as keyof typeof SAID]}`))
    // A new line begun behind one that is still being written may take its end along (docs/decisions/0012).
    await ines.notes.reads(SAID.Ben)
    await ines.notes.type(`\n${SAID.Inés}`)
    await ben.notes.reads(SAID.Inés)
    await ben.notes.sees('Inés')
    await all([dora, eli], me => me.meetings.back())

    await alex.meetings.outcome(MONEY, LEFT)
    await alex.meetings.decide(MONEY, DECIDED, 'Inés')
    await alex.meetings.promise(MONEY, { what: BAKE, owner: ROSA, due: dayAfter(17) })
    await frank.meetings.promise(agenda[1]!, { what: PRINTER, owner: 'Frank', due: dayAfter(10) })
    await dora.meetings.promise(agenda[2]!, { what: WHEEL, owner: 'Dora' })
    await eli.meetings.addItem(BARREL)
    await alex.meetings.next(agenda[1]!)
    await alex.meetings.next(agenda[2]!)
  })

  const left = await test.step('all have a signal again', async () => {
    await all([dora, eli], async me => {
      await me.phone.setOffline(false)
      await me.delivered()
      await me.meetings.isAt(agenda[2]!)
    })
    await all([ben, ines], me => me.meetings.back())
    await all(six, me => me.meetings.agendaHas(...agenda, BARREL))
    await alex.meetings.end()
    await all(six, me => expect(me.meetings.clock.getByRole('button')).toHaveCount(1))
    return (await alex.meetings.items()).filter(item => !agenda.slice(0, 3).includes(item))
  })

  await test.step('everybody has the same', async () => {
    const items = await alex.meetings.items()
    await all(six, async me => {
      await me.meetings.agendaIs(...items)
      await expect.poll(() => me.room.agreed()).toEqual([`${DECIDED} – Inés`, ...actions].toSorted())
      await me.room.openNotes()
      for (const words of Object.values(SAID)) await me.notes.reads(words)
    })
    // Each in a paragraph of its own, as it was typed.
    const written = await alex.room.written()
    for (const words of Object.values(SAID)) expect(written.split('\n').map(line => line.trim())).toContain(`- paragraph: ${words}`)
    await all(six, me => expect.poll(() => me.room.written()).toBe(written))
    await all(six, me => me.meetings.back())
  })

  await test.step('the minutes are printed', async () => {
    for (const [me, heading] of [
      [alex, 'Minutes'],
      [ines, 'Acta'],
    ] as const) {
      const minutes = await me.meetings.paper('minutes')
      const standing = [heading, CIRCLE, 'Basement of the library', ROSA, 'Frank', LEFT, DECIDED, BAKE, PRINTER, WHEEL, ...left]
      for (const words of [...standing, ...Object.values(SAID)]) expect(minutes).toContain(words)
      for (const format of ['A4', 'Letter']) {
        const { letters, pages } = readPdf(await me.page.pdf({ format }))
        for (const line of minutes.split('\n')) expect(letters).toContain(squeeze(line))
        expect(pages).toBe(1)
      }
      await me.meetings.back()
    }
  })

  await test.step('two weeks later', async () => {
    await all(six, async me => {
      await me.delivered()
      await moveClock(me, 14 * DAY - 2 * HOUR)
      await me.meetings.openNext(CIRCLE)
      await expect.poll(() => me.meetings.offered()).toEqual(left)
      await expect.poll(() => me.room.open()).toEqual(actions)
    })
    // Two take it over, and neither knows of the other.
    await ines.phone.setOffline(true)
    await all([alex, ines], me => me.meetings.carryOver(left.length))
    await alex.delivered()
    await ines.phone.setOffline(false)
    await ines.delivered()
    await all(six, me => me.meetings.agendaIs(...left))

    await frank.meetings.open()
    await frank.meetings.myTask(PRINTER).click()
    await frank.delivered()
    await all(five, async me => {
      await expect.poll(() => me.room.open()).toEqual([`${BAKE} – ${ROSA}`, `${WHEEL} – Dora`].toSorted())
    })
    await all(six, me => expect.poll(() => me.meetings.decisions('flyers')).toEqual([DECIDED]))
    await all(six, me => me.delivered())
  })
})
