import '../devices.css'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { GroupId } from '@porchlight/shared/base/ids'
import { createFrameReader } from '@porchlight/shared/wire/qr-frames'
import { Scanner } from '../../../app/camera/Scanner.tsx'
import { paths } from '../../../app/paths.ts'
import { Qr } from '../../../app/Qr.tsx'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { saveBlob } from '../../../app/save-blob.ts'
import { useEngine } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import { useLongAct } from '../../../app/use-long-act.ts'
import type { PairingView } from '../../../engine/api-devices.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Progress } from '../../../ui/Feedback.tsx'
import { FileButton } from '../../../ui/FileButton.tsx'
import { Screen } from '../../../ui/Screen.tsx'
import { deviceWords } from '../words.ts'

/** The other phone has said no, and waiting on would lead to nothing. */
const OVER = ['pairing-refused', 'offer-over']

export interface ShowCardProps {
  readonly pairing: PairingView
  readonly onEntered: (group: GroupId) => void
  readonly onDropped: () => void
}

/** This phone's code, while the answer is waited for: it comes by the relay, as QR codes, or in a file. */
export function ShowCard({ pairing, onEntered, onDropped }: ShowCardProps) {
  const t = useText(deviceWords)
  const format = useFormat()
  const engine = useEngine()
  const [scanning, setScanning] = useState(false)
  const [parts, setParts] = useState<{ have: number; total: number }>()
  const reader = useRef(createFrameReader())

  const { run: wait, ...waiting } = useLongAct(async progress => {
    const done = await engine.finishPairing(pairing.id, progress)
    if (done.ok) onEntered(done.value)
    return done
  })
  useEffect(() => {
    if (pairing.relay !== 'none') void wait()
  }, [pairing, wait])

  const { run: take, ...taking } = useLongAct(async (progress, file: Blob) => {
    waiting.cancel()
    setScanning(false)
    const brought = await engine.bringIn(file, progress)
    if (brought.ok) onEntered(brought.value.group)
    return brought
  })
  const found = useCallback(
    (text: string) => {
      if (!reader.current.take(text)) return
      setParts({ have: reader.current.have, total: reader.current.total })
      void reader.current.whole().then(bytes => bytes && take(new Blob([bytes])))
    },
    [take],
  )
  const drop = useAct(async () => {
    waiting.cancel()
    const dropped = await engine.dropPairing(pairing.id)
    if (dropped.ok) onDropped()
    return dropped
  })
  const isOver = waiting.refusal !== undefined && OVER.includes(waiting.refusal.code)
  if (isOver)
    return (
      <Screen
        title={t.phoneTitle}
        back={paths.begin}
        actions={
          <Button look="primary" wide onPress={() => void drop.run()}>
            {t.beginAgain}
          </Button>
        }
      >
        <RefusalNotice refusal={waiting.refusal} />
      </Screen>
    )
  const saveCard = () => saveBlob(new Blob([`${pairing.card}\n`], { type: 'text/plain' }), 'phone-code.txt')
  const help = parts ? t.parts(format.number(parts.have), format.number(parts.total)) : t.scanAnswerHelp
  return (
    <Screen
      title={t.phoneTitle}
      back={paths.begin}
      actions={
        <Button wide onPress={() => void drop.run()}>
          {t.stop}
        </Button>
      }
    >
      <div className="pairing">
        {taking.isPending && <Progress words={t.reading} />}
        <RefusalNotice refusal={taking.refusal ?? drop.refusal} />
        {scanning ? (
          <Scanner words={help} onText={found} />
        ) : (
          <>
            <p>{t.showMe}</p>
            <Qr text={pairing.card} label={t.myCardLabel} />
            <p className="pairing-letters">
              <span>{t.letters}</span> <code>{pairing.check}</code>
            </p>
            {waiting.isPending ? (
              <Progress words={t.waiting} />
            ) : (
              <>
                <p role="status">{t.offline}</p>
                {pairing.relay !== 'none' && (
                  <Button wide icon="signal" onPress={() => void wait()}>
                    {t.tryAgain}
                  </Button>
                )}
              </>
            )}
          </>
        )}
        {!scanning && (
          <Button wide icon="camera" onPress={() => setScanning(true)}>
            {t.scanAnswer}
          </Button>
        )}
        {/* No `accept`: phones grey out files whose type they do not know. */}
        <FileButton look="quiet" wide onFile={file => void take(file)}>
          {t.bringAnswer}
        </FileButton>
        <Button wide icon="file" onPress={saveCard}>
          {t.saveCard}
        </Button>
      </div>
    </Screen>
  )
}
