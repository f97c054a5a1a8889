/** A content line of iCalendar and vCard, cut so that no line is longer than 75 octets and no letter is cut; ended by CRLF. */
export function foldLine(line: string): string {
  // Line breaks and other controls in a value would begin a line of somebody else's making.
  const clean = line.replace(/[^\P{Cc}\t]/gu, '')
  let folded = ''
  let octets = 0
  for (const char of clean) {
    const size = octetsOf(char.codePointAt(0)!)
    if (octets + size > 75) {
      folded += '\r\n '
      octets = 1
    }
    folded += char
    octets += size
  }
  return `${folded}\r\n`
}

const octetsOf = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4)
