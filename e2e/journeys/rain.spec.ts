import { doorWords } from '@porchlight/web/features/walk/door-messages'
import { doorMoreWords } from '@porchlight/web/features/walk/door-more-words'
import { walkWords } from '@porchlight/web/features/walk/messages'
import { severalWords } from '@porchlight/web/features/walk/several-words'
import { moveClock } from '../clock.ts'
import type { Person } from '../people.ts'
import { type Acting, expect } from '../people/acting.ts'
import { journey } from '../story.ts'
import { fileOf } from '../town.ts'

const t = { ...doorWords.en, ...doorMoreWords.en }
const HOUR = 60 * 60 * 1000

/** A street of houses with a tower in the middle; the last house is full of people. */
const HOUSES = ['1', '3', '5', '7/1', '7/2', '7/3', '9', '11']
const COLUMNS = ['Voter File VANID', 'LastName', 'FirstName', 'StreetNo', 'StreetName', 'StreetType', 'AptType', 'AptNo', 'City', 'State', 'Zip5', 'PrecinctName'] // prettier-ignore
const town = () => {
  const at = (house: string, first: string, n: number) => {
    const [number, unit = ''] = house.split('/')
    return [`40${n}`, 'Lopez', first, number, 'Oak', 'St', unit && 'Apt', unit, 'Elmtown', 'OH', '43004', 'P1']
  }
  const people = [...HOUSES.map(house => [house, 'Ana'] as const), ...['Bo', 'Cy', 'Di', 'Ed', 'Flo'].map(name => ['11', name] as const)]
  return fileOf('van.txt', [COLUMNS, ...people.map(([house, first], n) => at(house, first, n))].map(row => row.join('\t')).join('\r\n'))
}

/** The street is one turf of Alex's new group. */
async function oneTurf(alex: Person): Promise<string> {
  await alex.begin.startGroup('Elm Neighbors')
  await alex.lists.importFile(town())
  await alex.turfs.cut(40)
  const [turf] = await alex.turfs.names()
  return turf!
}

journey(
  '[D10] [D11] [D12] [D14] forms that are left, reloaded and killed; a tower with a gate; a request that comes while its door is open; what was added by mistake; a clock that was ahead',
  async ({ arrive }) => {
    const [alex, sam] = await Promise.all([arrive('Alex'), arrive('Sam')])
    const turf = await oneTurf(alex)
    await sam.begin.joinByLink(await alex.turfs.handOut(turf))
    await sam.see(turf)
    await sam.installed()
    const field = (label: string) => sam.find('textbox', label)

    // [D10] The way back, a reload and a kill, each in the middle of a form.
    await sam.walk.openDoor('1')
    await sam.follow(t.dncTitle)
    await sam.fill(t.dncReason, 'Night shift')
    await sam.follow('Back')
    await sam.follow(t.dncTitle)
    await expect(field(t.dncReason)).toHaveValue('Night shift')
    await sam.follow('Back')
    await sam.follow(t.addPerson)
    // What is missing is led to, wherever it stands.
    await field(t.phoneLabel).focus()
    await sam.press(t.save)
    await expect(field(t.name)).toBeFocused()
    await sam.fill(t.name, 'Rosa Díaz')
    await sam.page.reload()
    await expect(field(t.name)).toHaveValue('Rosa Díaz')
    await sam.fill(t.phoneLabel, '555 0100')
    await sam.read(t.formKept)
    await sam.reopen()
    await expect(field(t.phoneLabel)).toHaveValue('555 0100')
    await sam.press(t.save)
    await sam.walk.atDoor('1')
    await expect(sam.find('list', t.people).getByText('Rosa Díaz', { exact: true })).toBeVisible()
    await sam.follow(t.addPerson)
    await expect(field(t.name)).toHaveValue('')
    await sam.walk.start()
    await sam.follow(walkWords.en.addDoor)
    await sam.fill(t.number, '99')
    await sam.follow('Back')
    await sam.follow(walkWords.en.addDoor)
    await expect(field(t.number)).toHaveValue('99')

    // [D11] What is said of the tower stands at each of its doors; whoever cannot get in goes on to another house.
    await sam.walk.start()
    await sam.walk.openDoor('7 unit 1')
    await sam.walk.note('Gate 4411')
    await sam.press(t.saveBuilding)
    await sam.walk.atDoor('7 unit 2')
    await expect(sam.find('list', t.notesHere)).toHaveText('Gate 4411')
    await sam.walk.record('inaccessible')
    await sam.walk.atDoor('9')
    await sam.walk.start()
    await sam.walk.openDoor('7 unit 3')
    await expect(sam.page.getByText(t.noVisit)).toHaveCount(0)
    await expect(sam.find('list', t.notesHere)).toHaveText('Gate 4411')

    // Many names: what is said most is in sight without scrolling.
    await sam.walk.start()
    await sam.walk.openDoor('11')
    await expect(sam.find('button', 'Nobody home')).toBeInViewport({ ratio: 1 })
    await sam.delivered()

    // [D12] Alex hears that nobody is to go there, while Sam has the page of somebody of that door open.
    await sam.walk.start()
    await sam.walk.openDoor('5')
    const who = await sam.walk.openPerson()
    await sam.walk.note('Wants a sign', who)
    await alex.turfs.walkMyself(turf)
    await alex.walk.openDoor('5')
    await alex.walk.doNotContact('door', 'Baby asleep')
    await alex.delivered()
    const stop = sam.page.getByRole('note').filter({ hasText: t.doorClosed })
    await expect(stop).toContainText('Baby asleep')
    await expect(sam.find('button', 'Talked')).toHaveCount(0)
    await expect(field(t.noteLabel)).toHaveValue('Wants a sign')
    await sam.walk.saveNote()
    await expect(stop).toHaveCount(0)

    // [D14] Somebody and a door that were added by mistake: Alex has heard of both; taken back with no signal,
    // over a kill of the app, and by their own pages after something else was done.
    await sam.walk.start()
    await sam.walk.addDoor('Oak St', '13')
    await sam.walk.atDoor('13')
    await sam.walk.addResident('Bo Falso')
    await sam.delivered()
    await alex.walk.start()
    const added = alex.page.locator('.door-row').filter({ hasText: 'Bo' }).filter({ hasText: /^13/ })
    await expect(added).toHaveCount(1)
    await sam.phone.setOffline(true)
    await sam.reopen()
    await sam.walk.atDoor('13')
    await sam.press(t.undo(t.addedPerson('Bo Falso', '13')))
    await sam.read(t.undone(t.addedPerson('Bo Falso', '13')))
    await sam.walk.atDoor('13')
    await expect(sam.find('list', t.people)).toHaveCount(0)
    await sam.walk.addResident('Cy Falso')
    await sam.walk.start()
    await sam.walk.openDoor('1')
    await sam.walk.record('not-home')
    await sam.walk.start()
    await sam.walk.openDoor('13')
    await expect(sam.find('button', t.mistakeDoor)).toHaveCount(0)
    await sam.walk.openPerson('Cy Falso')
    await sam.press(t.mistakePerson)
    await sam.walk.atDoor('13')
    await sam.read(t.undone(t.addedPerson('Cy Falso', '13')))
    await sam.press(t.mistakeDoor)
    await sam.see(turf)
    await sam.read(t.undone(t.addedDoor('13')))
    expect(await sam.walk.doors()).not.toContain('13')
    await sam.phone.setOffline(false)
    await sam.delivered()
    await expect(added).toHaveCount(0)
    expect(await alex.walk.doors()).not.toContain('13')

    // A phone whose clock was ahead and is right again takes back what it did last, not what it did in the days to come.
    await moveClock(sam, 30 * HOUR)
    await sam.walk.start()
    await sam.walk.openDoor('3')
    await sam.walk.record('not-home')
    await moveClock(sam, -30 * HOUR)
    await sam.walk.start()
    await sam.walk.openDoor('9')
    await sam.walk.record('address-not-found')
    await expect(sam.find('button', t.undo('9 no such address'))).toBeVisible()
    await sam.walk.undo()
    await sam.delivered()
  },
)

/** Until the screen says that it has noticed: how long that takes is the phone's to say. */
async function holdFinger(me: Acting, door: string): Promise<void> {
  const row = me.page.locator('.door-row').filter({ has: me.page.locator('.row-title', { hasText: new RegExp(`^${door}$`) }) })
  await row.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await row.boundingBox())!
  const cdp = await me.page.context().newCDPSession(me.page)
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: x + width / 2, y: y + height / 2 }] })
  await me.see(severalWords.en.title)
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await cdp.detach()
}

journey(
  '[D13] [D15] a finger that rests on a door, and the last door of the row: nobody home at all of them, undone at once or one by one; a turf where nobody may be contacted',
  async ({ arrive }) => {
    const alex = await arrive('Alex')
    const turf = await oneTurf(alex)
    await alex.turfs.walkMyself(turf)
    // What lies below the last door is there, and with it the finger is heard.
    await expect(alex.find('link', severalWords.en.title)).toBeVisible()
    await holdFinger(alex, '3')
    const box = (name: string) => alex.find('checkbox', new RegExp(`^${name}`))
    await expect(box('3')).toBeChecked()
    const touch = (name: string) => box(name).locator('xpath=ancestor::label').click()
    await touch('9')
    await expect(alex.page.getByRole('checkbox', { checked: true })).toHaveCount(6)
    await touch('5')
    await alex.phone.page.reload()
    await expect(alex.page.getByRole('checkbox', { checked: true })).toHaveCount(5)
    await alex.walk.literature()
    await alex.press('Nobody home · 5 doors')
    await alex.press(severalWords.en.undoAll)
    await expect(alex.find('button', severalWords.en.undoAll)).toHaveCount(0)
    await alex.walk.start()
    await alex.walk.done('not-home', 0)
    await holdFinger(alex, '9')
    await touch('11')
    await alex.press('Nobody home · 2 doors')
    await expect(alex.find('button', severalWords.en.undoAll)).toBeVisible()
    await alex.walk.start()
    await alex.walk.done('not-home', 2)
    await alex.walk.undo()
    await alex.walk.done('not-home', 1)

    // [D15] Where nobody may be contacted nothing is called done.
    for (const house of ['1', '3', '5', '9', '11']) {
      await alex.walk.openDoor(house)
      await alex.walk.doNotContact('door', '')
      await alex.see(turf)
    }
    await alex.walk.openDoor('7 unit 2')
    await alex.walk.doNotContact('building', '')
    await alex.see(turf)
    await alex.read(walkWords.en.endLeftAlone)
    await expect(alex.page.getByText(walkWords.en.endDone)).toHaveCount(0)
    await alex.delivered()
  },
)

journey(
  '[P4.2] somebody joins on a thin line and walks off: doors are opened and results saved though parts below them never came',
  async ({ arrive }) => {
    const alex = await arrive('Alex')
    const turf = await oneTurf(alex)
    const link = await alex.turfs.handOut(turf)
    const lost: string[] = []
    const sam = await arrive('Sam')
    await sam.phone.context.route(/\/(?:WalkMore|ShiftEnd|SayingsForm|TurfNote)[^/]*\.js/, route => {
      lost.push(route.request().url())
      return route.abort()
    })
    await sam.begin.joinByLink(link)
    await sam.see(turf)
    await sam.walk.doors()
    await expect.poll(() => lost.length).toBeGreaterThan(0)
    await sam.phone.setOffline(true)
    await sam.walk.openDoor('1')
    await sam.walk.record('not-home')
    await sam.walk.record('not-home')
    await sam.walk.start()
    await sam.walk.done('not-home', 2)
    await sam.phone.setOffline(false)
    await sam.delivered()
  },
)
