/** Our own few drawings, 24 × 24, strokes only: they take the colour of the words beside them and are never alone. */
const PATHS = {
  today:
    'M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M18.4 5.6l-2.1 2.1M7.7 16.3l-2.1 2.1M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z',
  walk: 'M6 21V4h12v17M3.5 21h17M14.5 12.5v.01',
  day: 'M4 6.5l1.5 1.5L8 5.5M11 7h9M4 12.5L5.5 14 8 11.5M11 13h9M4 18.5L5.5 20 8 17.5M11 19h9',
  group:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M16 4.5a3.2 3.2 0 0 1 0 6.2M18 14.3c2 .8 3.2 2.7 3.5 5.7',
  meet: 'M5 5.5h14v15H5zM5 10h14M8.5 3v4M15.5 3v4M8.5 14h3M8.5 17h6',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2',
  drag: 'M5 8h14M5 12h14M5 16h14',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.5l4.5 4.5L19 7',
  plus: 'M12 5v14M5 12h14',
  warning: 'M12 4L2.5 20h19L12 4zM12 10v4.5M12 17.3v.01',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.5M12 7.5v.01',
  share: 'M12 15V4M8 7.5L12 3.5l4 4M6 11H5v9h14v-9h-1',
  copy: 'M9 9h11v11H9zM5.5 15H4V4h11v1.5',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  print: 'M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z',
  camera: 'M4 8h3l1.5-2.5h7L17 8h3v11H4zM12 10.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM9 15a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.7.4-1.1.9-1.1 1.7M12 16.8v.01',
  undo: 'M9 7L4.5 11.5 9 16M5 11.5h9.5a4.5 4.5 0 0 1 0 9H12',
  signal: 'M5 19v-3M10 19v-7M15 19V8M20 19V4',
  'no-signal': 'M5 19v-3M10 19v-5M15 19v-3M20 19V9M4 4l16 16',
  saved: 'M7 3h10v18H7zM9.5 12l2 2 3.5-4',
  pencil: 'M4 20l1-4L16 5l3 3L8 19l-4 1z',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2.5',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20',
} as const

export type IconName = keyof typeof PATHS

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg
    className={name === 'back' || name === 'next' ? 'icon icon-directed' : 'icon'}
    viewBox="0 0 24 24"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    <path d={PATHS[name]} />
  </svg>
)
