import type { ManifestOptions } from 'vite-plugin-pwa'

const icon = (name: string, size: number, purpose: 'any' | 'maskable') => ({
  src: `/icons/${name}-${size}.png`,
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose,
})

/** For the browser's own install page; made by `npm run screenshots`. */
const screenshot = (name: string, sizes: string, form: 'narrow' | 'wide', label: string) => ({
  src: `/screenshots/${name}.png`,
  sizes,
  type: 'image/png',
  form_factor: form,
  label,
})

/** For the long press on the icon; app/entry.ts knows where each leads. */
const shortcut = (name: string, description: string, to: string) => ({
  name,
  description,
  url: `/open?to=${to}`,
  icons: [{ src: `/icons/${to}-96.png`, sizes: '96x96', type: 'image/png' }],
})

/** What other apps can hand over, by type and by ending: phones know one or the other. */
const FILES = {
  'application/x-porchlight': ['.porchlight'],
  'text/vcard': ['.vcf'],
  'text/csv': ['.csv'],
  'text/tab-separated-values': ['.tsv'],
  'text/plain': ['.txt'],
}

/** How the installed app calls itself. */
export const manifest: Partial<ManifestOptions> = {
  id: '/',
  name: 'Porchlight',
  short_name: 'Porchlight',
  description: 'Knock on doors, meet and decide together. Works with no signal; no server can read it.',
  lang: 'en',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#14213d',
  theme_color: '#14213d',
  // Where an instance is open already, a shortcut or a file leads on in it: two would only share one leader.
  launch_handler: { client_mode: ['navigate-existing', 'auto'] },
  shortcuts: [
    shortcut('Next door', 'The next door of my turf', 'next-door'),
    shortcut('Agenda', 'The agenda of the next meeting', 'agenda'),
    shortcut('Add a person', 'Somebody new in the group', 'add-person'),
  ],
  // Taken by the service worker, src/sw.ts: what is shared never leaves this phone.
  share_target: {
    action: '/share',
    method: 'POST',
    enctype: 'multipart/form-data',
    params: { title: 'title', text: 'text', url: 'url', files: [{ name: 'files', accept: Object.entries(FILES).flat(2) }] },
  },
  file_handlers: [{ action: '/handed', accept: FILES }],
  categories: ['social', 'productivity'],
  icons: [icon('any', 192, 'any'), icon('any', 512, 'any'), icon('maskable', 192, 'maskable'), icon('maskable', 512, 'maskable')],
  screenshots: [
    screenshot('walk', '390x844', 'narrow', 'The doors of a turf, in walking order'),
    screenshot('door', '390x844', 'narrow', 'One door: who lives here, one tap for the result'),
    screenshot('turfs-wide', '1280x800', 'wide', 'Turfs: how far each one is and who has it'),
  ],
}
