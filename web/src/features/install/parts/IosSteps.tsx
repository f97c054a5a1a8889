import type { ReactNode } from 'react'
import { useText } from '../../../i18n/use-text.ts'
import { installWords } from '../words.ts'

/** The three steps in Safari, each with a drawing of what to look for. The words say it all; the drawings only help to find it. */
export function IosSteps() {
  const t = useText(installWords)
  return (
    <ol className="install-steps install-pictures">
      <Step words={t.ios1} picture={<ShareBar />} />
      <Step words={t.ios2} picture={<AddRow label={t.iosAdd} />} />
      <Step words={t.ios3} picture={<HomeScreen />} />
    </ol>
  )
}

const Step = ({ words, picture }: { readonly words: string; readonly picture: ReactNode }) => (
  <li>
    <span>{words}</span>
    {picture}
  </li>
)

const Picture = ({ children }: { readonly children: ReactNode }) => (
  <svg className="install-picture" viewBox="0 0 240 96" aria-hidden="true">
    <rect className="phone" x="1" y="1" width="238" height="94" rx="14" />
    {children}
  </svg>
)

/** Safari's lower bar; the square with the arrow is ringed. */
const ShareBar = () => (
  <Picture>
    <rect className="page" x="14" y="12" width="212" height="34" rx="6" />
    <g className="line">
      <path d="M30 66l-7 8 7 8" />
      <path d="M66 66l7 8-7 8" />
      <path d="M158 68c5-3 10-3 14 0v14c-4-3-9-3-14 0zM172 68c4-3 9-3 14 0v14c-5-3-10-3-14 0" />
      <path d="M206 66h14v14h-14zM202 70h-2v14h14v-2" />
    </g>
    <circle className="ring" cx="120" cy="72" r="19" />
    <g className="line mark">
      <path d="M120 76V60M114 65l6-6 6 6M113 69h-4v15h22V69h-4" />
    </g>
  </Picture>
)

/** The line of the share menu, with its square and plus. */
const AddRow = ({ label }: { readonly label: string }) => (
  <Picture>
    <rect className="page" x="14" y="10" width="212" height="18" rx="6" />
    <rect className="chosen" x="14" y="34" width="212" height="30" rx="8" />
    <text x="26" y="54">
      {label}
    </text>
    <g className="line mark">
      <rect x="196" y="40" width="18" height="18" rx="4" />
      <path d="M205 44v10M200 49h10" />
    </g>
    <rect className="page" x="14" y="70" width="212" height="16" rx="6" />
  </Picture>
)

/** A home screen, on which our lamp has its place. */
const HomeScreen = () => (
  <Picture>
    {[22, 76, 184].map(x => (
      <rect key={x} className="page" x={x} y="18" width="36" height="36" rx="9" />
    ))}
    <rect className="night" x="130" y="18" width="36" height="36" rx="9" />
    <path className="lamp" d="M144.5 27.5h7l8.5 21h-24z" opacity=".45" />
    <circle className="lamp" cx="148" cy="27.5" r="3.4" />
    <rect className="door" x="142" y="34" width="12" height="14.5" />
    <circle className="ring" cx="148" cy="36" r="26" />
    <text x="148" y="78" textAnchor="middle">
      Porchlight
    </text>
  </Picture>
)
