import type { DoorView } from '@porchlight/shared/canvass/doors'
import Promises from '../../../app/canvass/sayings/Promises.tsx'
import { useNames } from '../../../app/canvass/use-turf.ts'
import { canvassWords } from '../../../app/canvass/words.ts'
import { useText } from '../../../i18n/use-text.ts'
import type { Walk } from '../use-walk.ts'

/** Somebody who does not want to be contacted is not named. */
export default function DoorPromises({ walk, view }: { readonly walk: Walk; readonly view: DoorView }) {
  const nameOf = useNames(walk.visits, useText(canvassWords))
  const personOf = (id: string) => view.people.find(one => one.id === id && !one.doNotContact)?.name ?? ''
  return <Promises scope={walk.scope} promises={view.promises} nameOf={nameOf} personOf={personOf} />
}
