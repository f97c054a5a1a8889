import type { ManifestOptions } from 'vite-plugin-pwa'

const icon = (name: string, size: number, purpose: 'any' | 'maskable') => ({
  src: `/icons/${name}-${size}.png`,
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose,
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
}
