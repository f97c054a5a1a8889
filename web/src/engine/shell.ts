import type { DocId, GroupId } from '@porchlight/shared/base/ids'
import type { Status } from './api.ts'
import type { Stretch } from './backup/stretch-client.ts'
import type { createDocs, DocsOptions } from './docs.ts'
import type { GroupHandle } from './group.ts'
import type { Home } from './home.ts'
import type { Leader } from './leader.ts'
import type { Passkeys } from './lock/passkey.ts'
import type { World } from './ports.ts'
import type { Phone } from './store.ts'
import type { createTabs } from './tabs.ts'
import type { SnapshotLimits } from './snapshot-tally.ts'
import type { Dial } from './transports/dial.ts'

/** What an engine is made from. */
export interface EngineOptions {
  readonly world: World
  readonly dial: Dial
  /** The address of the application, without fragment: what links begin with. */
  readonly app: string
  /** The relay of the server that the app came from. */
  readonly ownRelay: string
  /** Between tabs; none in simulations. */
  readonly network?: DocsOptions['network']
  /** Resolves once what was ready has been painted: what the first screen does not need begins then. At once unless given. */
  readonly afterPaint?: () => Promise<void>
  /** From a passphrase to a key; in a worker unless given. */
  readonly stretch?: Stretch | undefined
  /** The authenticator of this phone; the browser's unless given. */
  readonly passkeys?: Passkeys | undefined
  /** When snapshots are due; simulations have small ones. */
  readonly snapshots?: Partial<SnapshotLimits> | undefined
  /** The browser's own numbers about storage. */
  readonly storage?: Pick<StorageManager, 'estimate' | 'persisted' | 'persist'>
}

/**
 * What is there before the first paint: the sealed database, the read model, the groups. Everything else (keys, roster,
 * sending, receiving) stands on it and is loaded after the screen has been painted: machinery.ts.
 */
export interface Shell {
  readonly options: EngineOptions
  readonly phone: Phone
  readonly docs: ReturnType<typeof createDocs>
  readonly home: Home
  readonly leader: Leader
  readonly tabs: ReturnType<typeof createTabs>
  readonly handles: Map<GroupId, GroupHandle>
  /** Refusal code when the disk does not take what it should. */
  storageProblem(): string | undefined
  tell(message: TabMessage): void
}

/** What the tabs of one phone tell each other. */
export type TabMessage =
  | { readonly type: 'groups' }
  | { readonly type: 'lock-changed' }
  | { readonly type: 'group-changed'; readonly group: GroupId; readonly isAnew?: boolean }
  | { readonly type: 'status'; readonly group: GroupId; readonly status: Status }
  | { readonly type: 'cast'; readonly group: GroupId; readonly doc: DocId; readonly what: unknown }
