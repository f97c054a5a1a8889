import { useEffect, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { giveInvitation } from '../../app/invitation-link.ts'
import { type HandedKind, kindOfHanded } from '../../app/handed-kind.ts'
import { dropHandedOver, lookAtHandedOver, sortHandedOver } from '../../app/handed-over.ts'
import { useOpenGroup } from '../../app/open-group.ts'
import { paths } from '../../app/paths.ts'
import { useEngine } from '../../app/services.tsx'
import type { Group } from '../../engine/api.ts'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Empty, Notice, Progress } from '../../ui/Feedback.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { handedWords } from './words.ts'

type Why = 'noGroup' | 'noRight' | 'which'
type Found = { readonly file: File; readonly why: Why } | 'nothing' | undefined

/** Leads what another app has handed over to the screen that deals with it; where none can, says why and keeps it. */
export default function HandedScreen() {
  const t = useText(handedWords)
  const format = useFormat()
  const engine = useEngine()
  const group = useOpenGroup()
  const [, navigate] = useLocation()
  const search = useSearch()
  const [found, setFound] = useState<Found>()

  useEffect(() => {
    let left = false
    async function look(): Promise<void> {
      const handed = await lookAtHandedOver(engine)
      if (left) return
      if (!handed) return setFound('nothing')
      const kind = await kindOfHanded(handed.file, engine)
      const to = placeFor(kind, group)
      if (left) return
      if (typeof to !== 'string') return setFound({ file: handed.file, why: to.why })
      sortHandedOver(to === paths.bringPeople && kind === 'list' ? 'people' : kind)
      if (kind === 'invitation') giveInvitation((await dropHandedOver()?.text()) ?? '')
      navigate(to, { replace: true })
    }
    void look()
    return () => void (left = true)
  }, [engine, group, navigate, search])

  function take(kind: 'list' | 'people'): void {
    sortHandedOver(kind)
    navigate(kind === 'list' ? paths.bringList : paths.bringPeople, { replace: true })
  }

  function throwAway(): void {
    dropHandedOver()
    setFound('nothing')
  }

  const back = group ? paths.today : paths.begin
  if (found === undefined)
    return (
      <Screen title={t.title} back={back}>
        <Progress words={t.looking} />
      </Screen>
    )
  if (found === 'nothing')
    return (
      <Screen title={t.title} back={back}>
        <Empty icon="share" action={<LinkButton href={back}>{t.start}</LinkButton>}>
          {t.nothing}
        </Empty>
      </Screen>
    )
  return (
    <Screen
      title={t.title}
      back={back}
      actions={
        found.why === 'noGroup' ? (
          <LinkButton look="primary" wide href={paths.begin}>
            {t.begin}
          </LinkButton>
        ) : (
          found.why === 'which' && (
            <>
              <Button look="result" wide onPress={() => take('list')}>
                {t.voters}
              </Button>
              <Button look="result" wide onPress={() => take('people')}>
                {t.people}
              </Button>
            </>
          )
        )
      }
    >
      <p>{t.kept(found.file.name, format.bytes(found.file.size))}</p>
      <Notice isAlert>{t[found.why]}</Notice>
      <Button onPress={throwAway}>{t.throwAway}</Button>
    </Screen>
  )
}

/** Where it is dealt with, or why nowhere. */
function placeFor(kind: HandedKind, group: Group | undefined): string | { readonly why: Why } {
  if (kind === 'backup') return paths.restore
  if (kind === 'invitation') return paths.join
  if (!group) return { why: 'noGroup' }
  if (kind === 'work') return paths.files
  const { role } = group.me()
  if (role === 'canvasser') return { why: 'noRight' }
  if (kind === 'cards' || kind === 'people') return paths.bringPeople
  // A table may be voters to visit or people of the group: only organizers bring in the former, and they are asked.
  return role === 'member' ? paths.bringPeople : { why: 'which' }
}
