// [A22] Somebody types into the notes of a meeting while a hostile member, with a real device's keys, pours everything that
// is meant to hurt into the group: on a phone as it is, and on one whose processor is slowed down six times. Told: the
// longest that a picture was kept waiting, with and without the poison; that every key is there; and that both phones, and
// an engine in Node, have set aside the same for the same reasons.
//
//     node e2e/harness/poison-typing.ts
import { setTimeout as after } from 'node:timers/promises'
import { splice } from '@automerge/automerge/slim'
import { docId, type DocId } from '@porchlight/shared/base/ids'
import { systemClock, systemRandom } from '@porchlight/shared/base/ports'
import { must } from '@porchlight/shared/base/result'
import { kindOf } from '@porchlight/shared/doc/registry'
import { NOTES_PATH, notesKind } from '@porchlight/shared/meeting/notes'
import { packChanges } from '@porchlight/shared/wire/payload'
import type { Group } from '@porchlight/web/engine/api'
import { createEngine } from '@porchlight/web/engine/engine'
import { nodePhone } from '@porchlight/web/engine/testing/node-world'
import { createRelayLink } from '@porchlight/web/engine/transports/link'
import { dialWebSocket } from '@porchlight/web/engine/transports/websocket'
import { asideWords } from '@porchlight/web/features/aside/words'
import { builtApp } from '../app.ts'
import { isDelivered, newId, nodeEngine, until } from '../bench/browser/group.ts'
import { Person } from '../people.ts'
import { startRelay, type TestRelay } from '../relay.ts'
import { handsBy, type Hands, type Way } from '../simulation/hostile/hands.ts'
import { POISONS, type Poison } from '../simulation/hostile/poison.ts'
import { BURDENS, FORMS, TRICKS } from '../simulation/hostile/poison-forms.ts'

export interface Typed {
  readonly name: string
  readonly throttle: number
  readonly keys: number
  /** What of it stands in the note in the end is what was typed. */
  readonly isAllThere: boolean
  /** Milliseconds between two pictures, at most: with nobody hostile, while poison came, and while heavy work that counts came. */
  readonly longest: { readonly quiet: number; readonly poison: number; readonly burdens: number }
}

export interface Outcome {
  readonly typed: readonly Typed[]
  /** What each phone's screen says was set aside: from whom, where, how much, why. */
  readonly screens: readonly (readonly string[])[]
  /** How many entries an engine in Node has set aside, by code. */
  readonly codes: Readonly<Record<string, number>>
  readonly poured: number
}

/** `short`: without what takes long to make, and without what counts and is heavy. */
export interface Plan {
  readonly short?: boolean
}

const PACE_MS = 120
const SLOW = 6
const FINISHED = 'Finished.'
const path = [...NOTES_PATH]

/** Speaks with the relay by itself: her own app would never send this. */
function wayTo(relay: TestRelay): Way & { close(): void } {
  const link = createRelayLink(relay.url, { dial: dialWebSocket, clock: systemClock, random: systemRandom })
  const opened = new Set<string>()
  const patient = async <T>(ask: () => Promise<{ ok: true; value: T } | { ok: false; error: { retryAfter?: number } }>): Promise<T> => {
    for (;;) {
      const answer = await ask()
      if (answer.ok) return answer.value
      await after(answer.error.retryAfter ?? 200)
    }
  }
  return {
    random: systemRandom,
    patiently: async work => work,
    async deliver(preimage, entries) {
      const { channelOfPreimage } = await import('@porchlight/shared/wire/channel')
      const { id } = await channelOfPreimage(preimage)
      if (!opened.has(id)) await patient(() => link.open(preimage))
      opened.add(id)
      for (const entry of entries) await patient(() => link.append(id, [entry]))
    },
    close: () => link.close(),
  }
}

/** Everything that is refused, one batch each, into one document. */
async function pourPoison(hands: Hands, doc: DocId, corpus: readonly Poison[]): Promise<void> {
  for (const { payload } of corpus)
    await hands.post(doc, await hands.seal(doc, (await hands.batch(doc, await payload(await hands.actor(doc)))).signed))
  for (const { payload } of TRICKS) {
    const change = await hands.change(doc, draft => splice(draft as never, path, 0, 0, 'a'))
    await hands.post(doc, await hands.seal(doc, (await hands.batch(doc, await payload(change))).signed))
  }
}

/** All that the limits allow, into a document that is on no screen. */
async function pourBurdens(hands: Hands, doc: DocId): Promise<void> {
  for (const { changes } of BURDENS) {
    const payload = await packChanges(changes(kindOf(doc)!.initial, await hands.actor(doc)))
    await hands.post(doc, await hands.seal(doc, (await hands.batch(doc, payload)).signed))
  }
}

/** Runs in the page: the longest wait between two pictures since it was last asked. */
function watchFrames(): void {
  let longest = 0
  let last = performance.now()
  const frame = (): void => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  Object.assign(window, {
    takeLongest: () => {
      const was = longest
      longest = 0
      return Math.round(was)
    },
  })
}
const longestIn = (person: Person) => person.page.evaluate(() => (window as unknown as { takeLongest(): number }).takeLongest())

/** Types letters at a steady pace until `over` and answers them. */
async function typeUntil(person: Person, over: Promise<unknown>, already = ''): Promise<string> {
  let isOver = false
  void over.then(() => (isOver = true))
  let typed = ''
  while (!isOver) {
    const letter = 'abcdefghijklmnopqrstuvwxyz'[(already.length + typed.length) % 26]!
    await person.page.keyboard.press(letter)
    typed += letter
    await after(PACE_MS)
  }
  return typed
}

/** Alex says in the open note that all is poured; what came before it has been taken in by whoever reads it. */
async function sayIn(group: Group, doc: DocId, words: string): Promise<void> {
  const text = must(await group.text(notesKind, doc))
  text.change(draft => splice(draft, path, 0, 0, words))
  must(await text.saved())
  await text.close()
}

interface Round {
  readonly person: Person
  readonly throttle: number
  /** What is on the screen, and what is not. */
  readonly meeting: string
  readonly elsewhere: DocId
  readonly corpus: readonly Poison[]
  readonly isShort: boolean
}

async function round({ person, throttle, meeting, elsewhere, corpus, isShort }: Round, hands: Hands, alex: Group): Promise<Typed> {
  const doc = docId('notes', 'group', meeting)
  await person.notes.open(meeting)
  await person.page.evaluate(watchFrames)
  const cdp = await person.page.context().newCDPSession(person.page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle })
  await person.notes.text.focus()
  let typed = await typeUntil(person, after(isShort ? 500 : 2_000))
  await longestIn(person)
  typed += await typeUntil(person, after(isShort ? 500 : 5_000), typed)
  const quiet = await longestIn(person)
  const longest: number[] = []
  const pours = [() => pourPoison(hands, doc, corpus), ...(isShort ? [] : [() => pourBurdens(hands, elsewhere)])]
  for (const [i, pour] of pours.entries()) {
    const seen = `${FINISHED}${i} `
    const over = pour().then(async () => {
      // One channel comes after the other: what this note says came after what was poured into the other document.
      await until(alex, isDelivered(alex))
      await sayIn(alex, doc, seen)
      await person.notes.text.getByText(seen.trim()).waitFor({ timeout: 120_000 })
    })
    typed += await typeUntil(person, over, typed)
    await over
    longest.push(await longestIn(person))
  }
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  const now = (await person.notes.text.evaluate(one => one.textContent!)).replaceAll(new RegExp(`${FINISHED}\\d `, 'g'), '')
  const [poison = 0, burdens = 0] = longest
  return { name: person.name, throttle, keys: typed.length, isAllThere: now === typed, longest: { quiet, poison, burdens } }
}

/** The rows of "set aside", without when each came. */
async function asideOf(person: Person, rows: number): Promise<readonly string[]> {
  const t = person.words(asideWords)
  await person.go('/group/aside')
  const items = person.find('list', t.list).getByRole('listitem')
  await items.nth(rows - 1).waitFor({ timeout: 60_000 })
  const texts = await items.allInnerTexts()
  return texts
    .map(text =>
      text
        .split(/\s*·\s*|\n+/)
        .filter(part => !/\d:\d\d/.test(part))
        .join(' | '),
    )
    .toSorted()
}

export async function poisonTyping({ short: isShort = false }: Plan = {}, log: (line: string) => void = () => {}): Promise<Outcome> {
  const corpus = [...POISONS, ...FORMS].filter(one => !isShort || !one.slow)
  const relay = await startRelay({ app: await builtApp() })
  const alex = await nodeEngine(relay.origin, relay.url)
  const way = wayTo(relay)
  const people: Person[] = []
  const closing: (() => Promise<unknown>)[] = [() => alex.close()]
  try {
    const id = must(await alex.startGroup({ groupName: 'Elm Neighbors', myName: 'Alex', relay: '' }))
    const group = alex.group(id)
    const link = async () => {
      const invited = must(await group.invite({ role: 'member', scopes: [], uses: 1 }))
      await until(group, () => group.roster().invitations.some(one => one.id === invited.id && one.ready))
      return invited.link
    }
    const rounds = await Promise.all(
      [1, SLOW].map(async throttle => {
        const [meeting, elsewhere] = [newId(), docId('notes', 'group', newId())]
        for (const doc of [docId('notes', 'group', meeting), elsewhere]) must(await group.text(notesKind, doc))
        await sayIn(group, elsewhere, 'Begun. ')
        await sayIn(group, docId('notes', 'group', meeting), `${FINISHED}9 `)
        return { throttle, meeting, elsewhere, corpus, isShort }
      }),
    )
    let isOff = false
    const dial: typeof dialWebSocket = (address, handlers) =>
      isOff ? { send: () => {}, close: () => {} } : dialWebSocket(address, handlers)
    const mallory = createEngine({
      world: nodePhone('poison-mallory', systemRandom).world(),
      dial,
      app: `${relay.origin}/`,
      ownRelay: relay.url,
    })
    closing.push(() => mallory.close())
    must(await mallory.ready())
    const hers = must(await mallory.join(must(mallory.readInvitation(await link())), { myName: 'Mallory', relay: '' }))
    await until(mallory.group(hers), isDelivered(mallory.group(hers)))
    const hands = await handsBy(way, { name: 'mallory', engine: mallory, group: hers })
    isOff = true
    for (const name of ['Sam', 'Robin']) {
      const person = await Person.arrive(name, { origin: relay.origin })
      people.push(person)
      await person.begin.joinByLink({ link: await link() })
      await person.delivered()
    }
    const typed: Typed[] = []
    for (const [i, one] of rounds.entries()) {
      typed.push(await round({ person: people[i]!, ...one }, hands, group))
      log(JSON.stringify(typed.at(-1)))
    }
    await until(group, isDelivered(group))
    const aside = (await alex.setAside(id)) as readonly { readonly doc: string; readonly why: string }[]
    const codes = Object.fromEntries([...Map.groupBy(aside, one => one.why)].map(([why, list]) => [why, list.length]))
    const rows = group.aside().items.length
    const screens: (readonly string[])[] = []
    for (const person of people) screens.push(await asideOf(person, rows))
    return { typed, screens, codes, poured: rounds.length * (corpus.length + TRICKS.length) }
  } finally {
    for (const person of people) await person.leave()
    way.close()
    for (const close of closing) await close()
    await relay.dispose()
  }
}

if (import.meta.main) {
  const outcome = await poisonTyping({}, console.log)
  console.log(JSON.stringify(outcome, null, 2))
}
