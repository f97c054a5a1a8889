import type { Sayings } from '@porchlight/shared/canvass/sayings'
import { saysSomething } from '@porchlight/shared/canvass/sayings'
import type { Engine } from '../../engine/api.ts'
import { noteUnsaved } from '../unsaved.ts'

/**
 * What is half-typed at the doors of one turf, in one setting of this phone, by target. Kept while it is typed: at most
 * one write is under way, the next one takes whatever is newest then.
 */
export interface Draft {
  /** The id that the visit will have: one for each time of standing before a door, so that a double touch is one visit. */
  readonly visit: string
  readonly note: string
  readonly literature: boolean
  readonly answers: Readonly<Record<string, string>>
  /** Support, an issue, a promise and the like. */
  readonly said?: Sayings
}

/** Somebody has answered something. */
export const hasSaid = ({ said = {}, answers }: Draft): boolean => saysSomething(said) || Object.keys(answers).length > 0

/** Something can be saved of it, also without a result. */
export const hasWords = (draft: Draft): boolean => draft.note.trim() !== '' || draft.literature || hasSaid(draft)

export interface Drafts {
  get(target: string): Draft | undefined
  /** Resolves when it is durable. */
  set(target: string, draft: Draft | undefined): Promise<void>
}

const stores = new WeakMap<Engine, Map<string, Drafts>>()

export function draftsOf(engine: Engine, key: string): Drafts {
  const known = stores.get(engine) ?? new Map<string, Drafts>()
  stores.set(engine, known)
  const store = known.get(key) ?? createDrafts(engine, key)
  known.set(key, store)
  return store
}

function createDrafts(engine: Engine, key: string): Drafts {
  /** Not written yet; `undefined` means away with it. */
  const fresh = new Map<string, Draft | undefined>()
  let writing: Promise<void> | undefined

  const kept = () => (engine.setting(key) ?? {}) as Readonly<Record<string, Draft>>

  async function write(): Promise<void> {
    while (fresh.size > 0) {
      const taken = new Map(fresh)
      const all = new Map(Object.entries(kept()))
      for (const [target, draft] of taken) {
        if (draft) all.set(target, draft)
        else all.delete(target)
      }
      const result = await engine.setSetting(key, Object.fromEntries(all))
      // A refusal shows in the status line; what was typed stays in memory and goes along with the next write.
      if (!result.ok) return
      for (const [target, draft] of taken) if (fresh.get(target) === draft) fresh.delete(target)
    }
  }

  return {
    get: target => (fresh.has(target) ? fresh.get(target) : kept()[target]),
    set: (target, draft) => {
      if (!draft && !fresh.has(target) && !kept()[target]) return Promise.resolve()
      fresh.set(target, draft)
      writing ??= noteUnsaved(write()).finally(() => {
        writing = undefined
      })
      return writing
    },
  }
}
