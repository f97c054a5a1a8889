/** Cells are slices of a piece of the file, and a slice that is kept keeps the whole piece in memory: a copy lets it go. */
export const detached = <T>(record: T): T => JSON.parse(JSON.stringify(record)) as T
