import { useState } from 'react'
import { docId } from '@porchlight/shared/base/ids'
import { groupKind } from '@porchlight/shared/group/group'
import { peopleKind } from '@porchlight/shared/people/people'
import { filterPeople } from '@porchlight/shared/people/people.select'
import { useMe, useView } from '../../../app/services.tsx'
import { useLanguage, useText } from '../../../i18n/use-text.ts'
import { Field } from '../../../ui/Field.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import type { NoteEditor } from '../../../editor/note-editor.ts'
import { noteWords } from '../note-words.ts'

const MOST = 30

/** The people of the list, and members who are not on it. */
export function MentionSheet({ editor, onClose }: { readonly editor: NoteEditor; readonly onClose: () => void }) {
  const t = useText(noteWords)
  const language = useLanguage()
  const me = useMe()
  const people = useView(peopleKind, docId('people', 'group'))?.people ?? []
  const names = useView(groupKind, docId('group', 'group'))?.names ?? {}
  const [find, setFind] = useState('')
  const listed = new Set(people.flatMap(person => person.members))
  const others = Object.entries({ ...names, [me.member]: me.name }).filter(([member]) => !listed.has(member as never))
  const found = [
    ...filterPeople(people, { words: find }, language).map(person => ({ who: person.id, name: person.name })),
    ...others.map(([who, name]) => ({ who, name })).filter(one => one.name.toLowerCase().includes(find.trim().toLowerCase())),
  ].slice(0, MOST)
  return (
    <Sheet title={t.mentionTitle} isOpen onClose={onClose}>
      <Field label={t.mentionFind} type="search" value={find} onChange={setFind} />
      {found.length === 0 && <p>{t.mentionNone}</p>}
      <List label={t.mentionTitle}>
        {found.map(({ who, name }) => (
          <Row
            key={who}
            title={name}
            onPress={() => {
              onClose()
              editor.mention(who, name)
            }}
          />
        ))}
      </List>
    </Sheet>
  )
}
