import { canvassWords, resultWords } from '@porchlight/web/app/canvass/words'
import { appWords, statusWords } from '@porchlight/web/app/words'
import { dayWords } from '@porchlight/web/features/day/messages'
import { joinWords } from '@porchlight/web/features/begin/join-words'
import { doorWords } from '@porchlight/web/features/walk/door-messages'
import { walkWords } from '@porchlight/web/features/walk/messages'
import { PHONE, WIDE } from '../browser.ts'
import { expect } from '../people/acting.ts'
import { Keys } from '../people/keys.ts'
import { journey } from '../story.ts'
import { ohioFile } from '../town.ts'

const app = appWords.en
const door = doorWords.en
const results = resultWords.en

for (const size of [PHONE, WIDE]) {
  journey(`[U2] a canvasser’s whole walk by keyboard alone, ${size.width} px wide`, async ({ arrive }) => {
    const [alex, sam] = await Promise.all([arrive('Alex'), arrive('Sam', { size })])
    await alex.begin.startGroup('Elm Neighbors')
    await alex.lists.importFile(ohioFile(60))
    await alex.turfs.cut(12)
    const [turf] = await alex.turfs.names()
    const { link } = await alex.turfs.handOut(turf!)

    const keys = new Keys(sam)
    await sam.page.goto(link)
    await sam.see(joinWords.en.confirmTitle)
    await keys.write(joinWords.en.myName, 'Sam')
    await keys.hit('Enter')
    await keys.at(turf!)
    const [first, second, third, fourth] = await sam.walk.doors()
    const atDoor = async (number: string) => {
      await sam.walk.atDoor(number)
      await keys.kept('H1')
    }

    await keys.press('link', walkWords.en.nextDoor(first!))
    await atDoor(first!)
    await keys.press('button', results['not-home'])
    await atDoor(second!)
    await keys.write(door.noteLabel, 'Gate sticks.')
    await keys.press('checkbox', canvassWords.en.literature, 'Space')
    await keys.press('button', door.saveNote, 'Space')
    await atDoor(third!)
    await keys.press('link', door.nextDoor(fourth!))
    await atDoor(fourth!)
    await keys.press('link', app.back)
    await keys.at(turf!)

    // A person, and what was said of them taken back.
    await keys.press('link', new RegExp(`^${third}\\b`))
    await atDoor(third!)
    const people = sam.find('list', door.people).getByRole('link')
    const name = await people.first().locator('.row-title').innerText()
    await keys.press('link', new RegExp(`^${name}`))
    await keys.at(name)
    await keys.press('button', results.canvassed)
    await atDoor(fourth!)
    await keys.press('button', new RegExp(`^${door.undo(third!)} `))
    await sam.read(new RegExp(`^${door.undone(third!)} `))
    await keys.kept('H1')

    // The line about the work opens, and gives the focus back.
    const line = new RegExp(`${statusWords.en.more('')}$`)
    await keys.press('button', line)
    await expect(sam.find('dialog', statusWords.en.title)).toBeVisible()
    await keys.kept()
    await keys.hit('Escape')
    await expect(sam.find('dialog', statusWords.en.title)).toBeHidden()
    await keys.kept('BUTTON')

    // On a wide screen the places are beside the door.
    if (size === PHONE) {
      await keys.press('link', app.back)
      await keys.at(turf!)
    }
    await keys.press('link', app.day)
    await keys.at(app.day)
    await keys.press('link', new RegExp(`^${first} .*${results['not-home']}`))
    await keys.at(dayWords.en.correctTitle)
    await keys.to('radio', results['not-home'])
    await keys.hit('ArrowDown')
    await expect(sam.find('radio', results['address-not-found'])).toBeChecked()
    await keys.press('button', dayWords.en.save)
    await keys.at(app.day)
    await sam.delivered()

    const rows = await sam.day.rows()
    expect(rows.filter(row => row.startsWith(`${first} `))).toEqual([expect.stringContaining(results['address-not-found'])])
    expect(rows.filter(row => row.startsWith(`${second} `))).toEqual([expect.stringContaining('Gate sticks.')])
    expect(rows.filter(row => row.startsWith(`${third} `))).toEqual([expect.stringContaining(dayWords.en.undone)])
  })
}
