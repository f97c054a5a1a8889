import { concat } from '@porchlight/shared/base/bytes'
import type { Bytes } from '@porchlight/shared/base/bytes'
import { docId, isTurf, type DocId, type OpId } from '@porchlight/shared/base/ids'
import { toHex } from '@porchlight/shared/base/bytes'
import { newActor, type Batch } from '@porchlight/shared/wire/batch'
import type { Choice } from '../acts.ts'
import type { Hostile } from './acts.ts'
import { POISONS } from './poison.ts'

/** Those that are made in a moment. */
const QUICK = POISONS.filter(one => !one.slow)

/** What somebody hostile may write into documents. */
export function hostileBatches({ world, hands, honest, docs, post, posted }: Hostile): readonly Choice[] {
  const { random } = world
  const { session } = hands
  const kept: { doc: DocId; entry: Bytes }[] = []
  let names = 0
  const name = () => `e${(names++).toString(16)}`
  const someDoc = () => random.pick(docs())
  const somebody = () => {
    const phone = random.pick(honest)
    return phone.engine.group(phone.group).me()
  }
  const say = async (doc: DocId, batch: Batch) => post(doc, await hands.seal(doc, batch.signed))
  const visit = async (doc: DocId, claimed: Parameters<typeof hands.changes>[2] = {}) =>
    hands.changes(doc, [await hands.visit(doc, name())], claimed)
  const at = (act: (doc: DocId) => Promise<void>) => () => act(someDoc())
  /** What was known before the newest operations; or nothing that is known here at all. */
  const auths = (): readonly (readonly OpId[])[] => [
    [session.group as string as OpId],
    [toHex(random.bytes(32)) as OpId],
    session.roster.heads(),
  ]

  return [
    [6, 'visit', at(async doc => say(doc, await visit(doc)))],
    [
      3,
      'flip',
      at(async doc => {
        const entry = await hands.seal(doc, (await visit(doc)).signed)
        const where = random.below(entry.length)
        await post(doc, entry.map((byte, i) => (i === where ? byte ^ (1 << random.below(8)) : byte)) as Bytes)
      }),
    ],
    [2, 'replay', at(async doc => (posted.length > 0 ? hands.post(doc, random.pick(posted)) : undefined))],
    [
      3,
      'twins',
      at(async doc => {
        const end = await session.ownEnd(doc)
        if (end) for (let i = 0; i < 2; i++) await say(doc, await visit(doc, { seq: end.seq + 1, prev: end.id }))
      }),
    ],
    [
      3,
      'gap',
      at(async doc => {
        kept.push({ doc, entry: await hands.seal(doc, (await visit(doc)).signed) })
        await say(doc, await visit(doc))
      }),
    ],
    [
      2,
      'fill the gap',
      async () => {
        const one = kept.pop()
        if (one) await post(one.doc, one.entry)
      },
    ],
    [4, 'other auth', at(async doc => say(doc, await visit(doc, { auth: random.pick(auths()) })))],
    [
      3,
      'another’s name',
      at(async doc => say(doc, await visit(doc, { keys: { ...session.keys, id: somebody().device }, seq: 1, prev: undefined }))),
    ],
    [
      3,
      'another’s actor',
      at(async doc => {
        const actor = await newActor(somebody().device, doc, random)
        await say(doc, await hands.changes(doc, [await hands.visit(doc, name(), { actor })]))
      }),
    ],
    [8, 'poison', at(async doc => say(doc, await hands.batch(doc, await random.pick(QUICK).payload(await hands.actor(doc)))))],
    [2, 'sealed garbage', at(async doc => post(doc, await hands.seal(doc, random.bytes(65 + random.below(200)))))],
    [2, 'garbage', at(doc => post(doc, concat(new Uint8Array([random.below(6)]), random.bytes(1 + random.below(300)))))],
    [2, 'snapshot', at(async doc => say(doc, await hands.batch(doc, random.bytes(80).slice() as Bytes, { kind: 'snapshot' })))],
    [
      1,
      'not its fields',
      at(async doc =>
        say(doc, await hands.changes(doc, [await hands.change(doc, draft => void (draft['names']!['__proto__x'] = 'x' as never))])),
      ),
    ],
    [
      1,
      'not its document',
      async () => {
        const doc = docId('turf', random.pick(session.ring.scopes().filter(isTurf)))
        if (session.channelOf(doc))
          await say(doc, await hands.changes(doc, [await hands.change(doc, draft => void (draft['about']!['name'] = 'Mine' as never))]))
      },
    ],
  ]
}
