import { useSyncExternalStore } from 'react'

declare global {
  interface Window {
    /** The whole address of an invitation that was opened (put here by public/early.js), or the code that was typed. */
    porchlightInvitation?: string
  }
}

const EVENT = 'porchlight-invitation'

export function onInvitation(listener: () => void): () => void {
  window.addEventListener(EVENT, listener)
  return () => window.removeEventListener(EVENT, listener)
}

export const invitationInHand = (): string | undefined => window.porchlightInvitation

/** The invitation that was opened by link and has not been dealt with yet. Never stored. */
export const useInvitationLink = (): string | undefined => useSyncExternalStore(onInvitation, invitationInHand)

/** An invitation that was scanned, pasted or typed instead of opened. */
export function giveInvitation(text: string): void {
  window.porchlightInvitation = text
  window.dispatchEvent(new Event(EVENT))
}

/** Dealt with: joined, or turned down. */
export function dropInvitationLink(): void {
  delete window.porchlightInvitation
  window.dispatchEvent(new Event(EVENT))
}
