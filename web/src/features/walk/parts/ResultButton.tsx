import type { ResultCode } from '@porchlight/shared/canvass/types'
import type { Alias } from '../../../app/canvass/script/result-alias.ts'
import { useSay } from '../../../app/canvass/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { useArmed } from '../use-armed.ts'

export interface ResultButtonProps {
  readonly code: ResultCode
  readonly isPending: boolean
  readonly wide?: boolean
  /** How the organizers call it, beside the app's own word. */
  readonly also?: Alias | undefined
  readonly onRecord: (code: ResultCode) => Promise<void>
}

/** One of the eight results: 56 px, saved by one touch. */
export function ResultButton({ code, isPending, wide = false, also, onRecord }: ResultButtonProps) {
  const say = useSay()
  const isArmed = useArmed()
  return (
    <div className={`result${wide ? ' result-wide' : ''}${isArmed ? '' : ' resting'}`}>
      <Button look="result" wide isPending={isPending} isDisabled={!isArmed} onPress={() => void onRecord(code)}>
        {say.result(code)}
        {also && (
          <span className="result-also" {...(also.language ? { lang: also.language } : {})} dir="auto">
            {also.text}
          </span>
        )}
      </Button>
    </div>
  )
}
