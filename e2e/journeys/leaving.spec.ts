import { farewellWords } from '@porchlight/web/app/farewell-words'
import { handedBackWords } from '@porchlight/web/app/handed-back-words'
import { groupWords } from '@porchlight/web/features/group/words'
import { memberWords } from '@porchlight/web/features/group/member-words'
import { walkWords } from '@porchlight/web/features/walk/messages'
import { expect } from '../people/acting.ts'
import { journey } from '../story.ts'
import { ohioFile } from '../town.ts'

journey(
  '[R2] [R3] [R6] [R7] an organizer removes a canvasser whose phone is off with work on it, and takes a turf back from another',
  async ({ arrive }) => {
    const alex = await arrive('Alex')
    await alex.begin.startGroup('Elm Neighbors')
    await alex.lists.importFile(ohioFile(90))
    await alex.turfs.cut(30)
    const [first, second] = await alex.turfs.names()
    const [toSam, toBea] = [await alex.turfs.handOut(first!, 'Sam'), await alex.turfs.handOut(second!, 'Bea')]
    const [sam, bea] = [await arrive('Sam'), await arrive('Bea', { language: 'es' })]
    await sam.begin.joinByLink(toSam)
    await bea.begin.joinByLink(toBea)
    const [samsDoor, samsNext] = await sam.walk.doors()
    const [beasDoor] = await bea.walk.doors()
    await sam.walk.openDoor(samsDoor!)
    await sam.walk.record('not-home')
    for (const me of [sam, bea]) {
      await me.delivered()
      await me.installed()
      await me.phone.setOffline(true)
    }
    // A day's work on two phones without a signal.
    await sam.walk.start(first)
    await sam.walk.openDoor(samsNext!)
    await sam.walk.record('not-home')
    await bea.walk.openDoor(beasDoor!)
    await bea.walk.record('not-home')
    await bea.saved()

    // What a canvasser may not do is not offered to them.
    await sam.go('/group')
    await expect(sam.find('link', sam.words(groupWords).invite)).toHaveCount(0)
    await expect(sam.find('list', sam.words(groupWords).people)).toHaveCount(0)

    await alex.turfs.takeBack(second!, 'Bea')
    await alex.group.openMember('Sam')
    await expect(alex.find('list', alex.words(memberWords).holds).getByText(first!)).toBeVisible()
    await alex.group.removeMember('Sam', 'lost')
    await expect(alex.find('list', alex.words(memberWords).held).getByText(first!)).toBeVisible()
    await alex.delivered()

    await bea.phone.setOffline(false)
    await bea.delivered()
    await alex.results.byPerson('Bea', 1, 0)
    // Her phone says so once her work is there, and has nothing of the turf any more.
    const { one, read } = bea.words(handedBackWords)
    await bea.read(one(second!))
    await bea.press(read)
    await expect(bea.page.getByText(one(second!))).toHaveCount(0)
    await bea.go('/walk')
    await bea.read(bea.words(walkWords).noTurfTitle)
    await alex.results.byPerson('Sam', 1, 0)

    await sam.phone.setOffline(false)
    await sam.read(sam.words(farewellWords).removed('Elm Neighbors'))
    await sam.press(sam.words(farewellWords).read)
    // What was handed over lies with the organizers, and nothing of it is lost.
    await alex.place('group')
    await expect(alex.find('link', new RegExp(`^${alex.words(groupWords).aside}`))).toBeVisible()
  },
)
