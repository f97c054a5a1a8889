import { useEffect, useState } from 'react'
import { docId } from '@porchlight/shared/base/ids'
import { groupKind } from '@porchlight/shared/group/group'
import { notesKind, type NotesDoc } from '@porchlight/shared/meeting/notes'
import { useMe, useView } from '../../../app/services.tsx'
import type { SharedText, TextVersion } from '../../../engine/api-text.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { noteWords } from '../note-words.ts'
import { restore } from '../../../editor/restore.ts'
import { Blocks } from './Blocks.tsx'

/** Who wrote when; the notes as they were; and back to that, which is one more change and takes nothing away. */
export function VersionsSheet({ text, onClose }: { readonly text: SharedText<NotesDoc>; readonly onClose: () => void }) {
  const t = useText(noteWords)
  const format = useFormat()
  const me = useMe()
  const names = useView(groupKind, docId('group', 'group'))?.names
  const [versions, setVersions] = useState<readonly TextVersion[]>()
  const [shown, setShown] = useState<TextVersion>()
  useEffect(() => {
    let gone = false
    void text.versions().then(found => gone || setVersions(found.toReversed()))
    return () => {
      gone = true
    }
  }, [text])
  const nameOf = ({ by }: TextVersion) => (by === me.member ? me.name : by && names?.[by as never]) || t.somebody
  if (shown) {
    const { blocks } = notesKind.read(text.at(shown))
    return (
      <Sheet
        title={t.asItWas(format.dateTime(shown.at))}
        isOpen
        onClose={onClose}
        actions={
          <>
            <Button
              look="primary"
              wide
              onPress={() => {
                restore(text, shown)
                onClose()
              }}
            >
              {t.restore}
            </Button>
            <Button onPress={() => setShown(undefined)}>{t.backToList}</Button>
          </>
        }
      >
        {blocks.length === 0 ? <p>{t.emptyThen}</p> : <Blocks blocks={blocks} />}
      </Sheet>
    )
  }
  return (
    <Sheet title={t.history} isOpen onClose={onClose}>
      <p>{versions?.length === 0 ? t.historyEmpty : t.historyLead}</p>
      <List label={t.history}>
        {(versions ?? []).map(version => (
          <Row
            key={version.heads.join()}
            title={nameOf(version)}
            detail={`${format.dateTime(version.at)} · ${t.edits(version.changes, format.number(version.changes))}`}
            onPress={() => setShown(version)}
          />
        ))}
      </List>
    </Sheet>
  )
}
