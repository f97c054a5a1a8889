/** One line of a CSV file, ended by CRLF; cells that a spreadsheet would run are made harmless. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell => quotedCell(neutral(cell))).join(',')}\r\n`

/** A spreadsheet would run a cell that begins like a formula; what a neighbour said must not. */
export const neutral = (cell: string): string => (/^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)

/** A cell of a file that was made harmless, as it was. */
export const meant = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)

const quotedCell = (cell: string): string => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
