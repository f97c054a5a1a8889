// The commonest acts at a door: how many touches each takes here, and how many MiniVAN's public instructions ask for at least.
// `e2e/journeys/door.spec.ts` and `team.spec.ts` count ours, B22 times them, docs/TAPS.md is rendered from it all.
import { saidWords } from '@porchlight/web/app/canvass/sayings/words'
import { canvassWords, resultWords } from '@porchlight/web/app/canvass/words'
import { doorWords } from '@porchlight/web/features/walk/door-messages'
import { doorMoreWords } from '@porchlight/web/features/walk/door-more-words'

/** Where a finger goes: by what it finds there. */
export interface Touch {
  readonly on: 'button' | 'link' | 'option' | 'fold' | 'field' | 'person'
  readonly words: string
  /** The words are only how it begins. */
  readonly begins?: true
  /** Typed then; not counted. */
  readonly type?: string
}

export interface Act {
  readonly name: string
  readonly touches: readonly Touch[]
  /** What MiniVAN's instructions name for it, one touch each; undefined: no source says. */
  readonly miniVan?: readonly string[]
}

export const QUESTION = { text: 'Which issue?', choices: ['Schools', 'Roads'] } as const

const [said, result, words, door, more] = [saidWords.en, resultWords.en, canvassWords.en, doorWords.en, doorMoreWords.en]
const button = (text: string): Touch => ({ on: 'button', words: text })
const person: Touch = { on: 'person', words: 'the person' }
const strong = button(said.supportOf(1, said.support1))
const leans = button(said.supportOf(2, said.support2))
const save = button(more.saveAnswers)
const onward = 'the next door'

export const ACTS: readonly Act[] = [
  { name: 'nobody home', touches: [button(result['not-home'])], miniVan: ['not contacted', 'Not Home', onward] },
  { name: 'nobody home, literature left', touches: [{ on: 'option', words: words.literature }, button(result['not-home'])] },
  { name: 'talked', touches: [person, button(result.canvassed)], miniVan: ['contacted', 'one answer of the script', onward] },
  { name: 'refused', touches: [person, button(result.refused)], miniVan: ['not contacted', 'Refused', onward] },
  { name: 'moved', touches: [person, button(result.moved)], miniVan: ['not contacted', 'Moved', onward] },
  {
    name: 'talked, support 1–5',
    touches: [person, leans, button(result.canvassed)],
    miniVan: ['contacted', 'the support', onward],
  },
  {
    name: 'talked, support and an answer',
    touches: [person, strong, { on: 'option', words: QUESTION.choices[1] }, save],
    miniVan: ['contacted', 'the support', 'the answer', onward],
  },
  { name: 'talked, wants a sign', touches: [person, button(said.sign), save] },
  {
    name: 'talked, a promise with its day',
    touches: [
      person,
      { on: 'fold', words: said.promise },
      { on: 'field', words: said.promiseWhat, type: 'Bring a sign' },
      button(said.tomorrow),
      save,
    ],
  },
  {
    name: 'do not contact',
    touches: [{ on: 'link', words: door.dncTitle }, { on: 'option', words: more.dncDoor }, button(more.dncSave)],
  },
  { name: 'next door, nothing recorded', touches: [{ on: 'link', words: door.nextDoor(''), begins: true }], miniVan: [onward] },
]

/** As it is counted by a journey of its own: a captain's phone. */
export const TEAM_ACT: Act = {
  name: 'walking as a team: nobody home for a runner, who is sent on',
  touches: [button(result['not-home'])],
}
