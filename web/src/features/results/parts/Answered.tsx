import { answerKey } from '@porchlight/shared/canvass/results-knocks'
import type { Answers } from '@porchlight/shared/canvass/results-tally'
import { REGISTERED, SUPPORT, VOTE_WAYS } from '@porchlight/shared/canvass/sayings'
import type { Question } from '@porchlight/shared/canvass/types'
import { saidWords } from '../../../app/canvass/sayings/words.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Section } from '../../../ui/Screen.tsx'
import { numbersWords } from '../numbers-words.ts'
import type { ResultsNow } from '../use-results.ts'
import { Shares } from './Shares.tsx'

/** So many answers in a person's own words are shown. */
const MOST = 12

interface Asked {
  readonly key: string
  readonly title: string
  readonly choices: readonly { readonly value: string; readonly name: string }[]
}

/** Support, voting and every question: what each person said last. */
export function Answered({ now: { results, counted } }: { readonly now: ResultsNow }) {
  const t = useText(numbersWords)
  const said = useText(saidWords)
  const { questions, formerQuestions } = counted.canvass
  const asked: Asked[] = [
    {
      key: 'support',
      title: t.support,
      choices: SUPPORT.map(one => ({ value: String(one), name: said.supportOf(one, said[`support${one}`]) })),
    },
    {
      key: 'registered',
      title: said.registered,
      choices: REGISTERED.map(one => ({ value: one, name: said[`registered${capital(one)}`] })),
    },
    { key: 'way', title: said.way, choices: VOTE_WAYS.map(one => ({ value: one, name: said[`way${capital(one)}`] })) },
    ...[...questions, ...formerQuestions].map(askedBy),
  ]
  return asked.map(one => {
    const answers = results.heard.get(one.key)
    return answers && <Part key={one.key} asked={one} answers={answers} />
  })
}

const capital = <T extends string>(word: T) => `${word[0]!.toUpperCase()}${word.slice(1)}` as Capitalize<T>

const askedBy = ({ id, text, choices }: Question): Asked => ({
  key: answerKey(id),
  title: text,
  choices: choices.map(choice => ({ value: choice, name: choice })),
})

function Part({ asked, answers }: { readonly asked: Asked; readonly answers: Answers }) {
  const t = useText(numbersWords)
  const format = useFormat()
  const offered = asked.choices.map(one => ({ key: one.value, name: one.name, value: answers.values.get(one.value) ?? 0 }))
  const known = new Set(asked.choices.map(one => one.value))
  // In their own words, and what was a choice before somebody changed the question.
  const own = [...answers.values]
    .filter(([value]) => !known.has(value))
    .map(([value, count]) => ({ key: `own ${value}`, name: value, value: count }))
    .toSorted((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1))
  const more = own.length - MOST
  return (
    <Section title={asked.title}>
      <Shares caption={asked.title} what={t.answer} counted={t.people} rows={[...offered, ...own.slice(0, MOST)]} />
      {more > 0 && <p>{t.moreAnswers(more, format.number(more))}</p>}
      <p className="results-quiet">
        {t.saidBy(answers.said, format.number(answers.said))} {answers.split > 0 && t.split(answers.split, format.number(answers.split))}
      </p>
    </Section>
  )
}
