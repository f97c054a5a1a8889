import { useInvitationLink } from '../../app/invitation-link.ts'
import { useEngine } from '../../app/services.tsx'
import { AskForInvitation } from './parts/AskForInvitation.tsx'
import { ConfirmJoin } from './parts/ConfirmJoin.tsx'

/** Join a group: first the invitation (by link it is here already), then the name. */
export default function JoinScreen() {
  const engine = useEngine()
  const text = useInvitationLink()
  if (text === undefined) return <AskForInvitation refusal={undefined} />
  const invitation = engine.readInvitation(text)
  return invitation.ok ? <ConfirmJoin invitation={invitation.value} link={text} /> : <AskForInvitation refusal={invitation.error} />
}
