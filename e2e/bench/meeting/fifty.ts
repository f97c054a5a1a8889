// A group that has met every week for a year, with agendas and notes: a real engine in Node, which speaks with a real relay.
import { splice, splitBlock } from '@automerge/automerge/slim'
import { addDays } from '@porchlight/shared/base/civil'
import { docId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { agendaKind } from '@porchlight/shared/meeting/agenda'
import { addItems } from '@porchlight/shared/meeting/agenda.actions'
import { meetingsKind } from '@porchlight/shared/meeting/meetings'
import { planMeeting } from '@porchlight/shared/meeting/meetings.actions'
import { NOTES_PATH, notesKind } from '@porchlight/shared/meeting/notes'
import { isDelivered, newId, nodeEngine, until } from '../browser/group.ts'

export const MEETINGS = 50
const ITEMS = 8
const LINES = 12
/** Stands once in each agenda and once in each of the notes. */
export const RARE = 'boiler'
const SAID = 'What was said of the hall and the chairs, who brings them and by when, and what it costs us all in the end.'
const path = [...NOTES_PATH]

export interface Fifty {
  /** The next one. */
  readonly meeting: string
  link(): Promise<string>
  close(): Promise<void>
}

export async function openFifty(at: { readonly origin: string; readonly url: string }): Promise<Fifty> {
  const engine = await nodeEngine(at.origin, at.url)
  const group = engine.group(must(await engine.startGroup({ groupName: 'Elm Neighbors', myName: 'Alex', relay: '' })))
  const today = new Date().toISOString().slice(0, 10)
  let meeting = ''
  for (let week = MEETINGS - 1; week >= 0; week--) {
    meeting = newId()
    const when = { date: addDays(today, 3 - 7 * week), time: '18:30', zone: 'UTC', minutes: 90 }
    const plan = { title: `Meeting ${MEETINGS - week}`, ...when, place: 'Basement', link: '', purpose: '' }
    must(await group.change(meetingsKind, docId('meetings', 'group'), planMeeting, { id: meeting, plan }))
    const titles = Array.from({ length: ITEMS }, (_, i) => (i === 3 ? `The ${RARE} and who looks at it` : `Item ${i} of week ${week}`))
    const items = titles.map(title => ({ id: newId(), title, minutes: 10 }))
    must(await group.change(agendaKind, docId('agenda', 'group', meeting), addItems, { items }))
    const text = must(await group.text(notesKind, docId('notes', 'group', meeting)))
    for (let line = 0; line < LINES; line++)
      text.change(doc => {
        splitBlock(doc, path, 0, { type: 'paragraph', parents: [], attrs: {}, isEmbed: false } as never)
        splice(doc, path, 1, 0, line === 5 ? `${SAID} The ${RARE} too.` : SAID)
      })
    must(await text.close())
  }
  await until(group, isDelivered(group))
  return {
    meeting,
    async link() {
      const invited = must(await group.invite({ role: 'member', scopes: [], uses: 1 }))
      await until(group, () => group.roster().invitations.some(one => one.id === invited.id && one.ready))
      return invited.link
    },
    close: () => engine.close(),
  }
}
