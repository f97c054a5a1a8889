import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { minifySync } from 'vite'
import { afterBuild } from './after-build.ts'

/** Files of `public/` are copied as they are: the script that everything waits for is served without its comments. */
export const smallEarly = () =>
  afterBuild({
    name: 'small-early',
    when: 'written',
    act: folder => {
      const file = join(folder, 'early.js')
      const { code, errors } = minifySync('early.js', readFileSync(file, 'utf8'), { module: false })
      if (errors.length > 0) throw new Error(`early.js: ${errors[0]!.message}`)
      writeFileSync(file, code)
    },
  })
