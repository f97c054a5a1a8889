import type { Engine } from '../engine/api.ts'
import { invitationInHand, onInvitation } from './invitation-link.ts'

/**
 * Ten canvassers who come by their links over one narrow line need their doors, and not yet the screens that they may
 * open later. Resolves when nobody is joining: the invitation has been dealt with, and what the group has is here or
 * cannot come just now. At once when there is no invitation, and when the app is on this phone already.
 */
export async function onceJoined(engine: Engine): Promise<void> {
  if (navigator.serviceWorker.controller || !invitationInHand()) return
  await until(onInvitation, () => !invitationInHand())
  const joined = engine.groups()[0]
  if (!joined) return
  const group = engine.group(joined.id)
  await until(
    listener => group.subscribe(listener),
    () => group.status().upToDate || group.status().link === 'offline' || group.status().link === 'none',
  )
}

function until(subscribe: (listener: () => void) => () => void, isTrue: () => boolean): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (!isTrue()) return
      stop()
      resolve()
    }
    const stop = subscribe(look)
    look()
  })
}
