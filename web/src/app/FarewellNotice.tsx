import { useText } from '../i18n/use-text.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Feedback.tsx'
import { farewellWords } from './farewell-words.ts'
import { useEngine, useFarewells } from './services.tsx'

/** Says of each group that was wiped from this phone, since it is no longer of it, that it was: until somebody has read it. */
export default function FarewellNotice() {
  const t = useText(farewellWords)
  const engine = useEngine()
  return useFarewells().map(({ group, name, out }) => (
    <aside key={group} className="newer-notice" aria-label={`${t.about}: ${t[out](name)}`}>
      <Notice tone="porch" title={t[out](name)} actions={<Button onPress={() => void engine.dismissFarewell(group)}>{t.read}</Button>}>
        {{ device: t.wipedDevice, removed: t.wipedRemoved, refused: t.wipedRefused, left: t.wiped }[out]}
      </Notice>
    </aside>
  ))
}
