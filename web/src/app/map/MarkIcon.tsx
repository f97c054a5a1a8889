import './map.css'
import type { MarkName } from './marks.ts'
import { MARK } from './marks.ts'

/** The map's shape beside its word. */
export const MarkIcon = ({ mark }: { readonly mark: MarkName }) => {
  const { path, isFilled, tone } = MARK[mark]
  const colour = `var(--${tone})`
  return (
    <svg className="map-mark" viewBox="0 0 16 16" aria-hidden focusable="false" fill={isFilled ? colour : 'none'} stroke={colour}>
      <path d={path} />
    </svg>
  )
}
