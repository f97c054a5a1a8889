import { docId } from '@porchlight/shared/base/ids'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { canvassWithPins } from '@porchlight/shared/canvass/pins'
import type { CanvassView } from '@porchlight/shared/canvass/types'
import { useView } from '../services.tsx'

/** The organizers' table, live, with the places of their pins on its doors; who brings in lists compares them without. */
export function useCanvass(): CanvassView | undefined {
  const canvass = useView(canvassKind, docId('canvass', 'organizers'))
  return canvass && canvassWithPins(canvass)
}
