import { ok } from '@porchlight/shared/base/result'
import { placeOf } from '@porchlight/shared/canvass/sheet'
import { useSay } from '../../../app/canvass/say.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useGroup } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { enterWords } from '../enter-words.ts'
import { saveRow } from '../use-enter.ts'
import type { Kept } from '../use-kept.ts'
import { useKept } from '../use-kept.ts'
import type { TurfHere } from '../use-turfs.ts'

/** Rows that wait for their turf; those whose turf has come go there with one touch. */
export function KeptList({ turfs }: { readonly turfs: readonly TurfHere[] }) {
  const t = useText(enterWords)
  const say = useSay()
  const format = useFormat()
  const group = useGroup()
  const [kept, setKept] = useKept()
  const known = kept.filter(one => placeOf(one.code, turfs))
  const place = useAct(async () => {
    const left = new Set(kept)
    for (const one of known) {
      const walked = { knocker: one.knocker, sheet: one.code.version, at: one.at }
      const saved = await saveRow(group, placeOf(one.code, turfs)!, one.entry, walked, () => one.id)
      if (!saved.ok) return saved
      left.delete(one)
      const rest = await setKept([...left])
      if (!rest.ok) return rest
    }
    return ok(undefined)
  })
  if (kept.length === 0) return null
  const words = ({ code, knocker, entry }: Kept) => ({
    title: t.unknown(format.number(code.row), code.version),
    detail: [knocker, entry.result && say.result(entry.result), entry.note].filter(Boolean).join(' · '),
  })
  return (
    <Section title={t.keptTitle}>
      <p>{t.keptText}</p>
      <RefusalNotice refusal={place.refusal} />
      <List label={t.keptTitle}>
        {kept.map(one => (
          <Row
            key={one.id}
            {...words(one)}
            actions={
              <Button label={t.keptOf(words(one).title)} onPress={() => void setKept(kept.filter(each => each !== one))}>
                {t.keptDrop}
              </Button>
            }
          />
        ))}
      </List>
      {known.length > 0 && (
        <Button look="primary" isPending={place.isPending} onPress={() => void place.run()}>
          {t.keptPlace(format.number(known.length), known.length)}
        </Button>
      )}
    </Section>
  )
}
