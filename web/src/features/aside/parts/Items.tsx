import type { AsideItem } from '../../../engine/api-aside.ts'
import { useRoster } from '../../../app/services.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { useNamed } from '../use-aside.ts'
import { whySentence } from '../why.ts'
import { asideWords, whyWords } from '../words.ts'

export interface ItemsProps {
  readonly items: readonly AsideItem[]
  /** Undefined for who may not. */
  readonly admit: ((item: AsideItem) => void) | undefined
  readonly clear: (item: AsideItem) => void
}

/** From whom, where, why and when; and what can be done about it. */
export function Items({ items, admit, clear }: ItemsProps) {
  const t = useText(asideWords)
  const why = useText(whyWords)
  const format = useFormat()
  const named = useNamed()
  const here = new Set(useRoster().members.flatMap(member => (member.removed ? [] : [member.id])))
  return (
    <Section title={t.list}>
      <p>{admit ? t.intro : t.introMember}</p>
      <List label={t.list}>
        {items.map(one => {
          const [name, doc] = [named.member(one.member), named.doc(one.doc)]
          const count =
            one.changes === undefined
              ? t.entries(one.entries, format.number(one.entries))
              : t.changes(one.changes, format.number(one.changes))
          return (
            <Row
              key={one.id}
              lead={<Icon name="warning" />}
              title={name}
              detail={
                <>
                  {`${doc} · ${count} · ${format.dateTime(one.at)}`}
                  <br />
                  {whySentence(why, one.doc, one.why, one.member && here.has(one.member))}
                </>
              }
              actions={
                <>
                  {one.canAdmit && admit && (
                    <Button icon="check" label={t.admitWho(name, doc)} onPress={() => admit(one)}>
                      {t.admit}
                    </Button>
                  )}
                  <Button look="quiet" label={t.clearWho(name, doc)} onPress={() => clear(one)}>
                    {t.clear}
                  </Button>
                </>
              }
            />
          )
        })}
      </List>
    </Section>
  )
}
