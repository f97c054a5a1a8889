import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { automergePure } from './build/automerge-pure.ts'
import { compress } from './build/compress.ts'
import { smallEarly } from './build/early.ts'
import { hashes } from './build/hashes.ts'
import { inventory } from './build/inventory.ts'
import { manifest } from './build/manifest.ts'
import { pagePolicy } from './build/page-policy.ts'
import own from './package.json' with { type: 'json' }

/** Where the relay runs in development; in production app and relay share one address. */
const relay = process.env.PORCHLIGHT_RELAY

const packages = inventory()

export default defineConfig({
  plugins: [
    react(),
    automergePure(),
    pagePolicy(),
    smallEarly(),
    packages.collect(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      injectRegister: false,
      manifest,
      manifestFilename: 'app.webmanifest',
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,png,wasm,webmanifest}', 'licenses.txt'],
        // Screenshots are for the store page of the browser, not for the app.
        globIgnores: ['screenshots/**'],
        // The wasm is 3.65 MB before compression.
        maximumFileSizeToCacheInBytes: 6 * 1024 * 1024,
        // A service worker is no module: with this nothing in it asks for one, whatever is loaded late elsewhere.
        rollupFormat: 'iife',
        buildPlugins: { vite: [packages.collect(), packages.write()] },
      },
    }),
    hashes(),
    compress(),
  ],
  define: { __VERSION__: JSON.stringify(own.version) },
  resolve: {
    // The root entry carries the wasm as base64 inside JavaScript; everything uses the slim one and loads the file.
    alias: [
      { find: /^@automerge\/automerge$/, replacement: '@automerge/automerge/slim' },
      // The other one tries to make code from text, which the page's policy refuses.
      { find: /^cbor-x$/, replacement: 'cbor-x/index-no-eval' },
      // Its build for browsers of today: smaller, and without a wrapper for pages that load it twice.
      { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' },
    ],
  },
  build: {
    target: 'es2024',
    assetsInlineLimit: 0,
    // What is loaded later lies on the phone already: asking for its parts ahead costs more than it saves.
    modulePreload: { polyfill: false, resolveDependencies: (_, files, { hostType }) => (hostType === 'html' ? files : []) },
    rolldownOptions: {
      // Everything that the first paint needs in one file: each request goes through the service worker.
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
    },
  },
  worker: { format: 'es', plugins: () => [packages.collect()] },
  server: relay ? { proxy: { '/relay': { target: relay, ws: true }, '/healthz': relay } } : {},
})
