import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice, Progress } from '../../../ui/Feedback.tsx'
import { recutWords } from '../recut-words.ts'
import type { Board } from '../use-board.ts'
import { useUndoRecut } from '../use-undo-recut.ts'

/** The last cut of turfs that were there already, and one touch that undoes it; `done`: it was made just now, in these words. */
export function UndoRecut({ board, done }: { readonly board: Board; readonly done?: string }) {
  const t = useText(recutWords)
  const format = useFormat()
  const { made, given, links, restored, act } = useUndoRecut(board)
  const names = (all: readonly string[]) => format.list(all.map(name => name || t.somebody))
  const turfs = (all: readonly string[]) => format.list(all.map(t.named))
  if (restored) {
    const { length } = restored.names
    return (
      <Notice tone="go" isAlert>
        <p>{t.back(length, turfs(restored.names))}</p>
        {restored.holders.length > 0 && <p>{t.with(names(restored.holders))}</p>}
        <p>{t.goesAlong}</p>
        {restored.links > 0 && <p>{t.oldLinks(restored.links, format.number(restored.links))}</p>}
      </Notice>
    )
  }
  if (act.isPending) return <Progress words={t.undoing} />
  if (!made)
    return done === undefined ? null : (
      <Notice tone="go" isAlert>
        {done}
      </Notice>
    )
  const button = (label: string) => (
    <Button icon="undo" onPress={() => void act.run(made)}>
      {label}
    </Button>
  )
  if (made.isUndoing)
    return (
      <>
        <RefusalNotice refusal={act.refusal} />
        <Notice tone="porch" actions={button(t.finish)}>
          {t.half(turfs(made.names))}
        </Notice>
      </>
    )
  const was = t.was(made.names.length, turfs(made.names), t.turfs(made.next.length, format.number(made.next.length)))
  return (
    <Notice
      {...(done === undefined ? {} : { tone: 'go' as const, isAlert: true })}
      actions={button(given.length > 0 ? t.undoFrom(names(given)) : t.undo)}
    >
      <p>{done ?? was}</p>
      {given.length > 0 && <p>{`${t.given(given.length, names(given))} ${t.givenText}`}</p>}
      {links > 0 && <p>{t.links(links, format.number(links))}</p>}
    </Notice>
  )
}
