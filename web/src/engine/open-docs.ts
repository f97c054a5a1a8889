import type * as Automerge from '@automerge/automerge/slim'
import type { BinaryDocumentId, DocHandle, DocumentId, NetworkAdapterInterface, Repo } from '@automerge/automerge-repo/slim'
import { concat, fromHex, utf8 } from '@porchlight/shared/base/bytes'
import type { DeviceId, DocId, GroupId } from '@porchlight/shared/base/ids'
import { Refused } from '@porchlight/shared/base/refusal'
import { sha256 } from '@porchlight/shared/crypto/hash'
import type { AnyKind } from '@porchlight/shared/doc/registry'
import { newActor } from '@porchlight/shared/wire/batch'
import type { Chunks } from './chunks.ts'
import type { isFaithful } from './faithful.ts'
import type { World } from './ports.ts'

/**
 * The documents in memory. automerge-repo's Repo owns them at run time: it loads them through our storage adapter,
 * keeps their handles, tells what has changed and brings changes from tab to tab. What Repo does not do is save.
 */
export interface OpenDoc {
  readonly group: GroupId
  readonly doc: DocId
  readonly kind: AnyKind
  /** How often it has been built anew: rebuild.ts. */
  readonly build: number
  readonly automerge: typeof Automerge
  readonly isFaithful: typeof isFaithful
  readonly handle: DocHandle<object>
  /** Aborted when this is the document no longer: it was built anew, or the group is gone. */
  readonly over: AbortSignal
  /** Chunks that were stored when it was opened. */
  readonly stored: number
  /** Loose chunks now, and those of them that the last compaction had to keep. */
  loose: number
  kept: number
  compacting: boolean
  /** The actor of this device in this open document: one for each tab, since a used one must never fork. */
  actor(device: DeviceId): Promise<string>
  dropActor(device: DeviceId): void
}

export interface OpenDocsOptions {
  readonly world: World
  readonly chunks: Chunks
  readonly kindOf: (doc: DocId) => AnyKind | undefined | Promise<AnyKind | undefined>
  readonly network?: (() => Promise<readonly NetworkAdapterInterface[]>) | undefined
  /** Awaited before anything of the document is read. */
  readonly onOpening: (group: GroupId, doc: DocId) => Promise<unknown>
  /** Awaited before the document is given to anybody. */
  readonly onOpened: (open: OpenDoc) => Promise<void>
  /** Another tab's change has come in. */
  readonly onForeign: (open: OpenDoc) => void
}

export interface OpenDocs {
  /**
   * Loads wasm, Repo and the document when needed. Undefined when this version does not know the kind.
   * Throws Refused('app-not-loaded'), or what the storage throws.
   */
  open(group: GroupId, doc: DocId): Promise<OpenDoc | undefined>
  has(group: GroupId, doc: DocId): boolean
  update(open: OpenDoc, next: (current: Automerge.Doc<object>) => Automerge.Doc<object>): void
  forget(group: GroupId, doc: DocId): void
  close(): void
}

interface Running {
  readonly automerge: typeof Automerge
  readonly isFaithful: typeof isFaithful
  readonly repo: Repo
  idOf(group: GroupId, doc: DocId, build: number): Promise<DocumentId>
}

export function createOpenDocs({ world, chunks, kindOf, network, onOpening, onOpened, onForeign }: OpenDocsOptions): OpenDocs {
  const opening = new Map<string, Promise<OpenDoc>>()
  const ids = new Map<string, { readonly documentId: DocumentId; readonly end: AbortController }>()
  let running: Promise<Running> | undefined
  let updating = false
  const keyOf = (group: GroupId, doc: DocId) => `${group}/${doc}`

  const libraries = () =>
    Promise.all([
      import('@automerge/automerge/slim'),
      import('@automerge/automerge-repo/slim'),
      import('./faithful.ts'),
      network?.() ?? [],
      world.loadAutomerge(),
    ]).catch((error: unknown) => {
      // The next one who needs a document tries again.
      running = undefined
      throw new Refused('app-not-loaded', { detail: String(error) })
    })

  async function start(): Promise<Running> {
    const [automerge, { Repo, interpretAsDocumentId }, { isFaithful: check }, adapters] = await libraries()
    const mine = async (documentId: DocumentId | undefined) => documentId !== undefined && openIds.has(documentId)
    const openIds = new Set<DocumentId>()
    const repo = new Repo({
      storage: chunks.adapter,
      network: [...adapters],
      isEphemeral: true,
      // Other tabs get what they have open too, and cannot make this one load anything.
      shareConfig: { announce: (_, documentId) => mine(documentId), access: (_, documentId) => mine(documentId) },
    })
    return {
      automerge,
      isFaithful: check,
      repo,
      async idOf(group, doc, build) {
        const hash = await sha256(concat(utf8('porchlight/local/v1'), fromHex(group), utf8(build === 0 ? doc : `${doc} ${build}`)))
        const documentId = interpretAsDocumentId(hash.slice(0, 16) as unknown as BinaryDocumentId)
        openIds.add(documentId)
        return documentId
      },
    }
  }

  async function load(group: GroupId, doc: DocId, kind: AnyKind): Promise<OpenDoc> {
    const { automerge, isFaithful: check, repo, idOf } = await (running ??= start())
    await onOpening(group, doc)
    const build = await chunks.build(group, doc)
    const documentId = await idOf(group, doc, build)
    const end = new AbortController()
    ids.set(keyOf(group, doc), { documentId, end })
    chunks.own(documentId, { group, doc, initial: kind.initial, build })
    const stored = await chunks.looseCount(group, doc, build)
    const handle = await repo.find<object>(documentId).catch((error: unknown) => {
      // Repo would answer the next one with this failure.
      repo.delete(documentId)
      throw error
    })
    // Only Repo's saving listens to it, and every change has been stored before Repo sees it.
    handle.removeAllListeners('heads-changed')
    const open: OpenDoc = {
      group,
      doc,
      kind,
      build,
      automerge,
      isFaithful: check,
      handle,
      over: end.signal,
      stored,
      loose: stored,
      kept: 0,
      compacting: false,
      ...createActors(world, doc),
    }
    handle.on('heads-changed', () => {
      if (!updating) onForeign(open)
    })
    await onOpened(open)
    return open
  }

  return {
    async open(group, doc) {
      const kind = await kindOf(doc)
      if (!kind) return undefined
      const key = keyOf(group, doc)
      const known = opening.get(key)
      if (known) return known
      const loading = load(group, doc, kind)
      opening.set(key, loading)
      loading.catch(() => opening.delete(key))
      return loading
    },
    has: (group, doc) => opening.has(keyOf(group, doc)),
    update(open, next) {
      updating = true
      try {
        open.handle.update(next)
      } finally {
        updating = false
      }
    },
    forget(group, doc) {
      const known = ids.get(keyOf(group, doc))
      opening.delete(keyOf(group, doc))
      ids.delete(keyOf(group, doc))
      if (!known) return
      known.end.abort()
      void running?.then(({ repo }) => {
        const handle = repo.handles[known.documentId]
        handle?.removeAllListeners('heads-changed')
        if (handle) neverReady(handle)
        repo.delete(known.documentId)
      })
    },
    close() {
      void running?.then(({ repo }) => repo.networkSubsystem.disconnect())
    },
  }
}

/**
 * Repo tells other tabs of a change a tenth of a second later. When the document is gone by then there is nothing to tell,
 * which Repo would say in the console.
 */
const neverReady = (handle: DocHandle<object>) => Object.assign(handle, { whenReady: () => new Promise<never>(() => undefined) })

function createActors(world: World, doc: DocId): Pick<OpenDoc, 'actor' | 'dropActor'> {
  const actors = new Map<DeviceId, Promise<string>>()
  return {
    actor(device) {
      const actor = actors.get(device) ?? newActor(device, doc, world.random)
      actors.set(device, actor)
      return actor
    },
    dropActor: device => void actors.delete(device),
  }
}
