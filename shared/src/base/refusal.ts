/**
 * A named refusal. `code` is a short kebab-case sentence such as `not-admin`; what people read for it stands in the
 * interface's message tables under `refusal.<code>`. `detail` is for the technical view only, never for a sentence.
 */
export interface Refusal {
  readonly code: string
  readonly detail?: string
  /** Values that the sentence for people needs, for example a line number or a file's name. */
  readonly values?: Readonly<Record<string, string | number>>
  /** Milliseconds after which trying again makes sense. */
  readonly retryAfter?: number
}

export const refusal = (code: string, rest: Omit<Refusal, 'code'> = {}): Refusal => ({ code, ...rest })

/** Thrown inside a module and turned into a Result at its edge; never crosses a module's public surface. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(code: string, rest: Omit<Refusal, 'code'> = {}) {
    super(rest.detail ? `${code}: ${rest.detail}` : code)
    this.refusal = refusal(code, rest)
  }
}

/** Refuses with `code` unless `condition` holds. */
export function need(condition: unknown, code: string, detail?: string): asserts condition {
  if (!condition) throw new Refused(code, detail === undefined ? {} : { detail })
}
