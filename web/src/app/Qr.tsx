import { useMemo } from 'react'
import encodeQR from 'qr'

export interface QrProps {
  readonly text: string
  /** What it opens, for those who cannot see it. */
  readonly label: string
}

/** A QR code, always dark on white with its quiet zone: cameras need that in the dark theme as well. */
export function Qr({ text, label }: QrProps) {
  const { path, size } = useMemo(() => drawing(text), [text])
  return (
    <svg className="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

function drawing(text: string): { path: string; size: number } {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
  let path = ''
  rows.forEach((row, y) => row.forEach((dark, x) => (path += dark ? `M${x} ${y}h1v1h-1z` : '')))
  return { path, size: rows.length }
}
