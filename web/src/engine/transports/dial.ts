/**
 * One connection to a relay, made by whoever knows how: a WebSocket in the browser, a direct call in simulations.
 * `frame` gets what was decoded and nothing more is known about; `closed` comes exactly once.
 */
export interface DialHandlers {
  /** The handshake is done: frames may be sent, of this version of the wire. */
  open(version: string | undefined): void
  frame(decoded: unknown): void
  /** With a refusal code where the reason is known. */
  closed(code?: string): void
}

export interface Dialed {
  /** Throws nothing: a frame that cannot be sent closes the connection. */
  send(fields: Record<string, unknown>): void
  close(): void
}

export type Dial = (address: string, handlers: DialHandlers) => Dialed
