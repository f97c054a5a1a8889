import { resolve } from 'node:path'
import type { Plugin } from 'vite'

export interface AfterBuild {
  readonly name: string
  /**
   * `written`: what the build wrote lies in the folder, and the service worker's list of it is not made yet; `closed`: the
   * service worker is there, too. One after the other, in the order of the plugins.
   */
  readonly when: 'written' | 'closed'
  readonly act: (folder: string) => void
}

/** A plugin that works on the files of the build where they lie. */
export function afterBuild({ name, when, act }: AfterBuild): Plugin {
  let folder = 'dist'
  const hook = { order: 'post', sequential: true, handler: () => act(folder) } as const
  return {
    name: `porchlight-${name}`,
    apply: 'build',
    // The service worker's own plugin closes among the last.
    ...(when === 'closed' && { enforce: 'post' }),
    configResolved: config => {
      folder = resolve(config.root, config.build.outDir)
    },
    ...(when === 'written' ? { writeBundle: hook } : { closeBundle: hook }),
  }
}
