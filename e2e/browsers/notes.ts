// Two people type into the notes of a meeting, with the server there and with it gone; what both typed is merged.
import { noteWords } from '@porchlight/web/features/notes/note-words'
import { appWords } from '@porchlight/web/app/words'
import { groupWords } from '@porchlight/web/features/group/words'
import { DELIVERED, joinBy, readInvitation, startGroup } from './canvass.ts'
import { type Hand, query } from './hand.ts'
import type { Telling } from './run.ts'

const MEETING = '0123456789abcdef'
const TEXT = query('textbox', noteWords.en.label)

async function typeAtEnd(me: Hand, words: string): Promise<void> {
  await me.tap(TEXT)
  await me.screen.control('End')
  await me.screen.type(words)
}

/** The text itself: the cursors of the others stand in it too, and are hidden from screen readers. */
const textOf = (me: Hand): Promise<string> =>
  me.screen.run(label => {
    const text = document.querySelector(`[role=textbox][aria-label="${label}"]`)?.cloneNode(true) as HTMLElement | undefined
    for (const cursor of text?.querySelectorAll('[aria-hidden=true]') ?? []) cursor.remove()
    return text?.textContent ?? ''
  }, noteWords.en.label)

const reads = (me: Hand, words: string): Promise<unknown> => me.until(`“${words}” in the notes`, async () => (await textOf(me)).includes(words)) // prettier-ignore

/** Canvassers have their turf and no meetings: a member is invited. */
export async function inviteMember(me: Hand): Promise<string> {
  const t = groupWords.en
  await me.status(DELIVERED)
  await me.follow(appWords.en.group, query('navigation', appWords.en.places))
  await me.follow(t.invite)
  await me.choose(t.inviteRole, new RegExp(`^${t.member}`))
  await me.press(t.makeLink)
  return readInvitation(me)
}

export async function notes({ arrive, relay, works, show }: Telling): Promise<void> {
  const [alex, cora] = [await arrive('Alex'), await arrive('Cora')]
  await startGroup(alex)
  await joinBy(cora, await inviteMember(alex))

  for (const me of [alex, cora]) {
    await me.status(DELIVERED)
    await me.go(`/meet/${MEETING}/notes`)
    await me.find(TEXT)
  }
  await typeAtEnd(alex, '# Potluck\n- Bring chairs\nAsk ')
  await reads(cora, 'Bring chairs')
  await cora.find(query('heading', 'Potluck'))
  await show(cora, 'notes')
  works('notes: one types, the other sees heading and list')
  for (const [me, other] of [[alex, cora], [cora, alex]] as const) await me.read(new RegExp(noteWords.en.withOthers(other.name))) // prettier-ignore
  works('notes: each sees that the other is there')

  await cora.screen.run(() => navigator.serviceWorker.ready.then(() => undefined))
  await relay.kill()
  await typeAtEnd(cora, 'Maria about the hall')
  await typeAtEnd(alex, 'Sam about tables')
  await cora.status(/waiting to send/)
  await cora.screen.reload()
  await reads(cora, 'Maria about the hall')
  works('notes: typed with the server gone, and there after a reload')
  await relay.start()
  for (const me of [alex, cora]) for (const words of ['Maria about the hall', 'Sam about tables']) await reads(me, words)
  await alex.until('the same text on both', async () => (await textOf(alex)) === (await textOf(cora)))
  await show(alex, 'notes-merged')
  works('notes: merged, and the same on both')
}
