import { fromUtf8, utf8 } from '@porchlight/shared/base/bytes'
import type { DocId, GroupId } from '@porchlight/shared/base/ids'
import type { ChainEnd, Chains } from './chain.ts'
import type { Store, Write } from './ports.ts'

/** Where the batches of each document end: one's own, and others'. */
export interface SessionChains {
  /** Where the own batches of a document end. Written by the outbox alone, and so never in anybody's way. */
  ownEnd(doc: DocId): Promise<Required<ChainEnd> | undefined>
  ownWrite(doc: DocId, end: Required<ChainEnd>): Write
  /** Where others' batches end, as they came in. Written by the inbox alone. */
  chains(doc: DocId): Promise<Chains>
  setChains(doc: DocId, chains: Chains): void
  chainWrite(doc: DocId, chains: Chains): Write
}

export interface KeptChains extends SessionChains {
  /** What is stored counts again. */
  forgetRead(): void
}

export function createSessionChains(store: Store, group: GroupId): KeptChains {
  const read = new Map<DocId, Chains>()
  const ownName = (doc: DocId): string => `own/${group}/${doc}`
  const chainName = (doc: DocId): string => `chain/${group}/${doc}`
  return {
    async ownEnd(doc) {
      const bytes = await store.value(ownName(doc))
      return bytes ? (JSON.parse(fromUtf8(bytes)) as Required<ChainEnd>) : undefined
    },
    ownWrite: (doc, end) => ({ to: 'value', name: ownName(doc), value: utf8(JSON.stringify(end)) }),
    async chains(doc) {
      const known = read.get(doc)
      if (known) return known
      const bytes = await store.value(chainName(doc))
      const stored = bytes ? (JSON.parse(fromUtf8(bytes)) as Chains) : {}
      read.set(doc, stored)
      return stored
    },
    setChains: (doc, next) => void read.set(doc, next),
    chainWrite: (doc, next) => ({ to: 'value', name: chainName(doc), value: utf8(JSON.stringify(next)) }),
    forgetRead: () => read.clear(),
  }
}
