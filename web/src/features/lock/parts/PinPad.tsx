import '../lock.css'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button, Press } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { lockWords } from '../words.ts'

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const
const MOST = 32

export interface PinPadProps {
  /** What this PIN is for, over the dots. */
  readonly label: string
  /** The big button under the digits. */
  readonly act: string
  readonly isPending?: boolean
  readonly isDisabled?: boolean
  readonly onPin: (pin: string) => void
  /** Beside the digits' last row, for who has no PIN at hand. */
  readonly more?: ReactNode
}

/** Digits for one thumb. What is typed is said as a number of digits, never as the digits themselves. */
export function PinPad({ label, act, isPending, isDisabled, onPin, more }: PinPadProps) {
  const t = useText(lockWords)
  const format = useFormat()
  const [pin, setPin] = useState('')
  const add = (digit: number) => setPin(now => (now.length < MOST ? `${now}${digit}` : now))
  const remove = () => setPin(now => now.slice(0, -1))
  function done(): void {
    if (pin === '' || isPending || isDisabled) return
    setPin('')
    onPin(pin)
  }
  useKeys({ add, remove, done })
  const said = pin.length === 0 ? t.noDigits : t.digits(pin.length, format.number(pin.length))
  return (
    <div className="pin" role="group" aria-label={label}>
      <p className="pin-label" aria-hidden="true">
        {label}
      </p>
      <p className="pin-dots" aria-hidden="true">
        {Array.from(pin, (_, place) => (
          <span key={place} />
        ))}
      </p>
      <p className="hidden" role="status">
        {said}
      </p>
      <div className="pin-keys">
        {DIGITS.map(digit => (
          <Key key={digit} digit={digit} add={add} />
        ))}
        <div className="pin-more">{more}</div>
        <Key digit={0} add={add} />
        <Press className="pin-key pin-delete" label={t.delete} onPress={remove}>
          <Icon name="back" />
        </Press>
      </div>
      <Button look="primary" wide onPress={done} {...(isPending ? { isPending } : {})} isDisabled={isDisabled || pin === ''}>
        {act}
      </Button>
    </div>
  )
}

const Key = ({ digit, add }: { readonly digit: number; readonly add: (digit: number) => void }) => (
  <Press className="pin-key" onPress={() => add(digit)}>
    {digit}
  </Press>
)

interface Acts {
  readonly add: (digit: number) => void
  readonly remove: () => void
  readonly done: () => void
}

/** A keyboard types into the pad wherever the focus is, unless in a field. */
function useKeys(acts: Acts): void {
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  useEffect(() => {
    function typed(event: KeyboardEvent): void {
      const target = event.target as HTMLElement
      if (event.ctrlKey || event.metaKey || event.altKey || target.matches('input, textarea, select')) return
      if (/^\d$/.test(event.key)) latest.current.add(Number(event.key))
      else if (event.key === 'Backspace') latest.current.remove()
      // Enter on a button is that button's.
      else if (event.key === 'Enter' && !target.matches('button, a')) latest.current.done()
    }
    addEventListener('keydown', typed)
    return () => removeEventListener('keydown', typed)
  }, [])
}
