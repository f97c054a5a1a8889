import { Redirect } from 'wouter'
import { useInvitationLink } from '../../app/invitation-link.ts'
import { paths } from '../../app/paths.ts'
import { useEngine } from '../../app/services.tsx'
import { AskForInvitation } from './parts/AskForInvitation.tsx'
import { ConfirmJoin } from './parts/ConfirmJoin.tsx'

/** Join a group: first the invitation (by link it is here already), then the name. */
export default function JoinScreen() {
  const engine = useEngine()
  const text = useInvitationLink()
  if (text === undefined) return <AskForInvitation refusal={undefined} />
  const invitation = engine.readInvitation(text)
  if (invitation.ok && invitation.value.what)
    return <Redirect to={invitation.value.what === 'recovery' ? paths.recover : paths.newPhone} replace />
  return invitation.ok ? <ConfirmJoin invitation={invitation.value} link={text} /> : <AskForInvitation refusal={invitation.error} />
}
