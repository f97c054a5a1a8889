import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { cutWords } from '../cut-messages.ts'

const MIN = 5
const MAX = 300

/** "About N doors each", by buttons or by typing. */
export function Amount({ size, onChange }: { readonly size: number; readonly onChange: (size: number) => void }) {
  const t = useText(cutWords)
  const set = (next: number) => onChange(Math.min(MAX, Math.max(MIN, next)))
  return (
    <div className="amount">
      <Field
        label={t.each}
        description={t.eachHint}
        value={String(size)}
        inputMode="numeric"
        maxLength={3}
        onChange={text => onChange(Math.min(MAX, Number(text.replace(/\D/g, '')) || 0))}
        onBlur={() => set(size)}
      />
      <div className="amount-steps">
        <Button label={t.fewer} onPress={() => set(size - 5)}>
          −5
        </Button>
        <Button label={t.moreDoors} onPress={() => set(size + 5)}>
          +5
        </Button>
      </div>
    </div>
  )
}
