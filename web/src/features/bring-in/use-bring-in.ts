import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import { ok } from '@porchlight/shared/base/result'
import type { BasePart } from '@porchlight/shared/canvass/base-bytes'
import { olderCopy } from '@porchlight/shared/canvass/base-changes'
import type { Refusal } from '@porchlight/shared/base/refusal'
import { systemClock } from '@porchlight/shared/base/ports'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { saveMapping } from '@porchlight/shared/canvass/canvass.actions'
import type { Layout, Mapping } from '@porchlight/shared/canvass/import/fields'
import type { Choice } from '@porchlight/shared/canvass/import/choice'
import type { Scan } from '@porchlight/shared/canvass/import/import'
import { likeMapping, mappedAs, relook } from '@porchlight/shared/canvass/import/look'
import type { Look } from '@porchlight/shared/canvass/import/look'
import { withCopies } from '@porchlight/shared/canvass/pin-turfs'
import { readPins, withPins } from '@porchlight/shared/canvass/pins'
import { sampleTown } from '@porchlight/shared/canvass/town'
import type { VoterBase } from '@porchlight/shared/canvass/types'
import { newId } from '../../app/canvass/new-id.ts'
import { takeHandedOver } from '../../app/handed-over.ts'
import { useGroup, useView } from '../../app/services.tsx'
import { createImportClient } from './import-client.ts'
import type { ImportClient } from './import-client.ts'
import { CANVASS, saveList, updateTurfs } from './save-list.ts'
import { useTurfsInUse } from './use-turfs-in-use.ts'

/** How its columns were found. */
export type Origin = 'known' | 'before' | 'chosen'

interface Open {
  readonly file: File
  readonly seen: Look
  readonly layout: Layout
  readonly origin: Origin
}

/** Where a list stands on its way in. Every step can be left without a trace until the last is done. */
export type Step =
  | { readonly at: 'start'; readonly refusal?: Refusal; readonly isStopped?: boolean }
  | { readonly at: 'looking' }
  | ({ readonly at: 'mapping'; readonly refusal?: Refusal } & Open)
  | ({ readonly at: 'reading'; readonly done: number; readonly total: number } & Open)
  | ({ readonly at: 'choosing'; readonly scan: Scan; readonly refusal?: Refusal } & Open)
  | { readonly at: 'review'; readonly base: VoterBase; readonly before: VoterBase }
  | { readonly at: 'saving'; readonly stage: 'collecting' | 'packing' | 'saving' | 'turfs'; readonly done: number; readonly total: number }
  | {
      readonly at: 'done'
      readonly saved: VoterBase
      /** Turfs that have been told. */
      readonly turfs: number
      /** Turfs that are still behind, since somebody stopped before they were told. */
      readonly left: number
      readonly older: readonly string[]
    }

interface Save {
  /** It is not saved yet. */
  readonly isNew?: boolean
  /** The imports in whose place it stands. */
  readonly older?: readonly string[]
  /** As the worker has packed it, if nobody has changed it since. */
  readonly parts?: readonly BasePart[]
}

export interface BringIn {
  readonly step: Step
  readonly pick: (file: File) => Promise<void>
  readonly takeSample: () => Promise<void>
  readonly changeColumns: () => void
  /** On the mapping screen: whether the first line is a person and not names of columns. */
  readonly setBare: (isBare: boolean) => void
  readonly map: (mapping: Mapping) => Promise<void>
  readonly collect: (choice: Choice, terms: string) => Promise<void>
  /** A list that was reviewed: saved if it is new or says more, and then its turfs are brought up to date. */
  readonly saveDraft: (base: VoterBase, isNew: boolean) => Promise<void>
  /** Tells the turfs that were still behind when somebody stopped. */
  readonly finish: () => Promise<void>
  /** A list that was brought in before by the same layout: what was chosen then is chosen again. */
  readonly earlier: (file: File, layout: Layout) => VoterBase | undefined
  /** The imports in whose place this list stands. */
  readonly olderCopies: (base: VoterBase) => readonly string[]
  readonly client: ImportClient
  /** Stops what is running; nothing stays. */
  readonly stop: () => void
  readonly restart: () => void
}

export function useBringIn(): BringIn {
  const group = useGroup()
  const canvass = useView(canvassKind, CANVASS)
  const { mappings = [], bases = [], olderCopies = {} } = canvass ?? {}
  const copiesOf = (imports: readonly string[]) => withCopies(imports, canvass?.pins)
  const turfs = useTurfsInUse()
  const [client] = useState(createImportClient)
  const [step, setStep] = useState<Step>({ at: 'start' })
  const running = useRef<AbortController>(undefined)
  useEffect(() => {
    client.warm()
    return () => client.close()
  }, [client])
  // A list that is here, to tell more of it.
  const asked = useSearchParams()[0].get('list')
  const listed = bases.find(base => base.importId === asked)
  if (listed && step.at === 'start' && !step.refusal && !step.isStopped) setStep({ at: 'review', base: listed, before: listed })
  useEffect(() => {
    const handed = takeHandedOver('list')
    if (handed) void pick(handed)
    // What another app has handed over is picked once.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])

  const begin = (): AbortSignal => {
    running.current?.abort()
    running.current = new AbortController()
    return running.current.signal
  }
  const failed = (refusal: Refusal) => setStep(refusal.code === 'cancelled' ? { at: 'start', isStopped: true } : { at: 'start', refusal })

  async function pick(file: File): Promise<void> {
    const signal = begin()
    setStep({ at: 'looking' })
    const seen = await client.look(file)
    if (signal.aborted) return
    if (!seen.ok) return failed(seen.error)
    const before = mappings.find(mapping => mapping.header === seen.value.headerHash)
    const known = seen.value.layout
    if (before) return read({ file, seen: seen.value, layout: mappedAs(seen.value, before.columns as Mapping), origin: 'before' })
    if (known.source !== 'mapped' && seen.value.isComplete) return read({ file, seen: seen.value, layout: known, origin: 'known' })
    const like = likeMapping(seen.value, mappings)
    setStep({ at: 'mapping', file, seen: seen.value, layout: like ? mappedAs(seen.value, like) : known, origin: 'chosen' })
  }

  async function read(open: Open): Promise<void> {
    const signal = begin()
    setStep({ at: 'reading', done: 0, total: open.file.size, ...open })
    const report = (done: number, total: number) => !signal.aborted && setStep({ at: 'reading', done, total, ...open })
    const scan = await client.scan(open.file, open.seen, open.layout, { report, signal })
    if (scan.ok) return setStep({ at: 'choosing', scan: scan.value, ...open })
    const isMapping = scan.error.code === 'file-no-address-column' || scan.error.code === 'file-no-name-column'
    return isMapping ? setStep({ at: 'mapping', refusal: scan.error, ...open }) : failed(scan.error)
  }

  async function map(mapping: Mapping): Promise<void> {
    if (step.at !== 'mapping') return
    const { file, seen } = step
    // Kept for next time. Were it refused, this file would come in all the same.
    await group.change(canvassKind, CANVASS, saveMapping, {
      id: newId(),
      header: seen.headerHash,
      columns: mapping as Record<string, string>,
    })
    await read({ file, seen, layout: mappedAs(seen, mapping), origin: 'chosen' })
  }

  async function collect(choice: Choice, terms: string): Promise<void> {
    if (step.at !== 'choosing') return
    const { scan, file, layout } = step
    const signal = begin()
    const info = { importId: newId(), fileName: file.name, importedAt: systemClock.now(), terms: terms.trim() }
    const report = (done: number, total: number) => !signal.aborted && setStep({ at: 'saving', stage: 'collecting', done, total })
    report(0, file.size)
    const collected = await client.collect(file, scan, layout, choice, info, { report, signal })
    if (collected.ok) {
      const { base, parts } = collected.value
      const before = olderCopy(base, bases)
      return before ? setStep({ at: 'review', base, before }) : save(base, signal, { parts })
    }
    return collected.error.code === 'cancelled' ? failed(collected.error) : setStep({ ...step, refusal: collected.error })
  }

  async function save(base: VoterBase, signal: AbortSignal, { isNew = true, older = [], parts }: Save = {}): Promise<void> {
    const saving = {
      signal,
      report: (stage: 'packing' | 'saving' | 'turfs', done: number, total: number) => setStep({ at: 'saving', stage, done, total }),
    }
    const saved = isNew ? await saveList(group, base, saving, parts) : ok(undefined)
    if (!saved.ok) return failed(saved.error)
    // Turfs get the places of pins along; the list itself stays as the file has it.
    const named = { turfs, older: copiesOf(older), lists: copiesOf([base.importId, ...older]) }
    const updated = await updateTurfs(group, withPins(base, readPins(canvass?.pins)), named, saving)
    if (!updated.ok) return failed(updated.error)
    setStep({ at: 'done', saved: base, older, ...updated.value })
  }

  async function saveDraft(base: VoterBase, isNew: boolean): Promise<void> {
    if (step.at !== 'review') return
    const isSame = base.importId === step.before.importId
    // More about a list that is here makes a newer copy of it, since a list is written once.
    const next = isNew && isSame ? { ...base, importId: newId(), importedAt: systemClock.now(), updates: base.importId } : base
    const { importId } = step.before
    const known = olderCopies[importId] ?? []
    await save(next, begin(), { isNew, older: !isNew ? known : next.updates === importId ? [importId, ...known] : [] })
  }

  return {
    step,
    pick,
    takeSample: () => save(sampleTown({ importId: newId(), importedAt: systemClock.now() }), begin()),
    changeColumns: () =>
      step.at === 'choosing' && setStep({ at: 'mapping', file: step.file, seen: step.seen, layout: step.layout, origin: 'chosen' }),
    setBare: isBare => {
      if (step.at !== 'mapping') return
      const seen = relook(step.seen, isBare)
      setStep({ at: 'mapping', file: step.file, seen, layout: seen.layout, origin: 'chosen' })
    },
    map,
    collect,
    saveDraft,
    finish: async () => {
      if (step.at === 'done') await save(step.saved, begin(), { isNew: false, older: step.older })
    },
    earlier: (file, { source }) =>
      bases.find(base => base.source === source && (source !== 'mapped' || withoutDate(base.fileName) === withoutDate(file.name))),
    olderCopies: base => copiesOf(olderCopies[base.importId] ?? []),
    client,
    stop: () => {
      running.current?.abort()
      if (step.at === 'looking') setStep({ at: 'start', isStopped: true })
    },
    restart: () => setStep({ at: 'start' }),
  }
}

/** Tables of one's own are not alike; next month's of the same kind is called like this month's, but for its date. */
const withoutDate = (fileName: string): string => fileName.replace(/[\d\s\p{P}]+/gu, ' ').toLowerCase()
