/** `118 N OAK ST APT 2` taken apart, as people write and print it. */
export interface LineParts {
  readonly number: string
  readonly street: string
  readonly unit: string
}

const RURAL =
  /^(RR|RFD|HC|RURAL ROUTE|RURAL RT|HIGHWAY CONTRACT|STAR ROUTE|STAR RT|R R)\.?\s*#?\s*([\w-]+)?\s*,?\s+(?:BOX|BX)\s*#?\s*([\w-]+)\s*(.*)$/i
const RURAL_SHORT: Readonly<Record<string, string>> = {
  'RURAL ROUTE': 'RR',
  'RURAL RT': 'RR',
  'R R': 'RR',
  'HIGHWAY CONTRACT': 'HC',
  'STAR RT': 'STAR ROUTE',
}
/** `118`, `118A`, `118 A`, `12-14`, `112-05`, `N6W23001`; then a fraction. */
const NUMBER = /^(\d+(?:[A-Z](?=\s))?(?:-\d+[A-Z]?)?|\d+-?[A-Z](?=\s)|[NSEW]\d+[NSEW]\d+)(?:\s*([½¼¾⅓⅔])|\s+(\d\/\d))?\s+(?=\S)(.+)$/i
const UNIT =
  /[\s,]+(?:(APARTMENT|APT|UNIT|STE|SUITE)\.?\s*#?\s*|(#)\s*|((?:LOT|TRLR|TRAILER|BLDG|BUILDING|FLOOR|RM|ROOM|SPC|SPACE)\s+#?))([\w-]+(?:\s[\w-]{1,4})?)$/i
const UNIT_WORD = /^(?:APARTMENT|APT|UNIT|STE|SUITE)\b\.?\s*#?\s*|^#\s*/i

export function parseAddressLine(line: string, unitLine = ''): LineParts {
  const text = line.replace(/\s+/g, ' ').trim()
  const rural = RURAL.exec(text)
  if (rural) {
    const route = rural[1]!.toUpperCase()
    return {
      number: `Box ${rural[3]}`,
      street: [RURAL_SHORT[route] ?? route, rural[2]].filter(Boolean).join(' '),
      unit: plainUnitText(unitLine || rural[4]!),
    }
  }
  const numbered = NUMBER.exec(text)
  const number = numbered ? [numbered[1], numbered[3] ?? numbered[2]].filter(Boolean).join(' ') : ''
  let street = numbered ? numbered[4]! : text
  let unit = plainUnitText(unitLine)
  const tail = number && !unit ? UNIT.exec(street) : null
  if (tail) {
    unit = `${tail[3] ?? ''}${tail[4]}`
    street = street.slice(0, tail.index)
  }
  return { number, street: street.replace(/,$/, ''), unit }
}

/** `APT 2`, `Unit 2` and `#2` are said `2`; a lot or a floor keeps its word. */
export const plainUnitText = (unit: string): string => unit.replace(/\s+/g, ' ').trim().replace(UNIT_WORD, '')
