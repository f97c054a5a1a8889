/** As much of vitest as the acceptance suite uses, for a page. */
type Context = Record<string, unknown>
type Run = (context: Context) => unknown

export interface Outcome {
  readonly name: string
  /** Undefined when it passed. */
  readonly error: string | undefined
}

let before: Run[] = []
let tests: { name: string; run: Run }[] = []

export const describe = (_: string, define: () => void): void => define()
export const beforeEach = (run: Run): void => void before.push(run)
export const it = (name: string, run: Run): void => void tests.push({ name, run })

/** Type and contents, byte for byte. */
const shown = (value: unknown): string =>
  JSON.stringify(value, (_, field: unknown) => (field instanceof Uint8Array ? `bytes ${field.join()}` : field)) ?? 'undefined'

export const expect = (actual: unknown) => ({
  toBeUndefined: () => expect(actual).toStrictEqual(undefined),
  toStrictEqual(expected: unknown) {
    if (shown(actual) !== shown(expected)) throw new Error(`${shown(actual).slice(0, 200)} is not ${shown(expected).slice(0, 200)}`)
  },
})

/** Runs what has been defined since the last time. */
export async function runCollected(): Promise<Outcome[]> {
  const [setups, collected] = [before, tests]
  before = []
  tests = []
  const outcomes: Outcome[] = []
  for (const { name, run } of collected) {
    const context: Context = {}
    const teardowns: unknown[] = []
    try {
      for (const setup of setups) teardowns.push(await setup(context))
      await run(context)
      outcomes.push({ name, error: undefined })
    } catch (error) {
      outcomes.push({ name, error: String(error) })
    } finally {
      for (const teardown of teardowns) if (typeof teardown === 'function') await (teardown as () => unknown)()
    }
  }
  return outcomes
}
