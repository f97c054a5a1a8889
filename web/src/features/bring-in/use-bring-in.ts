import { useEffect, useRef, useState } from 'react'
import { docId } from '@porchlight/shared/base/ids'
import type { Refusal } from '@porchlight/shared/base/refusal'
import { systemClock } from '@porchlight/shared/base/ports'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { saveMapping } from '@porchlight/shared/canvass/canvass.actions'
import type { Layout, Mapping } from '@porchlight/shared/canvass/import/fields'
import type { Choice } from '@porchlight/shared/canvass/import/choice'
import type { Scan } from '@porchlight/shared/canvass/import/import'
import { relook } from '@porchlight/shared/canvass/import/look'
import type { Look } from '@porchlight/shared/canvass/import/look'
import { sampleTown } from '@porchlight/shared/canvass/town'
import { addBasePart } from '@porchlight/shared/canvass/turf.actions'
import type { VoterBase } from '@porchlight/shared/canvass/types'
import { newId } from '../../app/canvass/new-id.ts'
import { takeHandedOver } from '../../app/handed-over.ts'
import { useGroup, useView } from '../../app/services.tsx'
import { createImportClient } from './import-client.ts'
import { packInWorker } from './pack-client.ts'

const CANVASS = docId('canvass', 'organizers')

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
  | { readonly at: 'saving'; readonly stage: 'collecting' | 'packing' | 'saving'; readonly done: number; readonly total: number }
  | { readonly at: 'done'; readonly people: number; readonly doors: number }

export interface BringIn {
  readonly step: Step
  readonly pick: (file: File) => Promise<void>
  readonly takeSample: () => Promise<void>
  readonly changeColumns: () => void
  /** On the mapping screen: whether the first line is a person and not names of columns. */
  readonly setBare: (isBare: boolean) => void
  readonly map: (mapping: Mapping) => Promise<void>
  readonly collect: (choice: Choice, terms: string) => Promise<void>
  /** Stops what is running; nothing stays. */
  readonly stop: () => void
  readonly restart: () => void
}

export function useBringIn(): BringIn {
  const group = useGroup()
  const mappings = useView(canvassKind, CANVASS)?.mappings ?? []
  const [client] = useState(createImportClient)
  const [step, setStep] = useState<Step>({ at: 'start' })
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => client.close(), [client])
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
    setStep({ at: 'mapping', file, seen: seen.value, layout: known, origin: 'chosen' })
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
    const base = await client.collect(file, scan, layout, choice, info, { report, signal })
    if (base.ok) return save(base.value, signal)
    return base.error.code === 'cancelled' ? failed(base.error) : setStep({ ...step, refusal: base.error })
  }

  /** Part by part; the list counts once all are there, so stopping half-way leaves nothing that anybody sees. */
  async function save(base: VoterBase, signal: AbortSignal): Promise<void> {
    setStep({ at: 'saving', stage: 'packing', done: 0, total: 0 })
    const parts = await packInWorker(base)
    for (const [index, part] of parts.entries()) {
      if (signal.aborted) return setStep({ at: 'start', isStopped: true })
      setStep({ at: 'saving', stage: 'saving', done: index, total: parts.length })
      const saved = await group.change(canvassKind, CANVASS, addBasePart, part)
      if (!saved.ok) return failed(saved.error)
    }
    setStep({ at: 'done', people: base.voters.length, doors: base.doors.length })
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
    stop: () => {
      running.current?.abort()
      if (step.at === 'looking') setStep({ at: 'start', isStopped: true })
    },
    restart: () => setStep({ at: 'start' }),
  }
}

/** What is known of the file's shape stays; the columns are as somebody said. */
const mappedAs = ({ layout }: Look, mapping: Mapping): Layout => ({ ...layout, source: 'mapped', mapping })
