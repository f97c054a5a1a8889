import './bring-in.css'
import { useSearchParams } from 'wouter'
import { canvassWords } from '../../app/canvass/words.ts'
import { LockOffer } from '../../app/lock/LockOffer.tsx'
import { paths } from '../../app/paths.ts'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { FileButton } from '../../ui/FileButton.tsx'
import { Notice, Progress } from '../../ui/Feedback.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { listPath } from './list-path.ts'
import { bringWords } from './messages.ts'
import { ChooseScreen } from './parts/ChooseScreen.tsx'
import { FileFault } from './parts/FileFault.tsx'
import { ReviewScreen } from './parts/ReviewScreen.tsx'
import { reviewWords } from './review-messages.ts'
import { MappingScreen } from './parts/MappingScreen.tsx'
import type { BringIn, Step } from './use-bring-in.ts'
import { useBringIn } from './use-bring-in.ts'

/** A list on its way in: file, columns, what to take, done. */
export default function BringInScreen() {
  // Another list is another way in, though the screen is the same.
  return <Steps key={useSearchParams()[0].get('list')} />
}

function Steps() {
  const bringIn = useBringIn()
  const { step } = bringIn
  switch (step.at) {
    case 'start':
      return <Start step={step} bringIn={bringIn} />
    case 'mapping':
      return <MappingScreen key={`${step.file.name} ${step.seen.headerHash}`} step={step} bringIn={bringIn} />
    case 'choosing':
      return <ChooseScreen step={step} bringIn={bringIn} />
    case 'review':
      return <ReviewScreen base={step.base} before={step.before} bringIn={bringIn} client={bringIn.client} />
    case 'done':
      return <Done step={step} bringIn={bringIn} />
    default:
      return <Working step={step} bringIn={bringIn} />
  }
}

function Start({ step, bringIn }: { readonly step: Step & { at: 'start' }; readonly bringIn: BringIn }) {
  const t = useText(bringWords)
  const actions = (
    <FileButton wide onFile={file => void bringIn.pick(file)}>
      {step.refusal || step.isStopped ? t.again : t.pick}
    </FileButton>
  )
  return (
    <Screen title={t.title} back={paths.lists} status={<WorkStatus />} actions={actions}>
      {step.refusal && <FileFault refusal={step.refusal} />}
      {step.isStopped && <Notice isAlert>{t.stopped}</Notice>}
      <p>{t.lead}</p>
      <p className="bring-quiet">{t.kinds}</p>
      <section className="bring-sample">
        <p>{t.sampleLead}</p>
        <Button onPress={() => void bringIn.takeSample()}>{t.sample}</Button>
      </section>
    </Screen>
  )
}

function Working({ step, bringIn }: { readonly step: Step & { at: 'looking' | 'reading' | 'saving' }; readonly bringIn: BringIn }) {
  const t = useText(bringWords)
  const format = useFormat()
  const review = useText(reviewWords)
  const words =
    step.at === 'looking' ? t.looking : step.at === 'reading' ? t.reading : step.stage === 'turfs' ? review.turfs : t[step.stage]
  const isBytes = step.at === 'reading' || (step.at === 'saving' && step.stage === 'collecting')
  const known = step.at === 'looking' || step.total === 0 ? {} : { done: step.done, total: step.total }
  return (
    <Screen title={t.title} status={<WorkStatus />}>
      <Progress
        words={words}
        {...known}
        {...(isBytes ? { detail: t.readBytes(format.bytes(step.done), format.bytes(step.total)) } : {})}
        onCancel={bringIn.stop}
      />
    </Screen>
  )
}

function Done({ step, bringIn }: { readonly step: Step & { at: 'done' }; readonly bringIn: BringIn }) {
  const t = useText(bringWords)
  const review = useText(reviewWords)
  const words = useText(canvassWords)
  const format = useFormat()
  // A link to where we are would lead nowhere.
  const asked = useSearchParams()[0].get('list')
  const { saved } = step
  const [people, doors] = [saved.voters.length, saved.doors.length]
  return (
    <Screen
      title={t.doneTitle}
      back={paths.lists}
      status={<WorkStatus />}
      actions={
        <LinkButton look="primary" wide href={paths.cut}>
          {t.cut}
        </LinkButton>
      }
    >
      <Notice tone="go" isAlert>
        {t.done(words.people(format.number(people), people), words.doors(format.number(doors), doors))}
      </Notice>
      {step.turfs > 0 && <p>{review.turfsDone(step.turfs, format.number(step.turfs))}</p>}
      {step.left > 0 && (
        <Notice tone="porch" actions={<Button onPress={() => void bringIn.finish()}>{review.bringUp}</Button>}>
          {review.stoppedAt(step.left, format.number(step.left))}
        </Notice>
      )}
      <p>{t.doneNext}</p>
      {saved.importId !== asked && <LinkButton href={listPath(saved.importId)}>{review.open}</LinkButton>}
      <LockOffer />
    </Screen>
  )
}
