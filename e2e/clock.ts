import type { Person } from './people.ts'

/** Moves a phone's clock by so many milliseconds, and opens the app again. */
export async function moveClock({ phone }: Person, by: number): Promise<void> {
  await phone.context.addInitScript(shiftClock, by)
  if (phone.page.url() !== 'about:blank') await phone.page.reload()
}

/** Runs in the page, before everything else. Run twice it moves on by both. */
function shiftClock(by: number): void {
  const Right = Date
  globalThis.Date = class extends Right {
    constructor(...given: unknown[]) {
      super(...((given.length === 0 ? [Right.now() + by] : given) as [number]))
    }
    static override now(): number {
      return Right.now() + by
    }
  } as DateConstructor
}
