import { useEffect, useEffectEvent, useReducer, useState } from 'react'
import { useLocation } from 'wouter'
import { useText } from '../i18n/use-text.ts'
import { Button } from '../ui/Button.tsx'
import { Empty, Notice } from '../ui/Feedback.tsx'
import { Screen } from '../ui/Screen.tsx'
import { above, askAgain } from './ask-again.ts'
import { invitationInHand } from './invitation-link.ts'
import { notComeWords } from './not-come-words.ts'
import type { FeatureRoute } from './route.ts'
import { useIsInGroup } from './services.tsx'
import { reloadWhenSaved } from './when-saved.ts'
import { WorkStatus } from './WorkStatus.tsx'

type Shown = FeatureRoute['Screen']

const LOOK_MS = 10_000
/** A line that takes longer brings no page either. */
const PATIENCE_MS = 10_000

const answers = () =>
  fetch('/', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) }).then(
    ({ ok }) => ok,
    () => false,
  )

/** At the same place. An invitation is in the page's memory only: it is put where the next page takes it from. */
function reload(): void {
  const invitation = invitationInHand()
  if (invitation?.startsWith(location.origin)) history.replaceState(history.state, '', invitation)
  reloadWhenSaved(PATIENCE_MS)
}

/** Not itself a reload on a line that is there: or a screen that never comes would have the page load itself over and over. */
function isFresh(): boolean {
  const [loaded] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return !navigator.onLine || loaded?.type !== 'reload'
}

/**
 * What stands in place of a screen whose code could not be fetched: on a first visit, before all of the app is on this phone.
 */
export function inPlaceOf(load: () => Promise<{ default: Shown }>, failed: unknown): Shown {
  console.warn('Porchlight:', failed)
  const ask = askAgain({ load, answers, reload, isFresh: isFresh() }, failed)
  let Come: Shown | undefined
  return function InPlace(props) {
    const [, draw] = useReducer((times: number) => times + 1, 0)
    const tryIt = async (byHand: boolean) => {
      Come = (await ask(byHand))?.default ?? Come
      if (Come) draw()
      return Come !== undefined
    }
    return Come ? <Come {...props} /> : <NotCome tryIt={tryIt} />
  }
}

function NotCome({ tryIt }: { readonly tryIt: (byHand: boolean) => Promise<boolean> }) {
  const t = useText(notComeWords)
  const [place] = useLocation()
  const isInGroup = useIsInGroup()
  const [said, say] = useState<'nothing' | 'trying' | 'not-yet'>('nothing')
  useWhenItMayCome(() => void tryIt(false))
  const press = async () => {
    say('trying')
    if (!(await tryIt(true))) say('not-yet')
  }
  const back = above(place)
  return (
    <Screen
      title={t.title}
      {...(back ? { back } : {})}
      status={isInGroup && <WorkStatus />}
      actions={
        <Button look="primary" wide isPending={said === 'trying'} onPress={() => void press()}>
          {t.again}
        </Button>
      }
    >
      {said === 'not-yet' && <Notice isAlert>{t.notYet}</Notice>}
      <Empty>{t.text}</Empty>
    </Screen>
  )
}

/** When the phone is in a network again, is looked at again, has all of the app, and now and then. */
function useWhenItMayCome(then: () => void): void {
  const look = useEffectEvent(then)
  useEffect(() => {
    const end = new AbortController()
    const lookIfSeen = () => document.visibilityState === 'visible' && look()
    const timer = setInterval(lookIfSeen, LOOK_MS)
    addEventListener('online', () => look(), end)
    document.addEventListener('visibilitychange', lookIfSeen, end)
    navigator.serviceWorker?.addEventListener('controllerchange', () => look(), end)
    return () => {
      clearInterval(timer)
      end.abort()
    }
  }, [])
}
