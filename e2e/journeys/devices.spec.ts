import { deviceWords } from '@porchlight/web/features/devices/words'
import { todayWords } from '@porchlight/web/features/today/words'
import { Camera } from '../camera.ts'
import { readPdf, squeeze } from '../pdf.ts'
import { expect } from '../people/acting.ts'
import { readQrOnPaper } from '../qr-on-paper.ts'
import { journey } from '../story.ts'
import { ohioFile } from '../town.ts'

for (const language of ['en', 'es'] as const) {
  journey(`two phones with no network: QR there, QR back, and the second phone has the group (${language})`, async story => {
    const cameras = [new Camera(), new Camera()] as const
    for (const camera of cameras) story.closing(async () => camera.dispose())
    const alex = await story.arrive('Alex', { language, args: cameras[0].args })
    await alex.begin.startGroup('Elm Neighbors')
    await alex.installed()
    const fresh = await story.arrive('Alex', { language, args: cameras[1].args })
    await fresh.go('/begin/join')
    await fresh.installed()
    await alex.phone.setOffline(true)
    await fresh.phone.setOffline(true)
    await story.relay.kill()

    await alex.devices.beginToAdd()
    await fresh.devices.scanOffer(alex, cameras[1])
    await alex.devices.scanCard(fresh, cameras[0])
    await fresh.devices.scanAnswer(alex, cameras[1])
    await fresh.see(fresh.words(todayWords).title)
    await fresh.place('group')
    await fresh.see('Elm Neighbors')
    await expect.poll(() => alex.devices.list()).toHaveLength(2)
    await expect.poll(() => fresh.devices.list()).toHaveLength(2)

    // Back in the world, both are one member with two phones.
    await story.relay.start()
    await alex.phone.setOffline(false)
    await fresh.phone.setOffline(false)
    await alex.delivered()
    await fresh.delivered()
  })
}

journey('[P6.7] a phone is lost at noon: by evening its owner is back by the paper alone, and the lost one is out', async ({ arrive }) => {
  const alex = await arrive('Alex')
  await alex.begin.startGroup('Elm Neighbors')
  await alex.lists.importFile(ohioFile(40))
  await alex.devices.makeRecoveryKey()
  const paper = await alex.page.pdf({ format: 'Letter' })
  const { letters, pages } = readPdf(paper)
  expect(pages).toBe(1)
  const t = alex.words(deviceWords)
  for (const words of [t.paperTitle, t.paperKeep, t.paperLost]) expect(letters).toContain(squeeze(words))
  // Nothing of the screen around it is on the paper.
  expect(letters).not.toContain(squeeze(t.keyPrint))
  const link = readQrOnPaper(paper)
  const code = /(?:[0-9A-HJKMNP-TV-Z]{5}){4}/.exec(letters)![0]
  expect(link).toContain('#r1.')
  expect(readPdf(await alex.page.pdf({ format: 'A4' })).pages).toBe(1)
  await alex.follow(t.keyDone)
  await alex.delivered()
  await alex.phone.close()

  const fresh = await arrive('Alex')
  await fresh.go('/begin/join')
  await fresh.begin.giveText(code.toLowerCase())
  await fresh.fill('Your name', 'Alex')
  await fresh.press('Join')
  await fresh.see(t.recoverTitle)
  await fresh.press(t.recoverGo)
  await fresh.saved()
  await fresh.place('group')
  await fresh.see('Elm Neighbors')
  await fresh.tool('Lists')
  await fresh.read('SWVF')
  const names = await fresh.devices.list()
  expect(names).toHaveLength(3)
  await fresh.devices.remove(t.unnamed, 'lost')
  await expect.poll(() => fresh.devices.list()).toHaveLength(2)
  await fresh.delivered()

  // Found, and switched on by a stranger: it is told, and holds nothing of the group any more.
  const found = await alex.phone.launch()
  await found.goto(new URL('/', alex.origin).href)
  await expect(found.getByText('Elm Neighbors')).toHaveCount(0)
})
