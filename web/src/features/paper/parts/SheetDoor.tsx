import type { SheetBlock, SheetRow } from '@porchlight/shared/canvass/sheet'
import { SUPPORT } from '@porchlight/shared/canvass/sayings'
import type { Level, Question, ResultCode } from '@porchlight/shared/canvass/types'
import { LEVEL, RESULTS } from '@porchlight/shared/canvass/types'
import { ageOf, useSay } from '../../../app/canvass/say.ts'
import { useNow } from '../../../app/canvass/use-now.ts'
import { Qr } from '../../../app/Qr.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { codeWords, sheetWords } from '../words.ts'

const saidOf = (level: Level): ResultCode[] => RESULTS.filter(code => LEVEL[code] === level)
const OF_DOOR = [...saidOf('door'), ...saidOf('building')]
const OF_PERSON = saidOf('person')

export function BlockName({ block, isAgain }: { readonly block: SheetBlock; readonly isAgain: boolean }) {
  const t = useText(sheetWords)
  const street = [block.street, t[block.side]].filter(Boolean).join(' · ')
  return <h3 className="leaf-street">{isAgain ? t.again(street) : street}</h3>
}

/** The questions in full, once. */
export function SheetScript({ questions }: { readonly questions: readonly Question[] }) {
  const t = useText(sheetWords)
  const format = useFormat()
  return (
    <div className="leaf-script">
      <h3>{t.ask}</h3>
      {questions.map((question, i) => (
        <p key={question.id}>
          <strong>{t.question(format.number(i + 1))}</strong> {question.text}
          {question.choices.length > 0 && ` (${question.choices.join(' · ')})`}
          {question.kind === 'scale' && ' (1 · 2 · 3 · 4 · 5)'}
        </p>
      ))}
    </div>
  )
}

export interface SheetDoorProps {
  readonly row: SheetRow
  readonly questions: readonly Question[]
  readonly isMeasured: boolean
}

/** A door: who lives there, boxes to tick, a line to write on, and the code by which a phone finds it again. */
export function SheetDoor({ row, questions, isMeasured }: SheetDoorProps) {
  const t = useText(sheetWords)
  const say = useSay()
  const format = useFormat()
  const now = useNow()
  const { view, people, hidden, isLeftAlone } = row
  const { number, street, unit } = view.door.address
  const line = [number || street, unit && say.unit(unit)].filter(Boolean).join(', ')
  if (isLeftAlone) {
    return (
      <section className="leaf-door leaf-door-alone">
        <p>
          <span className="leaf-row">{format.number(row.row)}</span> <s className="leaf-number">{line}</s> <strong>{t.leftAlone}</strong>
        </p>
      </section>
    )
  }
  const facts = [
    row.last?.result ? t.last(say.result(row.last.result), format.day(row.last.at)) : '',
    hidden > 0 ? t.hidden(format.number(hidden), hidden) : '',
    ...view.warnings.map(warning => `! ${warning.words}`),
  ].filter(Boolean)
  return (
    <section className="leaf-door">
      <div className="leaf-words">
        <p className="leaf-address">
          <span className="leaf-row">{format.number(row.row)}</span> <strong className="leaf-number">{line}</strong>
          <Boxes codes={OF_DOOR} />
        </p>
        {facts.length > 0 && <p className="leaf-facts">{facts.join(' · ')}</p>}
        {people.length === 0 && <p className="leaf-facts">{t.nobody}</p>}
        {people.map(person => {
          const age = person.voter ? ageOf(person.voter.born, now) : undefined
          const language = person.voter?.language || person.resident?.language
          return (
            <Line
              key={person.id}
              questions={questions}
              name={[person.name, age && format.number(age), language && say.language(language)].filter(Boolean).join(', ')}
            />
          )
        })}
        {people.length === 0 && <Line questions={questions} name="" />}
        <p className="leaf-note">
          <span className="leaf-line">{t.note}</span>
          {people.length > 0 && <span className="leaf-line leaf-new">{t.someoneNew}</span>}
        </p>
      </div>
      <div className="leaf-code">
        {isMeasured ? <div className="qr" /> : <Qr text={row.qr} label={row.code} />}
        <span>{row.code}</span>
      </div>
    </section>
  )
}

/** Somebody of the list, or room for somebody who is not on it. */
function Line({ name, questions }: { readonly name: string; readonly questions: readonly Question[] }) {
  const t = useText(sheetWords)
  const format = useFormat()
  return (
    <p className="leaf-person">
      <span className={name === '' ? 'leaf-who leaf-line' : 'leaf-who'}>{name === '' ? t.someoneNew : name}</span>
      <Boxes codes={OF_PERSON} />
      <span className="leaf-support">{SUPPORT.map(step => format.number(step)).join('  ')}</span>
      {questions.map((question, i) => (
        <span key={question.id} className="leaf-line leaf-answer">
          {t.question(format.number(i + 1))}
        </span>
      ))}
    </p>
  )
}

function Boxes({ codes }: { readonly codes: readonly ResultCode[] }) {
  const words = useText(codeWords)
  return (
    <span className="leaf-boxes">
      {codes.map(code => (
        <span key={code} className="leaf-box">
          {words[code]}
        </span>
      ))}
    </span>
  )
}
