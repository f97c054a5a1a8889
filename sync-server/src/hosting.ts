import { readFileSync, statSync } from 'node:fs'

/** Who may open new channels here. Reading and appending need no pass: knowing a channel is the right. */
export interface Hosting {
  admits(pass: string | undefined): boolean
}

export const openHosting: Hosting = { admits: () => true }

/** One pass a line; empty lines and what follows `#` are for people. */
const passesIn = (text: string): Set<string> =>
  new Set(
    text
      .split('\n')
      .map(line => line.replace(/#.*/, '').trim())
      .filter(line => line !== ''),
  )

/** Passes from a file that is read again whenever it changes. Throws when it cannot be read at the start; later that keeps the last list. */
export function passHosting(file: string, log: (line: string) => void): Hosting {
  let changed = statSync(file).mtimeMs
  let passes = passesIn(readFileSync(file, 'utf8'))
  function refresh(): void {
    try {
      const now = statSync(file).mtimeMs
      if (now === changed) return
      passes = passesIn(readFileSync(file, 'utf8'))
      changed = now
    } catch (error) {
      log(`the pass file cannot be read, the last list stays in force: ${String(error)}`)
    }
  }
  return {
    admits(pass) {
      refresh()
      return pass !== undefined && passes.has(pass)
    },
  }
}
