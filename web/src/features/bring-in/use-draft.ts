import { useEffect, useMemo, useState } from 'react'
import type { Refusal } from '@porchlight/shared/base/refusal'
import { withHistory, withPlaces } from '@porchlight/shared/canvass/base-additions'
import type { History } from '@porchlight/shared/canvass/import/history'
import type { Places } from '@porchlight/shared/canvass/import/points'
import type { VoterBase } from '@porchlight/shared/canvass/types'
import type { ImportClient } from './import-client.ts'

export interface DraftInHand {
  readonly base: VoterBase
  readonly places: Places | undefined
  readonly refusal: Refusal | undefined
  /** Bytes read of the file that is being read. */
  readonly working: { readonly done: number; readonly total: number } | undefined
  readonly isChanged: boolean
  readonly addPoints: (file: File) => Promise<void>
  readonly addHistory: (file: File) => Promise<void>
}

/** A list that is looked at before it is saved: files with more about its doors and people can be added. */
export function useDraft(first: VoterBase, client: ImportClient): DraftInHand {
  const [places, setPlaces] = useState<Places>()
  const [history, setHistory] = useState<History>()
  const base = useMemo(() => {
    const placed = places ? withPlaces(first, places) : first
    return history ? withHistory(placed, history) : placed
  }, [first, places, history])
  const [refusal, setRefusal] = useState<Refusal>()
  const [working, setWorking] = useState<DraftInHand['working']>()
  const [stop] = useState(() => new AbortController())
  useEffect(() => () => stop.abort(), [stop])

  async function reading<T>(file: File, read: (report: (done: number, total: number) => void) => Promise<T>): Promise<T> {
    setRefusal(undefined)
    setWorking({ done: 0, total: file.size })
    const answer = await read((done, total) => setWorking({ done, total }))
    setWorking(undefined)
    return answer
  }

  return {
    base,
    places,
    refusal,
    working,
    isChanged: base !== first,
    addPoints: async file => {
      const found = await reading(file, report => client.places(file, base.doors, { report, signal: stop.signal }))
      if (found.ok) setPlaces(found.value)
      else setRefusal(found.error)
    },
    addHistory: async file => {
      const ids = base.voters.map(voter => voter.sourceId)
      const found = await reading(file, report => client.history(file, base.source, ids, { report, signal: stop.signal }))
      if (found.ok) setHistory(found.value)
      else setRefusal(found.error)
    },
  }
}
