import { canvassWords } from '@porchlight/web/app/canvass/words'
import { cutWords } from '@porchlight/web/features/turfs/cut-messages'
import { turfWords } from '@porchlight/web/features/turfs/messages'
import { whomWords } from '@porchlight/web/features/turfs/whom-words'
import { noFindings } from '../axe.ts'
import { expect } from '../people/acting.ts'
import { journey } from '../story.ts'
import { ohioFile, withCell } from '../town.ts'

journey(
  '[I7] whom a walk is for: counted while it is put together, saved under a name, cut, changed, removed and brought back',
  async ({ arrive }) => {
    const alex = await arrive('Alex')
    const t = alex.words(whomWords)
    const words = alex.words(canvassWords)
    const counted = () => alex.page.getByRole('status').filter({ hasText: /^\d/ })
    const openCut = async () => {
      await alex.turfs.open()
      await alex.follow(new RegExp(`^(?:${alex.words(turfWords).cutFirst}|${alex.words(turfWords).cutMore})$`))
    }
    await alex.begin.startGroup('Elm Neighbors')
    // One voter of a hundred and one years, at the only door of her street.
    const born = withCell(ohioFile(40), 1, 'DATE_OF_BIRTH', '1925-01-02')
    await alex.lists.importFile(withCell(born, 1, 'RESIDENTIAL_ADDRESS1', '7 SHADY LN'))
    await openCut()
    await alex.follow(t.open)
    await alex.see(t.title)
    await expect(counted()).toHaveText(new RegExp(`^\\d+ .*, ${words.people('40', 40)}$`))
    await noFindings(alex)
    await alex.fill(t.ageFrom, '100')
    await expect(counted()).toHaveText(t.counted(words.doors('1', 1), words.people('1', 1)))
    await alex.fill(t.ageTo, '90')
    await expect(alex.page.getByText(t.none)).toBeVisible()
    await expect(alex.find('button', t.save)).toBeDisabled()
    await alex.fill(t.ageTo, '')
    await alex.fill(t.name, 'A hundred years')
    await alex.press(t.save)

    const whom = alex.find('combobox', t.whom)
    await expect(whom.getByRole('option', { selected: true })).toHaveText('A hundred years')
    await alex.press(alex.words(cutWords).make(1, '1'))
    await expect(alex.page.getByRole('alert')).toContainText('1')

    // Everybody of this list has a turf now; the list is there, and the others are.
    await openCut()
    await whom.selectOption('A hundred years')
    await expect(alex.page.getByText(alex.words(cutWords).noDoorsOfList)).toBeVisible()
    await alex.follow(t.open)
    await expect(alex.page.getByLabel(t.ageFrom)).toHaveValue('100')
    await alex.press(t.remove)
    await expect(alex.find('button', t.remove)).toHaveCount(0)
    await alex.press(t.undo('A hundred years'))
    await expect(alex.page.getByLabel(t.name)).toHaveValue('A hundred years')
    await expect(alex.page.getByLabel(t.ageFrom)).toHaveValue('100')
  },
)
