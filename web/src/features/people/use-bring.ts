import { useEffect, useState } from 'react'
import { hash64 } from '@porchlight/shared/base/hash64'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok } from '@porchlight/shared/base/result'
import { peopleKind } from '@porchlight/shared/people/people'
import { addPeople, portionsOf } from '@porchlight/shared/people/people.actions'
import type { ColumnMapping, CsvPreview } from '@porchlight/shared/people/people-csv'
import type { NewPerson, PeopleView } from '@porchlight/shared/people/types'
import { takeHandedOver } from '../../app/handed-over.ts'
import { useGroup, useSetting } from '../../app/services.tsx'
import { useLongAct } from '../../app/use-long-act.ts'
import { ask } from './people-worker.ts'
import type { Read } from './people-jobs.ts'
import { peopleDoc } from './use-people.ts'

type Source = File | string
export type People = Extract<Read, { is: 'people' }>

export type Stage =
  | { readonly at: 'choose' }
  | { readonly at: 'columns'; readonly source: Source; readonly preview: CsvPreview }
  | { readonly at: 'preview'; readonly read: People }
  | { readonly at: 'done'; readonly done: number; readonly total: number }

/** A list on its way in: chosen, its columns named where it has any, looked at, and in, in portions. */
export function useBring(view: PeopleView) {
  const group = useGroup()
  const [stage, setStage] = useState<Stage>({ at: 'choose' })
  const [mappings, setMappings] = useSetting<Readonly<Record<string, ColumnMapping>>>('people-columns', {})

  const read = useLongAct(async ({ signal }, source: Source, mapping?: ColumnMapping) => {
    const answer = await ask({ type: 'read', source, view, ...(mapping ? { mapping } : {}) }, signal)
    if (!answer.ok) return answer
    if (answer.value.is === 'people') setStage({ at: 'preview', read: answer.value })
    else {
      const { preview } = answer.value
      setStage({ at: 'columns', source, preview: { ...preview, mapping: mappings[keyOf(preview)] ?? preview.mapping } })
    }
    return ok(undefined)
  })

  const bring = useLongAct(async ({ report, signal }, people: readonly NewPerson[]) => {
    let done = 0
    report?.(0, people.length)
    for (const portion of portionsOf(people)) {
      if (signal?.aborted) break
      const added = await group.change(peopleKind, peopleDoc, addPeople, { people: portion })
      if (!added.ok && done === 0) return added
      // What is in is in: those of earlier portions are whole.
      if (!added.ok) {
        setStage({ at: 'done', done, total: people.length })
        return added
      }
      done += portion.length
      report?.(done, people.length)
    }
    setStage({ at: 'done', done, total: people.length })
    return done < people.length ? fail(refusal('cancelled')) : ok(undefined)
  })

  useEffect(() => {
    const handed = takeHandedOver('cards') ?? takeHandedOver('people')
    if (handed) void read.run(handed)
    // What another app has handed over is taken once.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])

  return {
    stage,
    read,
    bring,
    /** Reads the table with these columns, and remembers them for tables with the same heads. */
    nameColumns(source: Source, preview: CsvPreview, mapping: ColumnMapping) {
      void setMappings({ ...mappings, [keyOf(preview)]: mapping })
      void read.run(source, mapping)
    },
    restart: () => setStage({ at: 'choose' }),
  }
}

const keyOf = ({ header }: CsvPreview): string => hash64(header.join('\n'))
