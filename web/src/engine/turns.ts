/** One after the other under each key: two quick taps on one document both land, and different documents do not wait. */
export function createTurns(): { run<T>(key: string, act: () => Promise<T>): Promise<T> } {
  const last = new Map<string, Promise<unknown>>()
  return {
    run(key, act) {
      const turn = (last.get(key) ?? Promise.resolve()).then(act, act)
      last.set(key, turn)
      const done = () => {
        if (last.get(key) === turn) last.delete(key)
      }
      turn.then(done, done)
      return turn
    },
  }
}
