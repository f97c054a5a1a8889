import { useId } from 'react'

export interface BarPart {
  readonly name: string
  readonly value: number
}

export interface BarsProps {
  /** What it shows; the table beside it has the numbers. */
  readonly label: string
  readonly rows: readonly { readonly key: string; readonly name: string; readonly parts: readonly BarPart[]; readonly text: string }[]
}

/** In the order of a row's parts: full, striped, dotted, empty. */
const FILLS = ['solid', 'stripes', 'dots', 'none'] as const

/** Bars that lie, each with its name and number in words. Told apart by pattern, never by colour alone; also on paper. */
export function Bars({ label, rows }: BarsProps) {
  const id = useId()
  const most = Math.max(1, ...rows.map(row => row.parts.reduce((sum, part) => sum + part.value, 0)))
  const legend = rows[0] && rows[0].parts.length > 1 ? rows[0].parts : []
  return (
    <figure className="bars" role="img" aria-label={label}>
      <svg className="bars-patterns" aria-hidden focusable="false">
        <pattern id={`${id}-stripes`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="2.5" height="6" className="bars-ink" />
        </pattern>
        <pattern id={`${id}-dots`} width="5" height="5" patternUnits="userSpaceOnUse">
          <circle cx="2.5" cy="2.5" r="1.1" className="bars-ink" />
        </pattern>
      </svg>
      {legend.length > 0 && (
        <p className="bars-legend">
          {legend.map((part, i) => (
            <span key={part.name}>
              <svg className="bars-key" focusable="false">
                <Bar id={id} part={i} from={0} width={100} />
              </svg>
              {part.name}
            </span>
          ))}
        </p>
      )}
      {rows.map(row => (
        <div key={row.key} className="bars-row">
          <span className="bars-name">{row.name}</span>
          <span className="bars-text">{row.text}</span>
          <svg className="bars-bar" focusable="false">
            {row.parts.map((part, i) => (
              <Bar
                key={part.name}
                id={id}
                part={i}
                from={(row.parts.slice(0, i).reduce((sum, one) => sum + one.value, 0) / most) * 100}
                width={(part.value / most) * 100}
              />
            ))}
          </svg>
        </div>
      ))}
    </figure>
  )
}

function Bar({ id, part, from, width }: { readonly id: string; readonly part: number; readonly from: number; readonly width: number }) {
  const fill = FILLS[part] ?? 'none'
  if (width === 0) return null
  const pattern = fill === 'stripes' || fill === 'dots' ? { fill: `url(#${id}-${fill})` } : {}
  return <rect className={`bars-part bars-${fill}`} x={`${from}%`} width={`${width}%`} height="100%" {...pattern} />
}
