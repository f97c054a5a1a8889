import type { CountsProps } from './Counts.tsx'
import { Counts } from './Counts.tsx'

/** A table with more columns than a phone is wide: it scrolls by itself, also by keyboard. */
export const WideTable = (props: CountsProps) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
  <div className="wide-table" role="group" aria-label={props.caption} tabIndex={0}>
    <Counts {...props} />
  </div>
)
