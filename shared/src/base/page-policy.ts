// What a browser may do with the app, in one place: the server says it with every answer, the page says it itself, and
// other hosts get it as a file (web/build/page-policy.ts).

/** The one rule (touch-action of what can be pressed) that react-aria writes into the page itself. */
const REACT_ARIA_STYLE = 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='

/** A relay in another process of the same computer, without https: for trying out and for tests. */
const LOOPBACK = ['ws://localhost:*', 'ws://127.0.0.1:*']

/**
 * Everything comes from where the app was served; only its relay may be elsewhere. What runs code from a text is closed
 * but for two doors: `default` (public/early.js) lets our own script files through and nothing else, and ProseMirror's
 * reads what is pasted into a document that runs nothing.
 */
const DIRECTIVES: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'", `'${REACT_ARIA_STYLE}'`],
  'img-src': ["'self'"],
  'connect-src': ["'self'", 'wss:'],
  'manifest-src': ["'self'"],
  'worker-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['default', 'ProseMirrorClipboard'],
}

/** What only counts in a header. */
const NOT_IN_PAGE = ['frame-ancestors']

const policy = (isLoopback: boolean, without: readonly string[] = []): string =>
  Object.entries(DIRECTIVES)
    .filter(([name]) => !without.includes(name))
    .map(([name, values]) => [name, ...values, ...(isLoopback && name === 'connect-src' ? LOOPBACK : [])].join(' '))
    .join('; ')

/** The page's own policy, for hosts that send no headers. It does not know where it will be served. */
export const PAGE_POLICY = policy(true, NOT_IN_PAGE)

/**
 * Of the page itself: when it is left, WebKit would keep it to show it again, with its transactions, and the next page
 * waits for those for ever (docs/BROWSERS.md). One that may not be stored is ended.
 */
export const PAGE_CACHE = 'no-store'

/** Of every answer. `isLoopback`: the app is looked at on the computer that serves it. */
export const securityHeaders = (isLoopback = false): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': policy(isLoopback),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=(), display-capture=()',
  'X-DNS-Prefetch-Control': 'off',
})
