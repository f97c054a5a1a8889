import { VAN_CONTACT_COLUMNS } from '@porchlight/shared/canvass/export-van'
import { readCsv } from '../csv.ts'
import { expect } from '../people/acting.ts'
import { journey } from '../story.ts'
import { vanFile } from '../town.ts'

for (const language of ['en', 'es'] as const) {
  journey(`[P6.3] one phone alone, without a relay and then without a server (${language})`, async ({ relay, arrive }) => {
    const alex = await arrive('Alex', { language })
    await alex.begin.startGroup('Elm Neighbors', 'none')
    await alex.lists.importFile(vanFile(60))
    await alex.installed()
    await relay.kill()
    await alex.reopen()
    // By the service worker, and not kept when it is left [P1.6].
    expect((await alex.page.reload())?.headers()['cache-control']).toBe('no-store')

    expect(await alex.turfs.cut(20)).toBeGreaterThan(1)
    const turf = 'Elm and Oak, the near end'
    await alex.turfs.rename((await alex.turfs.names())[0]!, turf)
    await alex.turfs.walkMyself(turf)
    await alex.walk.order('zigzag')
    const crossing = await alex.walk.doors()
    await alex.walk.order('sides')
    const doors = await alex.walk.doors()
    expect(doors).not.toEqual(crossing)
    expect(new Set(doors)).toEqual(new Set(crossing))
    const [first, second, third, fourth] = doors
    await alex.walk.nextDoor()
    await alex.walk.atDoor(first!)
    await alex.walk.record('not-home')
    await alex.walk.undo()
    await alex.walk.atDoor(second!)
    await alex.walk.record('inaccessible')
    await alex.walk.atDoor(third!)
    await alex.walk.addResident('Ana Nueva')
    await alex.walk.record('canvassed', 'Ana Nueva')
    await alex.walk.atDoor(fourth!)
    await alex.walk.record('not-home')
    await alex.saved()

    await alex.place('today')
    expect(await alex.turfs.secondPass()).toBe(1)
    const again = (await alex.turfs.names()).find(name => name.endsWith(language === 'en' ? ', again' : ', otra vez'))!
    await alex.turfs.walkMyself(again)
    expect(await alex.walk.doors()).toEqual([fourth])

    await alex.results.count('inaccessible', 1)
    await alex.results.count('canvassed', 1)
    await alex.results.byPerson('Alex', 3, 1)
    const csv = await alex.results.csv()
    expect(csv).toContain('Ana Nueva')
    expect(csv).toContain(turf)
    expect(readCsv(csv).length).toBe(3)
    // The building that could not be entered is said of everybody on the list there; Ana has no voter id.
    const [contact, ...others] = readCsv(await alex.results.file('vanContacts'))
    expect(Object.keys(contact!)).toEqual(VAN_CONTACT_COLUMNS)
    for (const one of [contact!, ...others]) expect(one).toMatchObject({ 'Canvassed By': 'Alex', 'MiniVAN Campaign': turf })
    expect(new Set([contact!, ...others].map(one => one['Result']))).toEqual(new Set(['Inaccessible', 'Not Home']))
    const { features } = JSON.parse(await alex.results.file('map')) as { features: { properties: { turf: string } }[] }
    expect(features.filter(({ properties }) => properties.turf === turf)).toHaveLength(doors.length)
  })
}
