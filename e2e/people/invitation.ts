import { invitationWords } from '@porchlight/web/app/invitation-words'
import { type Acting, expect } from './acting.ts'

export interface Invitation {
  readonly link: string
  /** 20 characters with hyphens. */
  readonly code: string
}

/** Reads the invitation on the screen, once it can be used: link and code by way of the clipboard. */
export async function readInvitation(me: Acting): Promise<Invitation> {
  const t = me.words(invitationWords)
  await expect(me.find('img', /QR/)).toBeVisible()
  return { link: await copied(me, t.copyLink, t.linkCopied), code: await copied(me, t.copyCode, t.codeCopied) }
}

async function copied(me: Acting, button: string, said: string): Promise<string> {
  await me.press(button)
  await me.read(said)
  return me.page.evaluate(() => navigator.clipboard.readText())
}
