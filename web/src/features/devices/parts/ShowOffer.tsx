import { useState } from 'react'
import { Qr } from '../../../app/Qr.tsx'
import type { Offer } from '../../../engine/api-devices.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { FileButton } from '../../../ui/FileButton.tsx'
import { Fold } from '../../../ui/Screen.tsx'
import { deviceWords } from '../words.ts'

export interface ShowOfferProps {
  readonly offer: Offer
  readonly onScan: () => void
  /** The new phone's card, brought as a file. */
  readonly onCard: (text: string) => void
}

export function ShowOffer({ offer, onScan, onCard }: ShowOfferProps) {
  const t = useText(deviceWords)
  const [copied, setCopied] = useState('')
  const copy = () => void navigator.clipboard.writeText(offer.link).then(() => setCopied(t.copied))
  return (
    <>
      <p>{t.showing}</p>
      <Qr text={offer.link} label={t.offerLabel} />
      <Button look="primary" wide icon="camera" onPress={onScan}>
        {t.scanIt}
      </Button>
      <Fold title={t.withoutCamera}>
        <p className="pairing-letters">
          <span>{t.code}</span> <code>{offer.code}</code>
        </p>
        <p>{t.codeHint}</p>
        <Button wide icon="copy" onPress={copy}>
          {t.copyLink}
        </Button>
        <p role="status">{copied}</p>
        <FileButton look="quiet" wide onFile={file => void file.text().then(onCard)}>
          {t.bringCard}
        </FileButton>
      </Fold>
    </>
  )
}
