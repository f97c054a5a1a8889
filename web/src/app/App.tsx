import { Suspense, use, useEffect } from 'react'
import { useLocation } from 'wouter'
import type { Refusal } from '@porchlight/shared/base/refusal'
import type { Result } from '@porchlight/shared/base/result'
import type { Engine } from '../engine/api.ts'
import type { Unlocked } from '../engine/api-lock.ts'
import { useRefusalWords } from '../i18n/use-refusals.ts'
import { LanguageProvider, useText } from '../i18n/use-text.ts'
import { NavigateProvider } from '../ui/Link.tsx'
import { UiWordsProvider } from '../ui/ui-words.ts'
import { ErrorScreen } from './ErrorScreen.tsx'
import { Failure } from './Failure.tsx'
import { useWaitingBadge } from './badge.ts'
import { extra } from './extra.ts'
import { NewerNotice } from './NewerNotice.tsx'
import { useOpenedFiles } from './handed-over.ts'
import { useInvitationLink } from './invitation-link.ts'
import { Opening } from './Opening.tsx'
import { useOpenGroup } from './open-group.ts'
import { paths } from './paths.ts'
import type { FeatureRoute } from './route.ts'
import { Routes, Shown } from './Routes.tsx'
import { EngineProvider, GroupProvider, useEngine, useFarewells, useGroups, useHandedBack, useStanding } from './services.tsx'
import { BareShell, Shell } from './Shell.tsx'
import { UnlockedProvider } from './unlocked.ts'
import { useFocus } from './use-focus.ts'
import { appWords } from './words.ts'

export interface AppProps {
  readonly engine: Engine
  /** The engine's `ready()`, asked once; its answer where that is known already. */
  readonly ready: Promise<Result<void>> | Result<void>
  readonly routes: readonly FeatureRoute[]
  /** Called once, when the first screen stands. */
  readonly onShown: () => void
  /** Somebody has unlocked the phone. */
  readonly onUnlocked: (unlocked: Unlocked) => void
}

/** Providers around everything; the engine is ready, failed, or still opening. */
export const App = (props: AppProps) => (
  <LanguageProvider>
    <Provided {...props} />
  </LanguageProvider>
)

function Provided({ engine, ...rest }: AppProps) {
  const words = useText(appWords)
  const [, navigate] = useLocation()
  return (
    <UiWordsProvider value={words}>
      <NavigateProvider value={navigate}>
        <EngineProvider engine={engine}>
          <Failure>
            <Suspense fallback={<Opening />}>
              <Opened {...rest} />
            </Suspense>
          </Failure>
        </EngineProvider>
      </NavigateProvider>
    </UiWordsProvider>
  )
}

function Opened({ ready, onUnlocked, ...rest }: Omit<AppProps, 'engine'>) {
  const opened = 'ok' in ready ? ready : use(ready)
  if (!opened.ok && opened.error.code === 'locked') return <Locked {...rest} onUnlocked={onUnlocked} />
  if (!opened.ok) return <NoStore refusal={opened.error} />
  return <Framed {...rest} />
}

function Framed({ routes, onShown }: Pick<AppProps, 'routes' | 'onShown'>) {
  const group = useOpenGroup()
  const [location, navigate] = useLocation()
  const invitation = useInvitationLink()
  useFocus(location)
  useOpenedFiles(navigate)
  useWaitingBadge(useEngine())
  useEffect(() => {
    if (invitation && location !== paths.join) navigate(paths.join)
    // Only a new invitation moves; walking away from the screen afterwards is free.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [invitation])
  const out = useGroups().find(one => one.id === group?.id)?.out && routes.find(route => route.whenOut)
  const shown = <Routes routes={routes} hasGroup={group !== undefined} onShown={onShown} />
  if (!group)
    return (
      <>
        <WhatIsGone />
        <BareShell>{shown}</BareShell>
      </>
    )
  return (
    // The key: another group is another set of screens; nothing of the one may linger in the other.
    <GroupProvider group={group} key={group.id}>
      <NewerNotice />
      <Standing />
      <WhatIsGone />
      {out && !location.startsWith(paths.begin) ? (
        <BareShell>
          <Suspense fallback={<Opening />}>
            <out.Screen params={{}} />
            <Shown tell={onShown} />
          </Suspense>
        </BareShell>
      ) : location.startsWith(paths.begin) ? (
        <BareShell>{shown}</BareShell>
      ) : (
        <Shell>{shown}</Shell>
      )}
    </GroupProvider>
  )
}

/** Nothing of the phone's is there: no group, no engine; only what unlocks it. */
function Locked({ routes, onShown, onUnlocked }: Pick<AppProps, 'routes' | 'onShown' | 'onUnlocked'>) {
  const locked = routes.find(route => route.whenLocked)
  if (!locked) return null
  return (
    <UnlockedProvider value={onUnlocked}>
      <BareShell>
        <locked.Screen params={{}} />
        <Shown tell={onShown} />
      </BareShell>
    </UnlockedProvider>
  )
}

/** Loaded for the few who wait to be let in. */
const PendingNotice = extra(() => import('./PendingNotice.tsx'))

function Standing() {
  if (useStanding() !== 'pending') return null
  return (
    <Suspense>
      <PendingNotice />
    </Suspense>
  )
}

/** Loaded for those who are out of a group, or from whom something was taken back. */
const FarewellNotice = extra(() => import('./FarewellNotice.tsx'))
const HandedBackNotice = extra(() => import('./HandedBackNotice.tsx'))

function WhatIsGone() {
  const [farewells, handedBack] = [useFarewells(), useHandedBack()]
  return (
    <Suspense>
      {farewells.length > 0 && <FarewellNotice />}
      {handedBack.length > 0 && <HandedBackNotice />}
    </Suspense>
  )
}

function NoStore({ refusal }: { readonly refusal: Refusal }) {
  const t = useText(appWords)
  const { title, text } = useRefusalWords()(refusal)
  return <ErrorScreen title={t.noStoreTitle} text={`${title} ${text}`} details={`${refusal.code} ${refusal.detail ?? ''}`} />
}
