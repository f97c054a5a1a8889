import type { ResultCode } from '@porchlight/shared/canvass/types'
import { LEVEL, RESULTS } from '@porchlight/shared/canvass/types'
import { resultWords } from '../../../app/canvass/words.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { enterWords } from '../enter-words.ts'

const OF_DOOR = RESULTS.filter(code => LEVEL[code] !== 'person')

/** What is said of the whole door: one touch, and on to the next. */
export function DoorResults({ onResult }: { readonly onResult: (result: ResultCode) => void }) {
  const t = useText(enterWords)
  const results = useText(resultWords)
  return (
    <div className="stack" role="group" aria-label={t.door}>
      {OF_DOOR.map(code => (
        <Button key={code} look="result" wide onPress={() => onResult(code)}>
          {results[code]}
        </Button>
      ))}
    </div>
  )
}
