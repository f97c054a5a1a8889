// Builds the app twice, in folders with other names, another clock zone, language and umask, and compares every byte.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { root } from '../steps/run.ts'

const PACKAGES = ['web', 'shared']
const FILES = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'tsconfig.base.json']
const NOT_SOURCES = ['node_modules', 'dist', '.cache']

/** Two computers that have nothing in common but the sources. */
const PLACES = [
  { folder: 'a', umask: 0o022, env: { TZ: 'UTC', LC_ALL: 'C', LANG: 'C' } },
  { folder: 'another/place, mucho más larga', umask: 0o077, env: { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' } },
] as const

/** Installed packages take no room: the same files under a second name. */
function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else if (entry.isDirectory()) linkTree(source, target)
    else linkSync(source, target)
  }
}

function copySources(to: string): void {
  mkdirSync(to, { recursive: true })
  for (const file of FILES) cpSync(join(root, file), join(to, file))
  for (const name of PACKAGES)
    cpSync(join(root, name), join(to, name), { recursive: true, filter: source => !NOT_SOURCES.includes(basename(source)) })
}

function linkPackages(to: string): void {
  for (const at of ['', ...PACKAGES]) {
    const modules = join(root, at, 'node_modules')
    if (existsSync(modules)) linkTree(modules, join(to, at, 'node_modules'))
  }
}

function build(place: string, env: Readonly<Record<string, string>>, umask: number): Promise<string> {
  const before = process.umask(umask)
  const args = [join(place, 'web/node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error']
  const child = spawn(process.execPath, args, {
    cwd: join(place, 'web'),
    // A test runner's own mode would put the paths of the sources into the build.
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  process.umask(before)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', code => (code === 0 ? resolve(join(place, 'web/dist')) : reject(new Error('the app could not be built'))))
  })
}

function digests(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const paths = entries.map(entry => join(entry.parentPath, entry.name))
  return new Map(paths.map(path => [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')]))
}

/** The files of either folder that the other has not, or not alike. */
export function differences(one: string, other: string): string[] {
  const [a, b] = [digests(one), digests(other)]
  return [...new Set([...a.keys(), ...b.keys()])].filter(path => a.get(path) !== b.get(path)).toSorted()
}

/** What differs between two builds of these sources, and how many files there are. */
export async function buildTwice(): Promise<{ readonly files: number; readonly different: readonly string[] }> {
  mkdirSync(join(root, '.cache'), { recursive: true })
  // Beside the sources, since a second name of a file must be on the same disk.
  const folder = mkdtempSync(join(root, '.cache/twice-'))
  try {
    const places = PLACES.map(place => join(folder, place.folder))
    // Taken at once, so that nobody edits in between.
    for (const place of places) copySources(place)
    const [one, other] = await inOrder(
      PLACES.map(({ env, umask }, i) => async () => {
        linkPackages(places[i]!)
        return build(places[i]!, env, umask)
      }),
    )
    return { files: digests(one!).size, different: differences(one!, other!) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function inOrder<T>(jobs: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = []
  for (const job of jobs) results.push(await job())
  return results
}
