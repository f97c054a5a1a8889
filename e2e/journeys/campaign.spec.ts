import { VAN_CONTACT_COLUMNS } from '@porchlight/shared/canvass/export-van'
import { Camera } from '../camera.ts'
import { readCsv } from '../csv.ts'
import type { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import type { Result } from '../people/walk.ts'
import { journey } from '../story.ts'
import { type TownFile, vanFile } from '../town.ts'

const QUESTION = 'Will you come on Thursday?'

/** What VAN calls the results of this day. */
const IN_VAN: Partial<Record<Result, string>> = {
  'not-home': 'Not Home',
  canvassed: 'Canvassed',
  refused: 'Refused',
  inaccessible: 'Inaccessible',
  'address-not-found': 'Address Not Found',
}

/** Somebody in a turf, as they did it. */
interface Knock {
  readonly by: string
  readonly turf: string
  /** As the list of doors says it: `118`, `118 unit 2`. */
  readonly door: string
  readonly result: Result
}

/** Knocks at the first doors of the turf, in the order of the walk. */
async function walk(me: Person, turf: string, results: readonly Result[]): Promise<Knock[]> {
  const doors = await me.walk.doors()
  const done: Knock[] = []
  for (const [i, result] of results.entries()) {
    // By the list: what was said of a building leads past the other doors of it.
    await me.walk.openDoor(doors[i]!)
    if (result === 'refused') {
      await me.walk.openPerson()
      await me.walk.recordHere(result)
    } else await me.walk.record(result)
    done.push({ by: me.name, turf, door: doors[i]!, result })
    await me.walk.start(turf)
  }
  await me.saved()
  return done
}

journey(
  'a campaign’s Saturday: list, turfs, three without a signal and one on paper, back together, second pass, a file for VAN',
  async story => {
    const camera = new Camera()
    story.closing(async () => camera.dispose())
    const list = vanFile(90)
    const alex = await story.arrive('Alex', { args: camera.args })
    await alex.begin.startGroup('Elm Neighbors')
    await alex.lists.importFile(list)
    await alex.turfs.addQuestion({ text: QUESTION, choices: ['Yes', 'No'] })
    expect(await alex.turfs.cut(12)).toBeGreaterThanOrEqual(4)
    const [oak, elm, ash, paper] = (await alex.turfs.names()) as [string, string, string, string]
    await alex.turfs.open(paper)
    const print = await alex.paper.print('letter', 'normal')

    const out = new Map<Person, string>()
    for (const [name, turf] of [
      ['Sam', oak],
      ['Bea', elm],
      ['Kim', ash],
    ] as const) {
      const invitation = await alex.turfs.handOut(turf, name)
      const me = await story.arrive(name)
      await me.begin.joinByLink(invitation)
      await me.see(turf)
      await me.delivered()
      await me.installed()
      await me.phone.setOffline(true)
      out.set(me, turf)
    }
    await alex.delivered()
    await alex.installed()
    await alex.phone.setOffline(true)
    await story.relay.kill()

    const [sam, bea, kim] = [...out.keys()] as [Person, Person, Person]
    const knocks = [
      ...(await walk(sam, oak, ['inaccessible', 'not-home', 'not-home'])),
      ...(await walk(bea, elm, ['not-home', 'refused'])),
      ...(await walk(kim, ash, ['address-not-found', 'not-home'])),
    ]
    // Rosa has no phone: Alex scans what she brings back.
    await alex.turfs.open(paper)
    await alex.paper.enter('Rosa Díaz', camera, print.views.slice(0, 1))
    knocks.push({ by: 'Rosa Díaz', turf: paper, door: await alex.paper.scanned(), result: 'not-home' })
    await alex.paper.wholeDoor('not-home')
    await alex.paper.entered(1)
    await alex.saved()

    await story.relay.start()
    for (const me of [alex, ...out.keys()]) await me.phone.setOffline(false)
    for (const me of [alex, ...out.keys()]) await me.delivered()

    const notHome = knocks.filter(knock => knock.result === 'not-home').length
    await alex.results.count('not-home', notHome)
    for (const [name, doors] of Object.entries(Object.groupBy(knocks, knock => knock.by)))
      await alex.results.byPerson(name, doors!.length, 0)
    checkContacts(readCsv(await alex.results.file('vanContacts')), knocks, list)

    await alex.place('today')
    const before = new Set(await alex.turfs.names())
    await alex.turfs.secondPass()
    const again = (await alex.turfs.names()).filter(name => !before.has(name))
    let doors = 0
    for (const turf of again) {
      await alex.turfs.walkMyself(turf)
      doors += (await alex.walk.doors()).length
    }
    expect(doors).toBe(notHome)
  },
)

/** Column by column, against the list that was brought in and what each of them did. */
function checkContacts(rows: ReturnType<typeof readCsv>, knocks: readonly Knock[], list: TownFile): void {
  expect(Object.keys(rows[0]!)).toEqual([...VAN_CONTACT_COLUMNS, QUESTION])
  const [head, ...lines] = list.buffer.toString('utf8').trim().split('\r\n')
  const columns = head!.split('\t')
  const listed = lines.map(line => Object.fromEntries(line.split('\t').map((cell, i) => [columns[i]!, cell])))
  const byId = new Map(listed.map(row => [row['Voter File VANID']!, row]))
  const today = new Date().toLocaleDateString('en-US', { month: '2-digit', day: '2-digit', year: 'numeric' })
  const told = new Set<string>()
  for (const row of rows) {
    const voter = byId.get(row['Voter File VANID']!)
    expect(voter, 'somebody of the list').toBeDefined()
    // Names in capitals are written as people write them.
    const name = [voter!['FirstName'], voter!['MiddleName'], voter!['LastName'], voter!['Suffix']].filter(Boolean).join(' ')
    expect(row['Contact Name']!.toLowerCase()).toBe(name.toLowerCase())
    expect(row['Date Canvassed']).toBe(today)
    expect(row['Contact Type']).toBe('Walk')
    expect(row['Input Type Name']).toBe('Porchlight')
    expect(row[QUESTION]).toBe('')
    const knock = knocks.find(
      one =>
        one.by === row['Canvassed By'] && one.turf === row['MiniVAN Campaign'] && IN_VAN[one.result] === row['Result'] && isAt(one, voter!),
    )
    expect(knock, JSON.stringify(row)).toBeDefined()
    told.add(JSON.stringify(knock))
  }
  // Doors where the list has nobody are in no file of VAN's; every other knock is.
  for (const knock of knocks) if (listed.some(voter => isAt(knock, voter))) expect(told).toContain(JSON.stringify(knock))
}

/** `118`, `118 unit 2`, `118 Oak St`: the house number, and the unit where it has one; of a building, all of them. */
function isAt({ door, result }: Knock, voter: Readonly<Record<string, string>>): boolean {
  const number = [voter['StreetNo'], voter['StreetNoHalf']].filter(Boolean).join(' ')
  if (!new RegExp(`^${number}\\b`).test(door)) return false
  return result === 'inaccessible' || voter['AptNo'] === '' || new RegExp(`\\b${voter['AptNo']}$`).test(door)
}
