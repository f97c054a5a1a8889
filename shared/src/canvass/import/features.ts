/**
 * The features of a GeoJSON text that comes in pieces, one after the other: of a collection, or of one a line. Only the one that is being read is in memory.
 */
export function featureReader(onFeature: (feature: unknown) => void): { push(text: string): void } {
  let depth = 0
  /** How deep features begin: in the array of a collection, or at the top. */
  let level: number | undefined
  let isText = false
  let isEscaped = false
  let kept = ''
  let isInside = false

  const take = (text: string, from: number, to: number): void => {
    kept += text.slice(from, to)
    try {
      onFeature(JSON.parse(kept))
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
    }
    kept = ''
    isInside = false
  }

  return {
    push(text) {
      level ??= /^\s*\{\s*"[^"]*"\s*:\s*"Feature"/.test(text) ? 0 : 2
      let from = 0
      for (let i = 0; i < text.length; i++) {
        const char = text[i]
        if (isText) {
          if (isEscaped) isEscaped = false
          else if (char === '\\') isEscaped = true
          else if (char === '"') isText = false
        } else if (char === '"') isText = true
        else if (char === '{' || char === '[') {
          if (depth === level && char === '{' && !isInside) {
            isInside = true
            from = i
          }
          depth++
        } else if (char === '}' || char === ']') {
          depth--
          if (isInside && depth === level) take(text, from, i + 1)
        }
      }
      if (isInside) kept += text.slice(from)
      if (kept.length > LONGEST) throw new RangeError('feature too long')
    },
  }
}

const LONGEST = 1 << 22
