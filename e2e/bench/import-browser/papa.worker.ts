import Papa from 'peer-papaparse'

const PIECE = 1 << 20

/** One bare pass over a file: read in pieces, decoded, parsed, the rows counted and thrown away. */
self.onmessage = async ({ data: file }: MessageEvent<File>) => {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  let rows = 0
  for (let at = 0; at < file.size; at += PIECE) {
    const text = rest + decoder.decode(await file.slice(at, at + PIECE).arrayBuffer(), { stream: true })
    const end = text.lastIndexOf('\r\n') + 2
    rest = text.slice(end)
    rows += Papa.parse(text.slice(0, end), { delimiter: ',', newline: '\r\n', skipEmptyLines: true }).data.length
  }
  self.postMessage(rows - 1)
}
