import { indexDocOf } from '@porchlight/shared/doc/in-scope'
import type { DocId } from '@porchlight/shared/base/ids'
import type { Docs } from './ports.ts'
import { docsListed } from './scope-docs.ts'
import type { Session } from './session.ts'

/** Has the session follow what the indexes of its scopes list. In the leading tab only. */
export interface Listing {
  /** Looks into every index now; resolves when what they list is followed. */
  follow(): Promise<void>
  /** Scopes may have come: their indexes are looked into as well. */
  look(): void
  stop(): void
}

export interface ListingPorts {
  readonly session: Session
  readonly docs: Pick<Docs, 'view' | 'warm' | 'watch'>
  /** There is more to follow than before. */
  onGrown(): void
}

export function createListing({ session, docs, onGrown }: ListingPorts): Listing {
  const { group } = session
  const watched = new Map<DocId, () => void>()
  const unknown = () =>
    session.ring
      .scopes()
      .map(indexDocOf)
      .filter(doc => !watched.has(doc))

  async function follow(): Promise<void> {
    const fresh = unknown()
    for (const doc of fresh)
      watched.set(
        doc,
        docs.watch(group, doc, () => void follow()),
      )
    await docs.warm(group, fresh)
    // Of scopes that were held once, too: late work still goes out.
    if (await session.follow(session.ring.scopes().flatMap(scope => docsListed(docs, group, scope)))) onGrown()
  }

  return {
    follow,
    look() {
      if (unknown().length > 0) void follow()
    },
    stop() {
      for (const end of watched.values()) end()
      watched.clear()
    },
  }
}
