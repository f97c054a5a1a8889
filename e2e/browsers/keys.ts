// Private keys that begin with a zero byte, one in 256, which WebKitGTK refuses as they are: with nothing but such keys a
// group is started, and work is delivered.
import { DELIVERED, joinBy, startGroup } from './canvass.ts'
import { inviteMember } from './notes.ts'
import type { Hand } from './hand.ts'
import type { Telling } from './run.ts'

/** From now on until the page is left, whatever is drawn for a private key begins with zero. */
const drawZero = (me: Hand): Promise<void> =>
  me.screen.run(() => {
    const draw = crypto.getRandomValues.bind(crypto)
    crypto.getRandomValues = into => {
      draw(into)
      if (into instanceof Uint8Array && into.length === 32) into[0] = 0
      return into
    }
  })

export async function keys({ arrive, works }: Telling): Promise<void> {
  const [alex, cora] = [await arrive('Alex'), await arrive('Cora')]
  await startGroup(alex, () => drawZero(alex))
  await alex.status(DELIVERED)
  const link = await inviteMember(alex)
  await joinBy(cora, link, () => drawZero(cora))
  await alex.screen.reload()
  await alex.status(DELIVERED)
  works('keys that begin with a zero byte: a group, an invitation, a member, opened again')
}
