import { hasWords } from '../../../app/canvass/drafts.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { doorMoreWords } from '../door-more-words.ts'
import type { VisitInHand } from '../use-visit.ts'

export interface ForBuildingProps {
  readonly visit: VisitInHand
  readonly building: string
}

/** Where several share a house: what was typed can stand at each of its doors (the code of the gate, the stairs). */
export default function ForBuilding({ visit, building }: ForBuildingProps) {
  const t = useText(doorMoreWords)
  if (!hasWords(visit.draft)) return null
  return (
    <Button isPending={visit.isPending} onPress={() => void visit.record(undefined, { level: 'building', id: building })}>
      {t.saveBuilding}
    </Button>
  )
}
