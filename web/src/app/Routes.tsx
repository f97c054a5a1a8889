import { Suspense, useEffect, useReducer } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { useText } from '../i18n/use-text.ts'
import { LinkButton } from '../ui/Button.tsx'
import { Empty } from '../ui/Feedback.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Opening } from './Opening.tsx'
import { paths } from './paths.ts'
import { onCome } from './later.ts'
import type { FeatureRoute } from './route.ts'
import { appWords } from './words.ts'

export interface RoutesProps {
  readonly routes: readonly FeatureRoute[]
  readonly hasGroup: boolean
  /** Called once, when the first screen stands. */
  readonly onShown: () => void
}

/** Shows the screen of the address; without a group on this phone, those that need none, and else the beginning. */
export function Routes({ routes, hasGroup, onShown }: RoutesProps) {
  const [, draw] = useReducer((times: number) => times + 1, 0)
  useEffect(() => onCome(draw), [])
  const shown = routes.filter(route => !route.whenLocked && !route.whenOut && (hasGroup || route.withoutGroup))
  return (
    <Suspense fallback={<Opening />}>
      <Switch>
        {shown.map(({ path, Screen: Shown }) => (
          <Route key={path} path={path}>
            {params => <Shown params={params as Readonly<Record<string, string>>} />}
          </Route>
        ))}
        <Route>{hasGroup ? <NotHere /> : <Redirect to={paths.begin} replace />}</Route>
      </Switch>
      <Shown tell={onShown} />
    </Suspense>
  )
}

/** Beside the screen, so that it stands when the screen does. */
export function Shown({ tell }: { readonly tell: () => void }) {
  useEffect(tell, [tell])
  return null
}

function NotHere() {
  const t = useText(appWords)
  return (
    <Screen title="Porchlight">
      <Empty action={<LinkButton href={paths.today}>{t.toStart}</LinkButton>}>{t.notHere}</Empty>
    </Screen>
  )
}
