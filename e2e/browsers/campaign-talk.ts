// A talk at a door in which everything is said, asked in Arabic.
import { saidWords } from '@porchlight/web/app/canvass/sayings/words'
import { doorWords } from '@porchlight/web/features/walk/door-messages'
import { doorMoreWords } from '@porchlight/web/features/walk/door-more-words'
import { ARABIC, BRANCH, OPENING, QUESTION, VOTE } from './campaign-script.ts'
import { type Hand, query } from './hand.ts'
import type { Telling } from './run.ts'

const SAID = { issue: 'Sidewalks', promise: 'Bring a sign', branch: 'Far away' }

/** The first person of the door that is open: talked with, in Arabic. Answers who it was, and what was said as VAN's columns have it. */
export async function talk(me: Hand, show: Telling['show']) {
  const [t, more, words] = [doorWords.en, doorMoreWords.en, saidWords.en]
  const heading = query('heading', undefined, { level: 1 })
  const door = (await me.some(heading))[0]!
  await me.tap(query('link', undefined, { within: query('list', t.people) }))
  const of = await me.until('a person', async () => {
    const [title] = await me.names(heading)
    return title !== undefined && title !== door && title
  })
  await me.read(new RegExp(OPENING))
  await me.press(ARABIC.name)
  await me.until('Arabic from right to left', () => me.screen.run(isRightToLeft, ARABIC.opening))
  await hears(me, BRANCH, false)
  await me.choose(ARABIC.vote, ARABIC.no)
  await me.fill(BRANCH, SAID.branch)
  await me.choose(ARABIC.vote, ARABIC.yes)
  await hears(me, BRANCH, false)
  await me.choose(ARABIC.vote, ARABIC.no)
  await hears(me, BRANCH, true)
  await me.choose(QUESTION, 'Roads')
  await me.press(words.supportOf(2, words.support2))
  await me.press(words.sign)
  await me.fill(words.issue, SAID.issue)
  await me.unfold(words.promise)
  await me.fill(words.promiseWhat, SAID.promise)
  await me.press(words.tomorrow)
  const promisedOn = await me.screen.run(() => document.querySelector<HTMLInputElement>('details[open] input[type=date]')!.value)
  await show(me, 'talk')
  await me.press(more.saveAnswers)
  await me.until('the next door', async () => ![of, door].includes((await me.names(heading))[0] ?? of))
  return {
    of,
    said: {
      [VOTE]: 'No',
      [QUESTION]: 'Roads',
      [BRANCH]: SAID.branch,
      Support: '2',
      Issue: SAID.issue,
      Tags: 'sign',
      'Follow Up': SAID.promise,
      'Follow Up Date': promisedOn,
    },
  }
}

const hears = (me: Hand, question: string, isAsked: boolean) =>
  me.until(
    `“${question}” ${isAsked ? '' : 'not '}asked`,
    async () => (await me.names(query('textbox', question))).length === (isAsked ? 1 : 0),
  )

/** Runs in the page. */
const isRightToLeft = (words: string): boolean =>
  [...document.querySelectorAll('[lang=ar]')].some(part => part.textContent === words && getComputedStyle(part).direction === 'rtl')
