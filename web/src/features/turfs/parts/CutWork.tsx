import type { ReactNode } from 'react'
import { useState } from 'react'
import { paths } from '../../../app/paths.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Notice, Progress } from '../../../ui/Feedback.tsx'
import { Screen } from '../../../ui/Screen.tsx'
import { cutWords } from '../cut-messages.ts'
import type { Board } from '../use-board.ts'
import type { Cutting } from '../use-cut.ts'
import { UndoRecut } from './UndoRecut.tsx'

/** A cut being made, stopped, left over from before, or done. */
export function CutWork({ board, cutting }: { readonly board: Board; readonly cutting: Cutting }) {
  const t = useText(cutWords)
  const format = useFormat()
  const { step } = cutting
  if (step.at === 'working') {
    const words = step.isStopping
      ? t.stopping
      : step.isBeginning
        ? t.beginning(step.total, format.number(step.total))
        : t.making(format.number(step.done + 1), format.number(step.total))
    return (
      <Screen title={t.title} status={<WorkStatus />}>
        <Progress words={words} {...(step.isBeginning ? {} : { done: step.done, total: step.total })} onCancel={cutting.stop} />
      </Screen>
    )
  }
  if (step.at === 'done') {
    const words = t.done(step.total, format.number(step.total))
    return (
      <Over
        actions={
          <LinkButton look="primary" wide href={paths.turfs}>
            {t.toTurfs}
          </LinkButton>
        }
      >
        <RefusalNotice refusal={step.refusal} />
        {step.isAnew ? (
          <UndoRecut board={board} done={words} />
        ) : (
          <Notice tone="go" isAlert {...(step.made.length > 0 ? { actions: <Undo cutting={cutting} /> } : {})}>
            {words}
          </Notice>
        )}
      </Over>
    )
  }
  if (step.at === 'undone')
    return (
      <Over
        actions={
          <Button look="primary" wide onPress={() => void cutting.drop()}>
            {t.cutOtherwise}
          </Button>
        }
      >
        <Notice tone="go" isAlert>
          {t.undone(step.total, format.number(step.total))}
        </Notice>
      </Over>
    )
  const left = cutting.unfinished?.turfs.length ?? 0
  const { recut } = cutting.unfinished ?? {}
  // Once one of the new turfs is there its doors would be in two.
  const isHalf = recut !== undefined && left < recut.next.length
  const actions = (
    <>
      {!isHalf && <Button onPress={() => void cutting.drop()}>{t.drop}</Button>}
      <Button look="primary" wide onPress={() => void cutting.finish()}>
        {t.finishing}
      </Button>
    </>
  )
  return (
    <Over actions={actions}>
      {step.at === 'stopped' && <RefusalNotice refusal={step.refusal} />}
      <Notice tone="porch" isAlert>
        {recut && left === 0
          ? t.ending
          : step.at === 'stopped'
            ? t.stopped(format.number(step.done), format.number(step.total))
            : t.unfinished(left, format.number(left))}
      </Notice>
    </Over>
  )
}

/** Nothing is being cut just now: the way back to the turfs, and what can be done. */
function Over({ actions, children }: { readonly actions: ReactNode; readonly children: ReactNode }) {
  return (
    <Screen title={useText(cutWords).title} back={paths.turfs} status={<WorkStatus />} actions={actions}>
      {children}
    </Screen>
  )
}

/** Turfs that were cut otherwise than meant would be taken off the board one by one. */
function Undo({ cutting }: { readonly cutting: Cutting }) {
  const t = useText(cutWords)
  const [isPending, setPending] = useState(false)
  const run = async () => {
    setPending(true)
    await cutting.undo()
    setPending(false)
  }
  return (
    <Button icon="undo" isPending={isPending} onPress={() => void run()}>
      {t.undo}
    </Button>
  )
}
