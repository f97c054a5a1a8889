import type { Person } from '../../people.ts'

export interface State {
  readonly name: string
  /** What the development engine is asked to be. */
  readonly fake: string
  readonly path: string
  /** How to get there from `path`. */
  readonly act?: (me: Person) => Promise<unknown>
}
