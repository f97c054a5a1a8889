type Page = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>

/** As far as it is needed, and as it may be: some have no such thing. */
interface Phone {
  readonly wakeLock?: { request(type: 'screen'): Promise<{ release(): Promise<void> }> } | undefined
}

/** Keeps the screen on until told otherwise; where a phone cannot or will not, nothing is said. */
export function keepAwake(page: Page = document, { wakeLock }: Phone = navigator): () => void {
  if (!wakeLock) return () => undefined
  let held: { release(): Promise<void> } | undefined
  let isOver = false
  const hold = () => {
    if (isOver || page.visibilityState !== 'visible') return
    wakeLock.request('screen').then(
      sentinel => {
        // Told otherwise while it was asked for.
        if (isOver) void sentinel.release()
        else held = sentinel
      },
      // A low battery turns it down: then the screen goes dark as always.
      () => undefined,
    )
  }
  hold()
  // Browsers let go of it when the app is put away.
  page.addEventListener('visibilitychange', hold)
  return () => {
    isOver = true
    page.removeEventListener('visibilitychange', hold)
    void held?.release()
  }
}
