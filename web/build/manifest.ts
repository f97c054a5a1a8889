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
  categories: ['social', 'productivity'],
  icons: [icon('any', 192, 'any'), icon('any', 512, 'any'), icon('maskable', 192, 'maskable'), icon('maskable', 512, 'maskable')],
  screenshots: [
    screenshot('walk', '390x844', 'narrow', 'The doors of a turf, in walking order'),
    screenshot('door', '390x844', 'narrow', 'One door: who lives here, one tap for the result'),
    screenshot('turfs-wide', '1280x800', 'wide', 'Turfs: how far each one is and who has it'),
  ],
}
