// A meeting's notes of twenty pages and four others in it, who type and move about: engines in Node over a real relay.
import { setTimeout as after } from 'node:timers/promises'
import { splice, splitBlock } from '@automerge/automerge/slim'
import { docId, type DocId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { NOTES_PATH, notesKind, type NotesDoc } from '@porchlight/shared/meeting/notes'
import type { Group } from '@porchlight/web/engine/api'
import type { SharedText } from '@porchlight/web/engine/api-text'
import type { TestedEngine } from '@porchlight/web/engine/engine'
import { isDelivered, newId, nodeEngine, until } from '../browser/group.ts'

const path = [...NOTES_PATH]
const LINE = 'What was said of the hall and the chairs, who brings them and by when, and what it costs us all in the end.'
/** Twenty pages of 2,200 letters. */
export const LINES: readonly string[] = Array.from({ length: 400 }, (_, i) => `${i}. ${LINE}`)

export interface Room {
  readonly meeting: string
  readonly notes: DocId
  link(): Promise<string>
  /** Everybody types a word somewhere and tells where the cursor is, about once a second each, until told to stop. */
  bustle(): () => Promise<void>
  close(): Promise<void>
}

/** One change a line, as it is pasted: the notes of meetings before. What is typed while it is measured comes letter by letter. */
function write(text: SharedText<NotesDoc>): void {
  let at = 0
  for (const line of LINES) {
    const begin = at
    text.change(doc => {
      splitBlock(doc, path, begin, { type: 'paragraph', parents: [], attrs: {}, isEmbed: false } as never)
      splice(doc, path, begin + 1, 0, line)
    })
    at += line.length + 1
  }
}

export async function openRoom(at: { readonly origin: string; readonly url: string }, others: number): Promise<Room> {
  const first = await nodeEngine(at.origin, at.url)
  const id = must(await first.startGroup({ groupName: 'Elm Neighbors', myName: 'Alex', relay: '' }))
  const group = first.group(id)
  const meeting = newId()
  const notes = docId('notes', 'group', meeting)
  const text = must(await group.text(notesKind, notes))
  write(text)
  must(await text.saved())
  await until(group, isDelivered(group))
  const link = async () => {
    const invited = must(await group.invite({ role: 'member', scopes: [], uses: 1 }))
    await until(group, () => group.roster().invitations.some(one => one.id === invited.id && one.ready))
    return invited.link
  }
  const people: { readonly engine: TestedEngine; readonly group: Group; readonly text: SharedText<NotesDoc> }[] = [
    { engine: first, group, text },
  ]
  while (people.length < others) {
    const engine = await nodeEngine(at.origin, at.url)
    const joined = must(await engine.join(must(engine.readInvitation(await link())), { myName: `Bo ${people.length}`, relay: '' }))
    const theirs = engine.group(joined)
    await until(theirs, isDelivered(theirs))
    people.push({ engine, group: theirs, text: must(await theirs.text(notesKind, notes)) })
  }
  return {
    meeting,
    notes,
    link,
    bustle() {
      const stop = new AbortController()
      const each = people.map(async (person, i) => {
        const from = newId()
        for (let n = 0; !stop.signal.aborted; n++) {
          const place = Math.floor((person.text.doc().text.length * (i + 1)) / (people.length + 1))
          person.text.change(doc => splice(doc, path, place, 0, `word${n} `))
          person.group.cast(notes, { from, name: `Bo ${i}`, anchor: place, head: place })
          await after(700 + 150 * i, undefined, { signal: stop.signal }).catch(() => undefined)
        }
        must(await person.text.saved())
      })
      return async () => {
        stop.abort()
        await Promise.all(each)
      }
    },
    async close() {
      for (const { engine, text: open } of people) {
        await open.close()
        await engine.close()
      }
    },
  }
}
