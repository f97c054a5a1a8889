// Two people type into the notes of a meeting, with the server there and with it gone; what both typed is merged.
import { noteWords } from '@porchlight/web/features/notes/note-words'
import { DELIVERED } from './canvass.ts'
import { type Hand, query } from './hand.ts'
import type { Telling } from './run.ts'

const MEETING = '0123456789abcdef'
const TEXT = query('textbox', noteWords.en.label)

async function typeAtEnd(me: Hand, words: string): Promise<void> {
  await me.tap(TEXT)
  await me.screen.control('End')
  await me.screen.type(words)
}

const textOf = (me: Hand): Promise<string> =>
  me.screen.run(label => document.querySelector<HTMLElement>(`[role=textbox][aria-label="${label}"]`)?.innerText ?? '', noteWords.en.label)

const reads = (me: Hand, words: string): Promise<unknown> => me.until(`“${words}” in the notes`, async () => (await textOf(me)).includes(words)) // prettier-ignore

export async function notes({ alex, ben, relay, works, show }: Telling): Promise<void> {
  for (const me of [alex, ben]) {
    await me.status(DELIVERED)
    await me.go(`/meet/${MEETING}/notes`)
    await me.find(TEXT)
  }
  await typeAtEnd(alex, '# Potluck\n- Bring chairs\nAsk ')
  await reads(ben, 'Bring chairs')
  await ben.find(query('heading', 'Potluck'))
  await show(ben, 'notes')
  works('notes: one types, the other sees heading and list')
  for (const [me, other] of [[alex, ben], [ben, alex]] as const) await me.read(new RegExp(noteWords.en.withOthers(other.name))) // prettier-ignore
  works('notes: each sees that the other is there')

  await relay.kill()
  await typeAtEnd(ben, 'Maria about the hall')
  await typeAtEnd(alex, 'Sam about tables')
  await ben.status(/waiting to send/)
  await ben.screen.reload()
  await reads(ben, 'Maria about the hall')
  works('notes: typed with the server gone, and there after a reload')
  await relay.start()
  for (const me of [alex, ben]) for (const words of ['Maria about the hall', 'Sam about tables']) await reads(me, words)
  await alex.until('the same text on both', async () => (await textOf(alex)) === (await textOf(ben)))
  await show(alex, 'notes-merged')
  works('notes: merged, and the same on both')
}
