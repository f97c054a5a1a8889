import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'

/** This one and the two before it. */
const KEPT = 3

/**
 * A page that was loaded before a deployment asks for its own chunks later, by their own names. So what has a hash in its
 * name is copied beside the data, and the last three builds are served from there; everything else only ever comes from
 * the present one. Answers the folders of the builds before this one, newest first. Where nothing can be copied the
 * present build is still served: said in the log, and no reason not to start.
 */
export function keepBuilds(app: string, folder: string, log: (line: string) => void, now = Date.now()): readonly string[] {
  try {
    const mine = join(
      folder,
      createHash('sha256')
        .update(readFileSync(join(app, 'index.html')))
        .digest('hex')
        .slice(0, 16),
    )
    if (!existsSync(mine)) copyWhole(app, mine)
    utimesSync(mine, now / 1000, now / 1000)
    const builds = readdirSync(folder)
      .map(name => join(folder, name))
      .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
    for (const old of builds.slice(KEPT)) rmSync(old, { recursive: true, force: true })
    return builds.slice(0, KEPT).filter(build => build !== mine)
  } catch (error) {
    log(`The app's earlier builds cannot be kept: ${error instanceof Error ? error.message : String(error)}`)
    return []
  }
}

/** Under another name first: what was cut off by a crash is never taken for a build. */
function copyWhole(app: string, to: string): void {
  const half = `${to}.half`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { recursive: true })
  if (existsSync(join(app, 'assets'))) cpSync(join(app, 'assets'), join(half, 'assets'), { recursive: true })
  renameSync(half, to)
}
