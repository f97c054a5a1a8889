import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Plugin } from 'vite'
import own from '../package.json' with { type: 'json' }

/** Whose terms go together with ours, the AGPL. Anything else stops the build and has to be looked at. */
const ALLOWED = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'Unlicense', 'CC0-1.0', 'BlueOak-1.0.0']

interface Package {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly text: string
}

/**
 * What others wrote that is in the built app: the packages of every module that left code in a chunk. `collect` goes into
 * each of the three builds (page, workers, service worker). The service worker's is the last one, and comes before its list
 * of files is made: so it writes the list of packages (CycloneDX) and their licences for people.
 */
export function inventory() {
  const folders = new Set<string>()
  let out = 'dist'

  const collect = (): Plugin => ({
    name: 'porchlight-inventory',
    apply: 'build',
    configResolved: config => {
      if (!config.isWorker && config.build.outDir) out = resolve(config.root, config.build.outDir)
    },
    generateBundle: (_, bundle) => {
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue
        for (const [id, module] of Object.entries(part.modules)) {
          const folder = module.renderedLength > 0 ? folderOf(id) : undefined
          if (folder) folders.add(folder)
        }
      }
    },
  })

  const write = (): Plugin => ({
    name: 'porchlight-inventory-write',
    apply: 'build',
    writeBundle: {
      order: 'post',
      handler: () => {
        const hashes = lockedHashes()
        const packages = [...folders].map(read).toSorted((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1))
        writeFileSync(join(out, 'sbom.cdx.json'), `${JSON.stringify(billOf(packages, hashes), null, 1)}\n`)
        writeFileSync(join(out, 'licenses.txt'), licencesOf(packages))
      },
    },
  })

  return { collect, write }
}

/** The folder of the package that a module comes from; undefined: it is ours. */
function folderOf(id: string): string | undefined {
  const path = id.replace(/^\0/, '').split('?')[0]!
  if (!path.includes('/node_modules/')) return undefined
  for (let folder = dirname(path); folder.includes('/node_modules/'); folder = dirname(folder)) {
    const about = manifestIn(folder)
    if (about?.name && about.version) return folder
  }
  return undefined
}

function manifestIn(folder: string): { name?: string; version?: string; license?: string } | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: string; version?: string; license?: string }
  } catch {
    return undefined
  }
}

function read(folder: string): Package {
  const { name = '', version = '', license: said = '' } = manifestIn(folder)!
  const license = said.replace(/^\((.*)\)$/, '$1')
  // One of several is enough.
  if (!license.split(' OR ').some(each => ALLOWED.includes(each)))
    throw new Error(`${name}@${version} has the licence "${said}", which nobody has looked at`)
  const files = readdirSync(folder).filter(file => /^(?:licen[cs]e|copying|notice)(?:\.|-|$)/i.test(file))
  const text = files.toSorted().map(file => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
  return { name, version, license, text: text.join('\n\n') }
}

/** SHA-512 of each package as it was published, by `name@version`, from the lockfile. */
function lockedHashes(): ReadonlyMap<string, string> {
  const lock = readFileSync(new URL('../../pnpm-lock.yaml', import.meta.url), 'utf8')
  const found = lock.matchAll(/^ {2}'?([^\s'][^']*?)'?:\n {4}resolution: \{integrity: sha512-([\w+/=]+)/gm)
  return new Map([...found].map(([, id, hash]) => [id!, Buffer.from(hash!, 'base64').toString('hex')]))
}

/** CycloneDX 1.6. Nothing in it depends on when or where it was made. */
function billOf(packages: readonly Package[], hashes: ReadonlyMap<string, string>) {
  const components = packages.map(({ name, version, license }) => {
    const content = hashes.get(`${name}@${version}`)
    if (!content) throw new Error(`${name}@${version} is in the build and not in the lockfile`)
    const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
    return {
      type: 'library',
      'bom-ref': purl,
      name,
      version,
      licenses: [license.includes(' ') ? { expression: license } : { license: { id: license } }],
      hashes: [{ alg: 'SHA-512', content }],
      purl,
    }
  })
  const component = { type: 'application', 'bom-ref': 'porchlight', name: 'porchlight', version: own.version }
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { ...component, licenses: [{ license: { id: own.license } }] } },
    components,
    dependencies: [{ ref: 'porchlight', dependsOn: components.map(each => each['bom-ref']) }],
  }
}

const licencesOf = (packages: readonly Package[]): string =>
  [
    `Porchlight ${own.version} is free software under the ${own.license}. It contains these packages; thank you.`,
    ...packages.map(({ name, version, license, text }) => `${'-'.repeat(72)}\n${name} ${version} · ${license}\n\n${text}`.trimEnd()),
    '',
  ].join('\n\n')
