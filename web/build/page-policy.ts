import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PAGE_CACHE, PAGE_POLICY, securityHeaders } from '../../shared/src/base/page-policy.ts'
import { afterBuild } from './after-build.ts'

const cacheOf = (path: string, value: string): readonly string[] => [path, '  ! Cache-Control', `  Cache-Control: ${value}`]

/** For hosts that read a `_headers` file; docs/HOSTING.md has the same for nginx and Caddy. Every path without a file is the page. */
const HEADERS_FILE = [
  '/*',
  ...Object.entries(securityHeaders()).map(([name, value]) => `  ${name}: ${value}`),
  `  Cache-Control: ${PAGE_CACHE}`,
  ...cacheOf('/sw.js', 'no-cache'),
  ...cacheOf('/assets/*', 'public, max-age=31536000, immutable'),
  '',
].join('\n')

/**
 * The page says its policy itself, before anything in it loads, so that it holds on every host; and names the hash of what
 * it loads under a name that never changes its content, so that an altered copy of it (a cache's, a mirror's) is not run.
 */
export const pagePolicy = () =>
  afterBuild({
    name: 'page-policy',
    // What is on the disk by then is what will be served.
    when: 'written',
    act: folder => {
      const page = join(folder, 'index.html')
      const html = readFileSync(page, 'utf8').replaceAll(/ (?:src|href)="\/(assets\/[^"]+)"/g, (attribute, file: string) => {
        const hash = createHash('sha384')
          .update(readFileSync(join(folder, file)))
          .digest('base64')
        return `${attribute} integrity="sha384-${hash}"`
      })
      const meta = `<meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}" />`
      writeFileSync(page, html.replace('<meta charset="utf-8" />', `$&\n    ${meta}`))
      writeFileSync(join(folder, '_headers'), HEADERS_FILE)
    },
  })
