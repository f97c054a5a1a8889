import { dayWords } from '@porchlight/web/features/day/messages'
import { sheetWords } from '@porchlight/web/features/paper/words'
import { columnWords } from '@porchlight/web/features/results/messages'
import { Camera } from '../camera.ts'
import { readCsv } from '../csv.ts'
import { readPdf, squeeze } from '../pdf.ts'
import { expect } from '../people/acting.ts'
import { journey } from '../story.ts'
import { ohioFile } from '../town.ts'

const PAPERS = [
  ['letter', 'normal'],
  ['a4', 'large'],
] as const

journey('[W4] every code of a printed sheet is read off a picture of 150 dpi, turned by 3° and blurred', async ({ arrive }) => {
  const alex = await arrive('Alex')
  await alex.begin.startGroup('Elm Neighbors')
  await alex.lists.importFile(ohioFile(60))
  await alex.turfs.addQuestion({ text: 'Will you come?', choices: ['Yes', 'No'] })
  await alex.turfs.cut(40)
  const [turf] = await alex.turfs.names()
  await alex.turfs.open(turf!)
  const doors: number[] = []
  for (const [paper, size] of PAPERS) {
    const print = await alex.paper.print(paper, size)
    const read = print.views.map(view => alex.paper.read(view))
    expect(read.map(code => code?.row)).toEqual(print.views.map((_, i) => i + 1))
    expect(new Set(read.map(code => code?.version)).size).toBe(1)
    const { letters, pages } = readPdf(print.file)
    expect(pages).toBeGreaterThan(1)
    const t = alex.words(sheetWords)
    for (const words of [turf!, t.sheet(read[0]!.version), t.page('1', String(pages)), t.foundNobody, ...print.letters])
      expect(letters).toContain(squeeze(words))
    doors.push(read.length)
  }
  expect(doors[0]).toBeGreaterThan(20)
  expect(new Set(doors).size).toBe(1)
})

journey('[W3] on paper: printed, walked, scanned by another phone without a signal, and counted for whoever knocked', async story => {
  const camera = new Camera()
  story.closing(async () => camera.dispose())
  const alex = await story.arrive('Alex')
  await alex.begin.startGroup('Elm Neighbors')
  await alex.lists.importFile(ohioFile(30))
  await alex.turfs.cut(30)
  const [turf] = await alex.turfs.names()
  await alex.turfs.open(turf!)
  const print = await alex.paper.print('letter', 'normal')
  const invitation = await alex.turfs.handOut(turf!, 'Sam')

  const sam = await story.arrive('Sam', { args: camera.args })
  await sam.begin.joinByLink(invitation)
  await sam.see(turf!)
  await sam.delivered()
  await sam.installed()
  await sam.phone.setOffline(true)
  await sam.paper.enter('Rosa Díaz', camera, print.views.slice(0, 3))
  // Which of the three comes first depends on the moment; each comes.
  const first = await sam.paper.scanned()
  await sam.paper.wholeDoor('not-home')
  const second = await sam.paper.scanned()
  await sam.paper.someoneNew('Ana Nueva', 'canvassed', 'Wants a sign')
  const third = await sam.paper.scanned()
  await sam.paper.wholeDoor('inaccessible')
  expect(new Set([first, second, third]).size).toBe(3)
  await sam.paper.entered(3)
  await sam.paper.layAside(camera)
  await sam.paper.entered(3)
  expect(await sam.paper.undoLast()).toBe(third)
  await sam.paper.entered(2)
  // By hand, where the camera does not read it.
  await sam.paper.type(print.letters[4]!)
  await sam.paper.scanned()
  await sam.paper.wholeDoor('address-not-found')
  await sam.paper.entered(3)
  await sam.saved()
  // On the phone that entered them they are Rosa's, too.
  for (const row of await sam.day.rows()) expect(row).toContain(sam.words(dayWords).onPaper('Rosa Díaz'))
  await sam.phone.setOffline(false)
  await sam.delivered()

  await alex.results.count('canvassed', 1)
  await alex.results.byPerson('Rosa Díaz', 3, 1)
  const [columns, rows] = [alex.words(columnWords), readCsv(await alex.results.csv())]
  expect(rows.map(row => row[columns.canvasser])).toEqual(['Rosa Díaz', 'Rosa Díaz', 'Rosa Díaz'])
  expect(rows.map(row => row[columns.note])).toContain('Wants a sign')
})
