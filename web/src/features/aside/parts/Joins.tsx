import { isTurf } from '@porchlight/shared/base/ids'
import type { PendingJoin } from '../../../engine/api-aside.ts'
import { paths } from '../../../app/paths.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { useNamed } from '../use-aside.ts'
import { asideWords } from '../words.ts'

export interface JoinsProps {
  readonly joins: readonly PendingJoin[]
  /** Undefined for who may not. */
  readonly letIn: ((join: PendingJoin) => void) | undefined
}

/** Who waits to be let in, and what waits with them. */
export function Joins({ joins, letIn }: JoinsProps) {
  const t = useText(asideWords)
  const format = useFormat()
  const named = useNamed()
  return (
    <Section title={t.joins}>
      <p>{t.joinsText}</p>
      <List label={t.joins}>
        {joins.map(one => {
          const to = named.handedTo(one.invitation)
          const name = named.nameOf(one.member) ?? (to ? t.linkOf(to) : t.unnamed)
          const turfs = one.scopes.filter(isTurf).map(named.turf)
          const details = [t[one.role], ...turfs]
          if (one.changes > 0) details.push(t.joinWaits(one.changes, format.number(one.changes)))
          return (
            <Row
              key={one.join}
              lead={<Icon name="group" />}
              title={name}
              {...(letIn ? { href: paths.member(one.member) } : {})}
              detail={details.join(' · ')}
              actions={
                letIn && (
                  <Button icon="check" label={t.letInWho(name)} onPress={() => letIn(one)}>
                    {t.letIn}
                  </Button>
                )
              }
            />
          )
        })}
      </List>
    </Section>
  )
}
