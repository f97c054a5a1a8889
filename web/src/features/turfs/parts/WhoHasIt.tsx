import { useState } from 'react'
import { ok } from '@porchlight/shared/base/result'
import type { Result } from '@porchlight/shared/base/result'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { takeBack } from '@porchlight/shared/canvass/canvass.actions'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useGroup } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import type { Group } from '../../../engine/api.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { Ask } from '../../../ui/Sheet.tsx'
import { turfWords } from '../messages.ts'
import { turfPaths } from '../turf-paths.ts'
import type { BoardTurf, Holder, OpenLink } from '../use-board.ts'
import { CANVASS } from '../board-doc.ts'

type Asked = { readonly holder: Holder } | { readonly link: OpenLink }

/** People and unused links that have the turf, each to be taken back after being told what that does. */
export function WhoHasIt({ turf }: { readonly turf: BoardTurf }) {
  const t = useText(turfWords)
  const format = useFormat()
  const group = useGroup()
  const [asked, setAsked] = useState<Asked>()
  const take = useAct((what: Asked) => takeItBack(group, turf, what))
  const act = async () => {
    if (asked) await take.run(asked)
    setAsked(undefined)
  }
  const nameOf = (holder: Holder) => holder.name || t.nameless
  return (
    <Section title={t.whoHasIt}>
      <RefusalNotice refusal={take.refusal} />
      {turf.holders.length === 0 && turf.links.length === 0 && <p>{t.nobody}</p>}
      <List label={t.whoHasIt}>
        {turf.holders.map(holder => (
          <Row
            key={holder.member}
            title={nameOf(holder)}
            {...(holder.handout && holder.handout.to && holder.handout.to !== holder.name ? { detail: holder.handout.to } : {})}
            actions={<Button onPress={() => setAsked({ holder })}>{t.takeBackFrom(nameOf(holder))}</Button>}
          />
        ))}
        {turf.links.map(link => (
          <Row
            key={link.invitation.id}
            title={t.linkOut}
            detail={link.handout ? t.linkFor(link.handout.to, format.day(link.handout.at)) : ''}
            actions={
              <>
                {link.invitation.link ? (
                  <LinkButton href={turfPaths.link(turf.scope, link.invitation.id)}>{t.showLink}</LinkButton>
                ) : (
                  <p>{t.linkElsewhere}</p>
                )}
                <Button onPress={() => setAsked({ link })}>{t.takeBackLink}</Button>
              </>
            }
          />
        ))}
      </List>
      {asked && (
        <Ask
          title={'holder' in asked ? t.takeBackTitle : t.takeBackLinkTitle}
          act={'holder' in asked ? t.takeBack : t.takeBackLink}
          isOpen
          isPending={take.isPending}
          onAct={() => void act()}
          onClose={() => setAsked(undefined)}
        >
          {'holder' in asked ? t.takeBackText(nameOf(asked.holder)) : t.takeBackLinkText}
        </Ask>
      )}
    </Section>
  )
}

async function takeItBack(group: Group, turf: BoardTurf, what: Asked): Promise<Result<void>> {
  const done = 'holder' in what ? await group.revoke(what.holder.member, turf.scope) : await group.revokeInvitation(what.link.invitation.id)
  if (!done.ok) return done
  const handout = 'holder' in what ? what.holder.handout : what.link.handout
  return handout ? group.change(canvassKind, CANVASS, takeBack, { id: handout.id }) : ok(undefined)
}
