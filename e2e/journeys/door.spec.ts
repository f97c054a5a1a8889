import { resultWords, canvassWords } from '@porchlight/web/app/canvass/words'
import { doorWords } from '@porchlight/web/features/walk/door-messages'
import { doorMoreWords } from '@porchlight/web/features/walk/door-more-words'
import { walkWords } from '@porchlight/web/features/walk/messages'
import { ACTS, QUESTION } from '../bench/acts/acts.ts'
import { expect } from '../people/acting.ts'
import { taps } from '../people/taps.ts'
import { journey } from '../story.ts'
import { ohioFile } from '../town.ts'

const t = { ...doorWords.en, ...doorMoreWords.en }

journey(
  '[D8] [D1] [D5] the commonest acts at a door take as many taps as docs/TAPS.md says, and all that was said is there for whoever comes next',
  async ({ arrive }) => {
    const [alex, sam] = await Promise.all([arrive('Alex'), arrive('Sam')])
    await alex.begin.startGroup('Elm Neighbors')
    await alex.lists.importFile(ohioFile(60))
    await alex.turfs.addQuestion(QUESTION)
    await alex.turfs.cut(40)
    const [turf] = await alex.turfs.names()
    await sam.begin.joinByLink(await alex.turfs.handOut(turf!))
    await sam.see(turf!)
    await sam.walk.nextDoor()
    const heading = sam.page.getByRole('heading', { level: 1 })
    await expect(heading).toBeVisible()
    // A door with somebody on the list each time.
    const atPeople = async () => {
      while ((await sam.find('list', t.people).count()) === 0) await sam.walk.record('not-home')
    }
    const counted: Record<string, number> = {}
    const act = async (name: string, tell: () => Promise<unknown>) => {
      await atPeople()
      counted[name] = await taps(sam, tell)
    }
    await act('nobody home', () => sam.walk.record('not-home'))
    await act('nobody home, literature left', () => sam.walk.literature().then(() => sam.walk.record('not-home')))
    const person = (tell: () => Promise<unknown>) => () => sam.walk.openPerson().then(tell)
    await act(
      'talked',
      person(() => sam.walk.recordHere('canvassed')),
    )
    await act(
      'refused',
      person(() => sam.walk.recordHere('refused')),
    )
    await act(
      'moved',
      person(() => sam.walk.recordHere('moved')),
    )
    await act(
      'talked, support 1–5',
      person(() => sam.sayings.support(2).then(() => sam.walk.recordHere('canvassed'))),
    )
    await act(
      'talked, support and an answer',
      person(async () => {
        await sam.sayings.support(1)
        await sam.choose('Which issue?', 'Roads')
        await sam.walk.saveTalked()
      }),
    )
    await act(
      'talked, wants a sign',
      person(() => sam.sayings.tag('sign').then(() => sam.walk.saveTalked())),
    )
    await act('do not contact', () => sam.walk.doNotContact('door', ''))
    await sam.walk.start()
    await sam.walk.nextDoor()
    await atPeople()
    const door = (await heading.innerText()).trim()
    let who = ''
    await act('talked, a promise with its day', async () => {
      who = await sam.walk.openPerson()
      await sam.sayings.promise('Bring a sign')
      await sam.walk.saveTalked()
    })
    await act('next door, nothing recorded', () => sam.follow(/^Next door: /))
    expect(counted).toEqual(Object.fromEntries(ACTS.map(act => [act.name, act.touches.length])))

    // Whoever comes next, on another phone, sees what was promised, ticks it off, and writes down who lives here now.
    await sam.delivered()
    await alex.turfs.walkMyself(turf!)
    const number = /^\S+/.exec(door)![0]
    await alex.walk.openDoor(number)
    await expect(alex.find('button', 'Done: Bring a sign')).toBeVisible()
    await alex.sayings.warning('Loose step')
    await alex.walk.saveNote()
    await alex.walk.start()
    await alex.walk.openDoor(number)
    await expect(alex.page.getByRole('note').filter({ hasText: 'Loose step' })).toBeVisible()
    await alex.sayings.keep('Bring a sign')
    await expect(alex.find('button', 'Done: Bring a sign')).toHaveCount(0)
    await alex.walk.openPerson(who)
    await expect(alex.find('list', t.visitsOf(who)).getByRole('listitem')).toContainText([resultWords.en.canvassed])
    await alex.follow(t.someoneElse)
    await alex.fill(t.name, 'Ana Reyes')
    await alex.press(t.save)
    await alex.walk.openPerson('Ana Reyes')
    await expect(alex.find('list', t.visitsOf(who)).getByRole('listitem')).toContainText([resultWords.en.canvassed])
    await expect(alex.find('link', t.livedBefore(who))).toBeVisible()
    await alex.delivered()

    // Sam is told of it, without asking.
    await sam.walk.start()
    await sam.walk.openDoor(number)
    await expect(sam.page.getByRole('note').filter({ hasText: 'Loose step' })).toBeVisible()
    await expect(sam.find('button', 'Done: Bring a sign')).toHaveCount(0)
    await expect(sam.find('list', t.people).getByText('Ana Reyes', { exact: true })).toBeVisible()
    await expect(sam.page.getByText(canvassWords.en.promiseKept).first()).toBeVisible()
  },
)

journey(
  '[D2] [D4] [D6] a script with a branch is asked in Arabic, from right to left, and "next door" passes over where a teammate stands',
  async ({ arrive }) => {
    const [alex, sam, rosa] = await Promise.all([arrive('Alex'), arrive('Sam'), arrive('Rosa')])
    await alex.begin.startGroup('Elm Neighbors')
    await alex.lists.importFile(ohioFile(60))
    await alex.turfs.writeScript('Hello, I am a neighbor.', 'مرحبا، أنا جارك.')
    await alex.follow('Back')
    const vote = 'Will you vote?'
    await alex.turfs.addQuestion({ text: vote, choices: ['Yes', 'No'], arabic: { text: 'هل ستصوت؟', choices: { Yes: 'نعم', No: 'لا' } } })
    await alex.turfs.addQuestion({ text: 'Why not?', after: { question: vote, answers: ['No'] } })
    await alex.turfs.cut(40)
    const [turf] = await alex.turfs.names()
    const link = await alex.turfs.handOut(turf!, '', 2)
    for (const each of [sam, rosa]) {
      await each.begin.joinByLink(link)
      await each.see(turf!)
    }
    const doors = await sam.walk.doors()
    await sam.walk.openDoor(doors[0]!)
    // Rosa has not been anywhere: her next door would be the first one.
    await expect(rosa.page.locator('.door-row').first()).toContainText(walkWords.en.taken('Sam'))
    await expect(rosa.find('link', walkWords.en.nextDoor(doors[0]!))).toHaveCount(0)
    await rosa.walk.nextDoor()
    await sam.walk.start()

    while ((await rosa.find('list', t.people).count()) === 0) await rosa.walk.record('not-home')
    await rosa.walk.openPerson()
    await expect(rosa.page.getByText('Hello, I am a neighbor.')).toBeVisible()
    await rosa.press('Arabic')
    const said = rosa.page.getByText('مرحبا، أنا جارك.')
    await expect(said).toHaveAttribute('dir', 'rtl')
    await expect(said).toHaveAttribute('lang', 'ar')
    expect(await said.evaluate(words => getComputedStyle(words).direction)).toBe('rtl')
    await expect(rosa.find('textbox', 'Why not?')).toHaveCount(0)
    await rosa.choose('هل ستصوت؟', 'لا')
    await rosa.fill('Why not?', 'Far away')
    await rosa.choose('هل ستصوت؟', 'نعم')
    await expect(rosa.find('textbox', 'Why not?')).toHaveCount(0)
    await rosa.choose('هل ستصوت؟', 'لا')
    await expect(rosa.find('textbox', 'Why not?')).toHaveValue('Far away')
    await rosa.walk.saveTalked()
  },
)
