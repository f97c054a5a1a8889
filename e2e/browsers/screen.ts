export type Key = 'Tab' | 'Enter' | 'Space'

/** How somebody has set up their browser. */
export interface Settings {
  /** Colours of one's own, in place of the page's, where the driver can set them. */
  readonly forcedColors?: boolean
}

/** What a driver has to be able to do with a browser: everything else is the same for all of them. */
export interface Screen {
  /** `firefox 153.7.0`. */
  readonly browser: string
  open(url: string): Promise<void>
  reload(): Promise<void>
  /** Runs a function that holds everything it needs. What it answers is a value that JSON can say. */
  run<A extends readonly unknown[], R>(script: (...args: A) => R, ...args: A): Promise<Awaited<R>>
  /** The element that the function answers. */
  element<A extends readonly unknown[]>(script: (...args: A) => unknown, ...args: A): Promise<Finger | undefined>
  /** Onto whatever has the focus. `\n` is the Enter key. */
  type(words: string): Promise<void>
  press(key: Key): Promise<void>
  /** Control and this key. */
  control(key: 'a' | 'End'): Promise<void>
  picture(): Promise<Buffer>
  /** The folder into which the browser saves files. */
  readonly downloads: string
  /** Flight mode, where the browser can be told. */
  setOffline?(offline: boolean): Promise<void>
  /** The folder of its profile, where the driver keeps profiles. */
  readonly profile?: string
  /** SIGKILL. */
  kill?(): Promise<void>
  /** SIGKILL, and a start on the same profile, where the driver keeps profiles. */
  crash?(): Promise<void>
  close(): Promise<void>
}

/** One thing on the screen. */
export interface Finger {
  tap(): Promise<void>
  /** Puts a file into a file field. */
  give(path: string): Promise<void>
  /** Chooses from a list that unfolds, by what stands there. */
  pick(option: string): Promise<void>
  /** What the browser's own accessibility tree calls this thing, where it is not by this role and name. */
  toldAs(role: string, name: string): Promise<string | undefined>
}
