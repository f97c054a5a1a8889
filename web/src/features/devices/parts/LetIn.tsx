import '../devices.css'
import { useCallback, useEffect, useState } from 'react'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { Scanner } from '../../../app/camera/Scanner.tsx'
import { useGroup } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import type { CardView, NewOffer, Offer } from '../../../engine/api-devices.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice, Progress } from '../../../ui/Feedback.tsx'
import { Answer } from './Answer.tsx'
import { ShowOffer } from './ShowOffer.tsx'
import { deviceWords } from '../words.ts'

export interface LetInProps {
  readonly input: NewOffer
  /** Where "Done" leads. */
  readonly back: string
}

/** A hyphen at which no line ends: what is compared stands together. */
const UNBROKEN = '\u2011'

/** Beside the new phone: it scans this one, this one scans it, and then it takes the answer. */
export function LetIn({ input, back }: LetInProps) {
  const t = useText(deviceWords)
  const group = useGroup()
  const [offer, setOffer] = useState<Offer>()
  const [scanning, setScanning] = useState(false)
  const [wrong, setWrong] = useState(false)
  const [asking, setAsking] = useState<CardView>()
  const [refused, setRefused] = useState<readonly string[]>([])
  const [isIn, setIsIn] = useState(false)

  const begin = useAct(async () => {
    const made = await group.offer(input)
    if (made.ok) setOffer(made.value)
    return made
  })
  const { run: beginOffer } = begin
  useEffect(() => void beginOffer(), [beginOffer])
  // Whoever still waits by this code has to be told once nobody looks at this screen any more.
  useEffect(() => (offer ? () => void group.endOffer(offer.id) : undefined), [group, offer])

  const admit = useAct(async (card: CardView) => {
    setScanning(false)
    const done = await group.letIn(offer!.id, card)
    if (!done.ok) return done
    setIsIn(true)
    // Members say who they are themselves.
    if (input.what === 'device') await group.nameDevice(done.value, card.name)
    return done
  })

  const refuse = useAct((card: CardView) => {
    setRefused([...refused, card.check])
    return group.refuse(offer!.id, card)
  })

  const id = offer?.id
  const read = useAct(async (text: string) => {
    const card = await group.readCard(id!, text)
    if (card.ok) void admit.run(card.value)
    return card
  })
  const { run: readCard } = read
  const found = useCallback(
    (text: string) => {
      if (text.startsWith('PORCHLIGHT-CARD')) void readCard(text)
      else setWrong(true)
    },
    [readCard],
  )

  useEffect(() => {
    if (id === undefined || isIn) return
    const look = () => void group.cards(id).then(cards => setAsking(cards.findLast(card => !refused.includes(card.check))))
    look()
    return group.subscribe(look)
  }, [group, id, isIn, refused])

  if (admit.isPending) return <Progress words={t.lettingIn} />
  if (isIn && offer) return <Answer offer={offer} back={back} />
  return (
    <div className="pairing">
      <RefusalNotice refusal={begin.refusal ?? admit.refusal ?? refuse.refusal ?? read.refusal} />
      {asking && (
        <Notice
          isAlert
          title={t.wants(asking.name)}
          actions={
            <>
              <Button look="primary" onPress={() => void admit.run(asking)}>
                {t.letIn}
              </Button>
              <Button onPress={() => void refuse.run(asking)}>{t.no}</Button>
            </>
          }
        >
          {t.same(asking.check.replace('-', UNBROKEN))}
        </Notice>
      )}
      {scanning ? (
        <Scanner words={wrong ? t.otherCode : t.scanning} onText={found} />
      ) : (
        offer && <ShowOffer offer={offer} onScan={() => setScanning(true)} onCard={text => void readCard(text)} />
      )}
    </div>
  )
}
