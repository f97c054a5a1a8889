import './walk.css'
import { useMemo } from 'react'
import { answersAsked } from '@porchlight/shared/canvass/branches'
import type { DoorView, Person } from '@porchlight/shared/canvass/doors'
import { LEVEL, RESULTS } from '@porchlight/shared/canvass/types'
import { hasSaid } from '../../app/canvass/drafts.ts'
import { readScript } from '@porchlight/shared/canvass/script'
import { useKeepPlace } from '../../app/canvass/place.ts'
import { runnerAt } from '../../app/canvass/use-team.ts'
import { useResultAlias } from '../../app/canvass/script/result-alias.ts'
import { SayingsForm } from '../../app/canvass/sayings/SayingsForm.tsx'
import { SupportScale } from '../../app/canvass/sayings/SupportScale.tsx'
import { withParts } from '../../app/canvass/sayings/with-parts.ts'
import { saidWords } from '../../app/canvass/sayings/words.ts'
import { useSay } from '../../app/canvass/say.ts'
import { paths, turfOfPath } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { useText } from '../../i18n/use-text.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Feedback.tsx'
import { Screen, Section } from '../../ui/Screen.tsx'
import { doorMoreWords } from './door-more-words.ts'
import { ClosedPerson } from './parts/ClosedPerson.tsx'
import Mistake from './parts/Mistake.tsx'
import { NextDoor } from './parts/NextDoor.tsx'
import { NoTurfHere } from './parts/NoTurfHere.tsx'
import { PersonBefore } from './parts/PersonBefore.tsx'
import { PersonFacts } from './parts/People.tsx'
import { Questions } from './parts/Questions.tsx'
import { ResultButton } from './parts/ResultButton.tsx'
import { ScriptLanguage } from './parts/ScriptLanguage.tsx'
import { SayMore } from './parts/SayMore.tsx'
import { StatusWithUndo } from './parts/StatusWithUndo.tsx'
import { WalkFrame } from './parts/WalkFrame.tsx'
import { teamWords } from './team-words.ts'
import { useScriptLanguage } from './use-script-language.ts'
import { walkPaths } from './walk-paths.ts'
import { useVisit } from './use-visit.ts'
import type { Walk } from './use-walk.ts'
import { useWalk } from './use-walk.ts'

/** The result of one person. */
export default function PersonScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const scope = turfOfPath(params['turf']!)
  const door = params['door']!
  const walk = useWalk(scope, door)
  useKeepPlace(walkPaths.person(scope, door, params['person']!))
  if (!walk) return <NoTurfHere scope={scope} />
  const view = walk.state.doors.get(door)
  const person = view?.people.find(one => one.id === params['person'])
  const isClosed = view?.doNotContact ?? person?.doNotContact
  return (
    <WalkFrame walk={walk} door={door}>
      {!view || !person ? (
        <NoPerson walk={walk} door={door} />
      ) : isClosed ? (
        <ClosedPerson walk={walk} view={view} person={person} />
      ) : (
        <Result key={person.id} walk={walk} view={view} person={person} />
      )}
    </WalkFrame>
  )
}

function Result({ walk, view, person }: { readonly walk: Walk; readonly view: DoorView; readonly person: Person }) {
  const t = useText(doorMoreWords)
  const said = useText(saidWords)
  const say = useSay()
  const team = useText(teamWords)
  const knocker = runnerAt(walk.team, view.door.id)?.paper.knocker
  const ownTags = useMemo(() => tagsOf(walk), [walk])
  const door = view.door.id
  const { questions } = walk.turf
  const visit = useVisit(walk, door, { level: 'person', id: person.id }, draft => ({
    ...draft,
    answers: answersAsked(questions, draft.answers),
  }))
  const script = useMemo(() => readScript(walk.turf.script), [walk.turf.script])
  const [language, setLanguage] = useScriptLanguage(script, person)
  const words = visit.draft.said ?? {}
  const also = useResultAlias(walk.turf.script)
  const record = { onRecord: visit.record, isPending: visit.isPending }
  return (
    <Screen
      title={<span className="person-name">{person.name}</span>}
      over={`${say.number(view.door.address)} ${view.door.address.street}`}
      back={paths.door(walk.scope, door)}
      status={<StatusWithUndo walk={walk} door={door} />}
      actions={<NextDoor walk={walk} from={door} doNotContact={`${walkPaths.doNotContact(walk.scope, door)}?person=${person.id}`} />}
    >
      <RefusalNotice refusal={visit.refusal} />
      <PersonFacts person={person} />
      {knocker && <p>{team.counts(knocker)}</p>}
      <PersonBefore walk={walk} view={view} person={person} />
      <div className="person-results" role="group" aria-label={t.personResults(person.name)}>
        {FOR_PERSON.map(code => (
          <ResultButton key={code} code={code} wide={code === 'canvassed'} also={also(code)} {...record} />
        ))}
      </div>
      {person.voter && !person.replacedBy && (
        <LinkButton look="plain" href={`${walkPaths.addPerson(walk.scope, door)}?formerly=${person.id}`}>
          {t.someoneElse}
        </LinkButton>
      )}
      {person.resident && <Mistake walk={walk} door={door} person={person.id} />}
      <SupportScale value={words.support} onChange={support => visit.edit({ said: withParts(words, { support }) })} />
      {(questions.length > 0 || script.opening || script.closing) && (
        <Section title={t.questions}>
          <ScriptLanguage script={script} value={language} onChange={setLanguage} />
          <Questions
            questions={questions}
            script={script}
            language={language}
            answers={visit.draft.answers}
            onChange={answers => visit.edit({ answers })}
          />
        </Section>
      )}
      <Section title={said.title}>
        <SayingsForm said={words} onChange={next => visit.edit({ said: next })} isPerson standing={person.said} ownTags={ownTags} />
      </Section>
      <SayMore visit={visit} label={t.notePersonLabel(person.name)}>
        <Button
          look="result"
          wide
          isPending={visit.isPending}
          isDisabled={!hasSaid(visit.draft)}
          onPress={() => void visit.record('canvassed')}
        >
          {t.saveAnswers}
        </Button>
        <p className="quiet">{t.questionsImply}</p>
      </SayMore>
    </Screen>
  )
}

const FOR_PERSON = RESULTS.filter(code => LEVEL[code] === 'person')

/** Every tag that anybody on this turf has: a group's own one is typed once. */
const tagsOf = (walk: Walk): string[] => [
  ...new Set([...walk.state.doors.values()].flatMap(door => door.people.flatMap(person => person.said?.tags ?? []))),
]

function NoPerson({ walk, door }: { readonly walk: Walk; readonly door: string }) {
  const t = useText(doorMoreWords)
  return (
    <Screen title={walk.turf.name} back={paths.door(walk.scope, door)} status={<StatusWithUndo walk={walk} />}>
      <Empty
        icon="walk"
        action={
          <LinkButton look="primary" href={paths.door(walk.scope, door)}>
            {t.toDoor}
          </LinkButton>
        }
      >
        {t.personNotHere}
      </Empty>
    </Screen>
  )
}
