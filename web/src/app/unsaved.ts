/** Counts what is on its way to the disk, so that nothing reloads the page meanwhile. */
let running = 0
const held = new Set<object>()

export const isSaving = (): boolean => running > 0 || held.size > 0

export function noteUnsaved<T>(work: Promise<T>): Promise<T> {
  running++
  return work.finally(() => {
    running--
  })
}

/** Something half-typed that is not saved yet; the answer lets go of it. */
export function holdUnsaved(): () => void {
  const hold = {}
  held.add(hold)
  return () => held.delete(hold)
}
