import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { minifySync, type Plugin } from 'vite'

/** Files of `public/` are copied as they are: the script that everything waits for is served without its comments. */
export function smallEarly(): Plugin {
  let out = 'dist'
  return {
    name: 'porchlight-small-early',
    apply: 'build',
    configResolved: config => {
      out = resolve(config.root, config.build.outDir)
    },
    // Before the service worker's list and the hashes are made.
    writeBundle: {
      order: 'post',
      sequential: true,
      handler: () => {
        const file = join(out, 'early.js')
        const { code, errors } = minifySync('early.js', readFileSync(file, 'utf8'), { module: false })
        if (errors.length > 0) throw new Error(`early.js: ${errors[0]!.message}`)
        writeFileSync(file, code)
      },
    },
  }
}
