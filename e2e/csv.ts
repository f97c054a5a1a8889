// Reads a table file as a spreadsheet would, with the parser of others.
import { createRequire } from 'node:module'

interface Parsed {
  readonly data: readonly Readonly<Record<string, string>>[]
  readonly errors: readonly unknown[]
}

// Its types do not come with it.
const Papa = createRequire(import.meta.url)('papaparse') as { parse(text: string, config: object): Parsed }

/** Each line by the names of the columns. Throws at a line that is not a line of a table. */
export function readCsv(text: string): Parsed['data'] {
  const { data, errors } = Papa.parse(text.replace('\uFEFF', ''), { header: true, skipEmptyLines: true })
  if (errors.length > 0) throw new Error(JSON.stringify(errors[0]))
  return data
}
