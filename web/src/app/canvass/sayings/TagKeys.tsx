import { useState } from 'react'
import { MAX_TAGS, MAX_TAG_TEXT, TAGS } from '@porchlight/shared/canvass/sayings'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Fold } from '../../../ui/Screen.tsx'
import { Toggles } from './Toggles.tsx'
import { saidWords } from './words.ts'

type Tags = Readonly<Record<string, boolean>>

export interface TagKeysProps {
  /** Said now: on, or taken off. */
  readonly tags: Tags
  /** On from before. */
  readonly standing: readonly string[]
  readonly own: readonly string[]
  readonly onChange: (tags: Tags | undefined) => void
}

/** Sign, help, ride and the group's own; one that is on from before shows as on, and can be taken off. */
export function TagKeys({ tags, standing, own, onChange }: TagKeysProps) {
  const t = useText(saidWords)
  const words = useTagWords()
  const [fresh, setFresh] = useState('')
  const names = [...new Set<string>([...TAGS, ...standing, ...own, ...Object.keys(tags)])]
  const isOn = (tag: string) => tags[tag] ?? standing.includes(tag)
  const set = (tag: string, on: boolean) => {
    const { [tag]: _, ...rest } = tags
    // Back to how it stood is nothing said.
    const next: Tags = on === standing.includes(tag) ? rest : { ...rest, [tag]: on }
    onChange(Object.keys(next).length > 0 ? next : undefined)
  }
  const add = () => {
    const tag = fresh.trim()
    if (tag === '') return
    set(tag, true)
    setFresh('')
  }
  return (
    <>
      <Toggles
        label={t.tags}
        options={names.map(tag => ({ value: tag, label: words(tag), isOn: isOn(tag) }))}
        onToggle={tag => set(tag, !isOn(tag))}
      />
      {Object.keys(tags).length < MAX_TAGS && (
        <Fold title={t.ownTag}>
          <Field label={t.ownTag} value={fresh} onChange={setFresh} maxLength={MAX_TAG_TEXT} />
          <Button isDisabled={fresh.trim() === ''} onPress={add}>
            {t.addTag}
          </Button>
        </Fold>
      )}
    </>
  )
}

/** A group's own tag is called as they wrote it. */
export function useTagWords(): (tag: string) => string {
  const t = useText(saidWords)
  const words: Readonly<Record<string, string>> = { sign: t.sign, volunteer: t.volunteer, ride: t.ride }
  return tag => (Object.hasOwn(words, tag) ? words[tag]! : tag)
}
