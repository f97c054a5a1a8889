import { joinWords } from '@porchlight/web/features/begin/join-words'
import { meetingWords } from '@porchlight/web/features/meet/meeting-words'
import type { Camera } from '../camera.ts'
import type { Person } from '../people.ts'
import { expect } from './acting.ts'

/** What people do around a meeting who sit in one room. */
export class MeetingRoom {
  readonly #me: Person
  constructor(me: Person) {
    this.#me = me
  }

  /** Gets in by what somebody else holds up: the camera reads it. */
  async joinFrom(screen: Person, camera: Camera): Promise<void> {
    const t = this.#me.words(joinWords)
    camera.pointAt(await screen.find('img', /QR/).screenshot())
    await this.#me.phone.context.grantPermissions(['camera', 'clipboard-read', 'clipboard-write'])
    await this.#me.go('/begin/join')
    await this.#me.follow(t.scan)
    await this.#me.see(t.confirmTitle)
    await this.#me.fill(t.myName, this.#me.name)
    await this.#me.press(t.join)
    await this.#me.saved()
  }

  /** From the meeting to its notes. */
  async openNotes(): Promise<void> {
    const t = this.#me.words(meetingWords)
    await this.#me.follow(new RegExp(`^(?:${t.notesWrite}|${t.notesGoOn})$`))
    await expect(this.#me.notes.text).toBeVisible({ timeout: this.#me.patience })
  }

  /** "Agreed here": each decision and action as its words and whose it is. */
  agreed(): Promise<string[]> {
    return this.#rows(this.#me.words(meetingWords).agreed)
  }

  /** The open actions on the agenda, as their words and whose they are. */
  open(): Promise<string[]> {
    return this.#rows(this.#me.words(meetingWords).openTasks)
  }

  /** Days are left out, since each phone says them in its own language; and the order, which is not what is compared. */
  async #rows(region: string): Promise<string[]> {
    const rows = await this.#me.find('region', region).getByRole('listitem').allInnerTexts()
    const parts = (row: string) => row.split('\n').flatMap(line => line.split(' · ')[0]!.trim() || [])
    return rows.map(row => parts(row).join(' – ')).toSorted()
  }

  /** The open notes, with headings and lists; who else is here is left out. */
  async written(): Promise<string> {
    const [, ...lines] = (await this.#me.notes.text.ariaSnapshot()).split('\n')
    return lines.join('\n')
  }
}
