import './devices.css'
import { useEffect, useState } from 'react'
import { Redirect, useLocation } from 'wouter'
import type { GroupId } from '@porchlight/shared/base/ids'
import { dropInvitationLink, useInvitationLink } from '../../app/invitation-link.ts'
import { useChooseGroup } from '../../app/open-group.ts'
import { paths } from '../../app/paths.ts'
import { useEngine } from '../../app/services.tsx'
import type { PairingView } from '../../engine/api-devices.ts'
import { Beginning } from './parts/Beginning.tsx'
import { ShowCard } from './parts/ShowCard.tsx'

/** On the phone that is being let in: a name, then its code to be scanned, then the answer. */
export default function NewPhoneScreen() {
  const engine = useEngine()
  const choose = useChooseGroup()
  const [, navigate] = useLocation()
  const text = useInvitationLink()
  const [pairing, setPairing] = useState<PairingView | 'none'>()
  // Begun before the app was closed: it goes on.
  useEffect(() => void engine.pairings().then(all => setPairing(now => now ?? all.at(-1) ?? 'none')), [engine])

  const entered = async (group: GroupId): Promise<void> => {
    dropInvitationLink()
    void engine.askToPersist()
    const chosen = choose(group)
    navigate(paths.today)
    await chosen
  }
  const read = text === undefined ? undefined : engine.readInvitation(text)
  const offer = read?.ok && read.value.what !== 'recovery' ? read.value : undefined
  if (offer)
    return (
      <Beginning
        offer={offer}
        onBegun={begun => {
          dropInvitationLink()
          setPairing(begun)
        }}
      />
    )
  if (pairing === undefined) return null
  if (pairing === 'none') return <Redirect to={paths.join} replace />
  return <ShowCard pairing={pairing} onEntered={group => void entered(group)} onDropped={() => setPairing('none')} />
}
