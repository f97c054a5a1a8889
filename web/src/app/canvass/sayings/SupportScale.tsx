import type { Support } from '@porchlight/shared/canvass/sayings'
import { SUPPORT } from '@porchlight/shared/canvass/sayings'
import { useText } from '../../../i18n/use-text.ts'
import { Mark, Toggles } from './Toggles.tsx'
import { saidWords } from './words.ts'

export interface SupportScaleProps {
  readonly value: Support | undefined
  readonly onChange: (value: Support | undefined) => void
}

/** Two ticks, one, a ring, one cross, two: told apart without colour and without reading. */
const SHAPE: Readonly<Record<Support, string>> = {
  1: 'M2 13l3.5 3.5L12 8M11 15l1.5 1.5L21 8',
  2: 'M5 12.5l4.5 4.5L19 7',
  3: 'M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14z',
  4: 'M6 6l12 12M18 6L6 18',
  5: 'M2 7l9 10M11 7L2 17M13 7l9 10M22 7l-9 10',
}

export function SupportScale({ value, onChange }: SupportScaleProps) {
  const words = useSupportWords()
  const t = useText(saidWords)
  return (
    <Toggles
      label={t.support}
      description={value ? t.supportAgain : undefined}
      options={SUPPORT.map(step => ({
        value: String(step),
        isOn: step === value,
        label: words(step),
        mark: <SupportMark support={step} />,
      }))}
      onToggle={step => onChange(Number(step) === value ? undefined : SUPPORT.find(one => String(one) === step))}
    />
  )
}

export const SupportMark = ({ support }: { readonly support: Support }) => <Mark path={SHAPE[support]} />

/** `1 Strong yes` */
export function useSupportWords(): (support: Support) => string {
  const t = useText(saidWords)
  const words: Readonly<Record<Support, string>> = { 1: t.support1, 2: t.support2, 3: t.support3, 4: t.support4, 5: t.support5 }
  return support => t.supportOf(support, words[support])
}
