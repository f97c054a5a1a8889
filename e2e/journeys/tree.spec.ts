import { dayWords } from '@porchlight/web/features/day/messages'
import { shiftWords } from '@porchlight/web/app/shift/shift-words'
import { doorWords } from '@porchlight/web/features/walk/door-messages'
import type { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import { journey } from '../story.ts'
import { ohioFile } from '../town.ts'
import { treeOf } from '../tree.ts'

/** One heading of level 1, none below it skipped a level; one main part; every control has a name. */
async function wellMade({ page }: Person, landmarks: readonly string[]): Promise<void> {
  const expected = landmarks.map(one => expect.stringMatching(new RegExp(`^${one}$`)))
  // A long list is drawn in portions.
  await expect.poll(async () => (await treeOf(page)).landmarks).toEqual(expected)
  const tree = await treeOf(page)
  expect(tree.headings.filter(level => level === 1)).toHaveLength(1)
  for (const [i, level] of tree.headings.entries()) expect(level - (tree.headings[i - 1] ?? 0)).toBeLessThanOrEqual(1)
  expect(tree.controls).toBeGreaterThan(4)
  expect(tree.nameless).toEqual([])
}

const STATUS = `
  - button /^(Delivered to your group|Saved on this phone).*\\. More about your work$/
  - status: /^(Delivered to your group|Saved on this phone)/`

const FOOT = `
  - 'link /^Next door: \\d+/'
  - link "Add a person"
  - link "Do not contact"`

const PEOPLE = `
  - region "Who lives here":
    - list "Who lives here":
      - listitem:
        - link /\\d+ years old$/`

const RESULTS = `
  - group "Results for the whole door":
    - button "Nobody home"
    - button "No such address"
    - button "Can’t get in"`

const DOOR = (number: string, middle: string) => `
- main:
  - link "Back"
  - heading /^${number} Oak St/ [level=1]${STATUS}
  - paragraph: Nobody has been here yet.${middle}
  - checkbox "Left literature"
  - textbox "Note for this door"${FOOT}
- status`

const PERSON = (name: string) => `
- main:
  - link "Back"
  - paragraph: /^\\d+ Oak St/
  - heading "${name}" [level=1]${STATUS}
  - paragraph: /^\\d+ years old/
  - group "Result for ${name}":
    - button "Talked"
    - button "Refused"
    - button "Moved"
    - button "Deceased"
    - button "Other language"
  - group "How strongly are they for it?":
    - button "1 Strong yes"
    - button "5 Strong no"
  - region "What to say and ask":
    - heading "What to say and ask" [level=2]
    - radiogroup "Which issue?":
      - radio "Schools"
      - radio "Roads"
      - radio "No answer" [checked]
  - region "What they said":
    - heading "What they said" [level=2]
    - group "Tags":
      - button "Yard sign"
    - textbox "What matters to them"
  - checkbox "Left literature"
  - textbox "Note about ${name}"
  - 'button "Save: talked" [disabled]'${FOOT}
- status`

const PLACES = `
- navigation "Places":
  - link "Walk"
  - link "My day"`

const LIST = (turf: string, first: string) => `${PLACES}
- main:
  - paragraph: /^0 of \\d+ doors in this turf$/
  - heading "${turf}" [level=1]${STATUS}
  - region /^Oak St · odd side ?, 0 of \\d+ doors done$/:
    - heading /^Oak St · odd side/ [level=2]
    - list:
      - listitem:
        - link /^${first} .+ to do$/
  - link "Add a missing door"
  - 'link "Next door: ${first}"'
- status`

const DAY = (first: string) => `${PLACES}
- main:
  - heading "My day" [level=1]${STATUS}
  - paragraph: 1 door · 1 result · 0 talked
  - list "My day":
    - listitem:
      - link /^${first} Oak St Nobody home .*[AP]M$/
- status`

const CORRECT = `${PLACES}
- main:
  - link "Back"
  - paragraph: /^\\d+ Oak St/
  - heading "Correct this result" [level=1]${STATUS}
  - radiogroup "What is right?":
    - radio "Nobody home" [checked]
    - radio "No such address"
    - radio "No result, only what stands below"
  - checkbox "Left literature"
  - textbox "Note"
  - button "Undo this result"
  - link "Open the door"
  - button "Save the correction" [disabled]
- status`

journey('[U3] the walk as a screen reader gets it: headings, landmarks, names, and what happened is said', async ({ arrive }) => {
  const [alex, sam] = await Promise.all([arrive('Alex'), arrive('Sam')])
  await alex.begin.startGroup('Elm Neighbors')
  await alex.lists.importFile(ohioFile(60))
  await alex.turfs.addQuestion({ text: 'Which issue?', choices: ['Schools', 'Roads'] })
  await alex.turfs.cut(12)
  const [turf] = await alex.turfs.names()
  await sam.begin.joinByLink(await alex.turfs.handOut(turf!))
  await sam.see(turf!)
  const [first, second] = await sam.walk.doors()
  const body = sam.page.locator('body')
  const places = 'navigation Places'

  await expect(body).toMatchAriaSnapshot(LIST(turf!, first!))
  await wellMade(sam, [
    places,
    'main',
    'region Oak St · odd side ?, .*',
    'region Oak St · even side ?, .*',
    `region ${shiftWords.en.title}`,
  ])
  // It stays while screens come and go: what has just appeared is not read out by every screen reader.
  const region = await sam.page.getByRole('status').last().elementHandle()
  const heard = () => region!.evaluate(element => (element.isConnected ? element.textContent : 'gone'))

  await sam.walk.openDoor(first!)
  await expect(body).toMatchAriaSnapshot(DOOR(first!, PEOPLE + RESULTS))
  await wellMade(sam, ['main', 'region Who lives here'])
  await expect(sam.find('textbox', doorWords.en.noteLabel)).toHaveAccessibleDescription(doorWords.en.noteHint)

  const person = sam.find('list', doorWords.en.people).getByRole('link').first()
  const name = await person.locator('.row-title').innerText()
  await person.click()
  await expect(body).toMatchAriaSnapshot(PERSON(name))
  await wellMade(sam, ['main', 'region What to say and ask', 'region What they said'])
  await sam.follow('Back')

  await sam.walk.record('not-home')
  await expect.poll(heard).toBe(`${first} nobody home. Saved on this phone.`)
  await sam.walk.atDoor(second!)
  await expect(body).toMatchAriaSnapshot(`- 'button "Undo: ${first} nobody home"'`)
  // Five live there: what is said most does not stand below all of their names.
  await expect(body).toMatchAriaSnapshot(DOOR(second!, RESULTS + PEOPLE))
  await sam.walk.undo()
  await expect.poll(heard).toBe(`Undone: ${first} nobody home`)
  await sam.follow(`Back to ${first}`)
  await sam.walk.record('not-home')
  await expect.poll(heard).toBe(`${first} nobody home. Saved on this phone.`)

  await sam.day.open()
  await expect(body).toMatchAriaSnapshot(DAY(first!))
  await wellMade(sam, [places, 'main', `region ${shiftWords.en.title}`])
  await sam.find('list', dayWords.en.title).getByRole('link').first().click()
  await expect(body).toMatchAriaSnapshot(CORRECT)
  await wellMade(sam, [places, 'main'])
  await sam.press(dayWords.en.undoThis)
  await expect.poll(heard).toBe(dayWords.en.undoneNow)
  await sam.see(dayWords.en.title)
})
