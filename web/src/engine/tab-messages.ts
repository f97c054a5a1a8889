import type { DocId, GroupId } from '@porchlight/shared/base/ids'

/** What tabs tell each other when a document has become durable: `local` is to be sent, too. */
export interface Told {
  readonly about: 'doc'
  readonly group: GroupId
  readonly doc: DocId
  readonly local: boolean
}

/** These are wiped from this phone. */
export interface Gone {
  readonly about: 'gone'
  readonly group: GroupId
  readonly docs: readonly DocId[]
}
