import type { ResultCode } from '@porchlight/shared/canvass/types'
import { useSay } from '../../../app/canvass/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { useArmed } from '../use-armed.ts'

export interface ResultButtonProps {
  readonly code: ResultCode
  readonly isPending: boolean
  readonly wide?: boolean
  readonly onRecord: (code: ResultCode) => Promise<void>
}

/** One of the eight results: 56 px, saved by one touch. */
export function ResultButton({ code, isPending, wide = false, onRecord }: ResultButtonProps) {
  const say = useSay()
  const isArmed = useArmed()
  return (
    <div className={`result${wide ? ' result-wide' : ''}${isArmed ? '' : ' resting'}`}>
      <Button look="result" wide isPending={isPending} isDisabled={!isArmed} onPress={() => void onRecord(code)}>
        {say.result(code)}
      </Button>
    </div>
  )
}
