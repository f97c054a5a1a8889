import { useState } from 'react'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useGroup } from '../../../app/services.tsx'
import { saveBlob, shareFile } from '../../../app/save-blob.ts'
import { useLongAct } from '../../../app/use-long-act.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice, Progress } from '../../../ui/Feedback.tsx'
import { groupWords } from '../words.ts'

/** Seals everything this phone holds of the group into one file and hands it to the phone's own save or share. */
export function SaveToFile() {
  const t = useText(groupWords)
  const format = useFormat()
  const group = useGroup()
  const [file, setFile] = useState<File>()
  const save = useLongAct(async progress => {
    const made = await group.saveToFile(progress)
    if (made.ok) {
      // The name says nothing about the group: it may lie in a downloads folder or a chat for years.
      const named = new File([made.value], `work-${new Date().toISOString().slice(0, 10)}.porchlight`, { type: 'application/octet-stream' })
      setFile(named)
      saveBlob(named, named.name)
    }
    return made
  })
  if (save.isPending) return <Progress words={t.saving} {...save.steps} onCancel={save.cancel} />
  return (
    <>
      <RefusalNotice refusal={save.refusal} />
      <Button look="primary" wide icon="file" onPress={() => void save.run()}>
        {t.saveFile}
      </Button>
      {file && (
        <Notice
          tone="go"
          isAlert
          actions={
            shareFile.isPossible(file) && (
              <Button icon="share" onPress={() => void shareFile(file)}>
                {t.sendFile}
              </Button>
            )
          }
        >
          {t.saved(file.name, format.bytes(file.size))}
        </Notice>
      )}
    </>
  )
}
