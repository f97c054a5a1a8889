// Which part may import which, and why not. The one table behind the lint rule `porchlight/directions`.
import { posix } from 'node:path'

interface Part {
  /** Path prefix from the root, with a slash at the end. */
  readonly at: string
  /** What it may import besides itself: prefixes of paths from the root, and packages by name. */
  readonly may: readonly string[]
  readonly why: string
}

const DOMAIN = 'The words of organizing know documents only, so that they stay pure and never depend on each other.'
const TESTING = ['vitest', 'fast-check', 'fake-indexeddb', 'ical.js', 'node:']

/** Domain folders of shared/src: everything that is not one of these layers. */
const LAYERS = ['base', 'crypto', 'wire', 'roster', 'doc']

/** The half of wire that the relay speaks: frames and their limits, without anything that opens or seals. */
const RELAY_WIRE = ['frames', 'frame-bytes', 'digest', 'limits', 'refusals'].map(name => `shared/src/wire/${name}.ts`)

const PARTS: readonly Part[] = [
  { at: 'shared/src/base/', may: ['cborg'], why: 'base is what all others stand on; it knows none of them.' },
  { at: 'shared/src/crypto/', may: ['shared/src/base/'], why: 'crypto seals bytes; it knows nothing of what they mean.' },
  ...RELAY_WIRE.map(at => ({
    at,
    may: ['shared/src/base/', ...RELAY_WIRE, 'cborg'],
    why: 'The relay imports this file, so it may bring nothing along that can open or seal: shared/base only.',
  })),
  {
    at: 'shared/src/wire/',
    may: ['shared/src/base/', 'shared/src/crypto/', 'cborg', 'fflate'],
    why: 'wire is how bytes travel; it knows neither members nor documents.',
  },
  {
    at: 'shared/src/roster/',
    may: ['shared/src/base/', 'shared/src/crypto/', 'shared/src/wire/'],
    why: 'roster decides who may do what, from operations alone; documents are not its business.',
  },
  {
    at: 'shared/src/doc/registry.ts',
    may: ['shared/src/'],
    why: 'The registry lists the kinds that this version knows, and nothing else.',
  },
  {
    at: 'shared/src/doc/',
    may: ['shared/src/base/', '@automerge/automerge'],
    why: 'doc says what a kind of document is; it knows no particular one.',
  },
  {
    at: 'sync-server/src/',
    may: ['shared/src/base/', ...RELAY_WIRE, 'ws', 'cborg', 'node:'],
    why: 'The relay is blind: it must not be able to read, so of shared it may import base and the open half of wire only.',
  },
  {
    at: 'web/src/ui/',
    may: ['react', 'react-dom', 'react-aria-components'],
    why: 'ui is the design system: React only, no words of ours.',
  },
  {
    at: 'web/src/i18n/',
    may: ['react', 'shared/src/base/'],
    why: 'i18n picks words; each feature brings its own message table.',
  },
  {
    at: 'web/src/engine/',
    may: ['shared/src/', '@automerge/', 'dexie', 'cborg', 'hash-wasm', 'fflate'],
    why: 'The engine runs without a screen (tests, simulation, workers), so neither React nor features may come in.',
  },
  {
    at: 'web/src/editor/',
    may: [
      'web/src/engine/api-text.ts',
      'shared/src/',
      '@automerge/',
      ...['commands', 'history', 'inputrules', 'keymap', 'model', 'schema-list', 'state', 'view'].map(name => `prosemirror-${name}`),
    ],
    why: 'The editor is the one place that knows ProseMirror; it gets a text from the engine and knows no screen.',
  },
]

/** Screens ask the engine by its interface and show what it says; one feature never leans on another. */
/** The interface of the engine, in parts: api.ts and api-<area>.ts. */
const FEATURE_MAY = [
  'web/src/engine/api.ts',
  'web/src/engine/api-',
  'web/src/editor/',
  'web/src/ui/',
  'web/src/app/',
  'web/src/i18n/',
  'shared/src/',
]
const FEATURE_PACKAGES = ['react', 'react-dom', 'react-aria-components', '@tanstack/react-virtual', 'wouter', 'qr', 'jsqr', 'papaparse']

function partOf(file: string): Part | undefined {
  const feature = /^web\/src\/features\/[^/]+\//.exec(file)?.[0]
  if (feature) {
    return {
      at: feature,
      may: [...FEATURE_MAY, ...FEATURE_PACKAGES],
      why: 'A feature uses engine/api.ts, editor, ui, app, i18n and shared, never another feature: each can be read, copied and removed alone.',
    }
  }
  const folder = /^shared\/src\/([^/]+)\//.exec(file)?.[1]
  if (folder && !LAYERS.includes(folder)) {
    return {
      at: `shared/src/${folder}/`,
      may: ['shared/src/base/', 'shared/src/doc/', '@automerge/automerge', 'fflate', 'papaparse'],
      why: DOMAIN,
    }
  }
  return PARTS.find(part => file.startsWith(part.at))
}

/** The path from the root that an import means, or the package's name as written. */
export function targetOf(file: string, specifier: string): string {
  const plain = specifier.split('?')[0]!
  if (plain.startsWith('.')) return posix.normalize(posix.join(posix.dirname(file), plain))
  const own = /^@porchlight\/(shared|web|sync-server|e2e)\/(.+)$/.exec(plain)
  return own ? `${own[1]}/src/${own[2]}${/\.[a-z]+$/.test(own[2]!) ? '' : '.ts'}` : plain
}

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file) || /\/contract\.tsx?$/.test(file) || file.includes('/testing/')

/** Why `file` (a path from the root) must not import `specifier`; undefined when it may. */
export function refusedImport(file: string, specifier: string): string | undefined {
  const part = partOf(file)
  if (!part) return undefined
  const target = targetOf(file, specifier)
  const may = [part.at, ...part.may, ...(isTest(file) ? TESTING : [])]
  if (may.some(allowed => matches(target, allowed))) return undefined
  return `${part.at} may not import ${target}. ${part.why}`
}

const matches = (target: string, allowed: string): boolean =>
  target === allowed || (/[/:-]$/.test(allowed) ? target.startsWith(allowed) : target.startsWith(`${allowed}/`))
