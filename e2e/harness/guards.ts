// Each guard switched off in turn, in a copy of the sources: some test must turn red. Prints guard → the test that caught
// it, and at the end those that nothing caught.
//
//     node e2e/harness/guards.ts [--only rules] [--part 1/4]
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

interface Guard {
  /** What is refused, or the line. */
  readonly name: string
  readonly file: string
  /** Where the text to be replaced begins. */
  readonly at: number
  readonly text: string
  readonly becomes: string
  readonly project: string
  readonly tests: readonly string[]
}

const root = join(import.meta.dirname, '../..')
const PACKAGES = ['shared', 'web', 'sync-server', 'e2e']

/** What is quick and names refusals; the tales take minutes, and would catch nothing else. */
const ROSTER = ['attacks', 'guards', 'removals', 'move', 'counting'].map(name => `shared/src/roster/${name}.test.ts`)

/** Files whose every `need(…)` is a guard, and the tests concerned. */
const NEEDS: readonly (readonly [file: string, tests: readonly string[]])[] = [
  ['shared/src/roster/rules.ts', ROSTER],
  ['shared/src/roster/rules-keys.ts', ROSTER],
  ['shared/src/roster/signatures.ts', ROSTER],
  ['shared/src/roster/parse-operation.ts', ['shared/src/roster/parse-', ...ROSTER]],
  ['shared/src/wire/batch.ts', ['shared/src/wire/entry', 'shared/src/wire/guards']],
  ['shared/src/wire/entry.ts', ['shared/src/wire/entry', 'shared/src/wire/guards']],
  ['shared/src/wire/payload.ts', ['shared/src/wire/entry', 'shared/src/wire/guards', 'shared/src/wire/shapes']],
  ['shared/src/wire/boxes.ts', ['shared/src/wire/boxes', 'shared/src/wire/guards', 'shared/src/wire/shapes']],
  ['shared/src/wire/late.ts', ['shared/src/wire/late', 'shared/src/wire/guards', 'shared/src/wire/shapes']],
  ['shared/src/crypto/ed25519.ts', ['shared/src/roster/attacks']],
  ['shared/src/crypto/weak.ts', ['shared/src/crypto']],
  ['shared/src/wire/change-limits.ts', ['web/src/engine/change-limits', 'web/src/engine/document-limits', 'web/src/engine/shape-guards']],
  ['shared/src/wire/change-rows.ts', ['web/src/engine/change-rows', 'web/src/engine/written-once']],
  ['shared/src/wire/columns.ts', ['web/src/engine/change-limits', 'web/src/engine/document-limits', 'web/src/engine/shape-guards']],
  ['shared/src/wire/document-limits.ts', ['web/src/engine/document-limits', 'web/src/engine/shape-guards']],
  ['shared/src/canvass/sayings.ts', ['shared/src/canvass/sayings', 'shared/src/canvass/said']],
  ['shared/src/canvass/left-out.ts', ['shared/src/canvass/table-shapes']],
  ['shared/src/canvass/saved-lists.ts', ['shared/src/canvass/table-shapes', 'shared/src/canvass/choose']],
  ['shared/src/wire/pairing.ts', ['shared/src/wire/pairing']],
]

/** Guards of other shapes: this text, once in its file, becomes that. */
const OTHERS: readonly (readonly [file: string, text: string, becomes: string, tests: readonly string[]])[] = [
  ['web/src/engine/judge.ts', 'batch.group !== ports.group || batch.doc !== doc', 'false', ['e2e/attacks/entries']],
  ['web/src/engine/judge.ts', '!(await isSignedBy(batch, device.ed))', 'false', ['e2e/attacks/entries']],
  ['web/src/engine/judge.ts', '!(await isActorOf(actor, batch.device, batch.doc))', 'false', ['e2e/attacks/entries']],
  // What judge.ts says of no right is said again where the whole view counts; this is what both ask.
  [
    'shared/src/roster/who-may.ts',
    'holdsScope(member, scope) && isWriter(member.role, writers) ?',
    '(true as boolean) ?',
    ['e2e/attacks/entries'],
  ],
  ['web/src/engine/judge.ts', '!facts.value.actors.every(isCovered)', 'false', ['e2e/attacks/snapshots']],
  ['shared/src/base/cbor.ts', 'rejectDuplicateMapKeys: true', 'rejectDuplicateMapKeys: false', ['shared/src/wire/guards']],
  ['shared/src/base/cbor.ts', "if (depth < 0) throw malformed('too deep')", '', ['shared/src/wire', 'e2e/attacks/relay']],
  ['shared/src/roster/key-ring.ts', 'if (about.length > 0) bad.add(epoch.id)', '', ['shared/src/roster/attacks', 'e2e/attacks/roster']],
  ['shared/src/roster/spoiled.ts', 'needed.every(isUseless)', 'false', ['e2e/attacks/roster']],
  [
    'shared/src/roster/removal.ts',
    'const seeds = hitBy(',
    'const seeds = [].concat() as Node[]; void hitBy(',
    ['shared/src/roster/removals'],
  ],
  ['sync-server/src/store/memory.ts', 'if (seen.has(toHex(hash))) return', '', ['sync-server/src/store/memory']],
  [
    'sync-server/src/store/memory.ts',
    'if (!equalBytes(stored.keeper, keeperHash))',
    'if (false as boolean)',
    ['sync-server/src/store/memory', 'e2e/attacks/relay'],
  ],
  ['sync-server/src/session.ts', 'if (!parsed.ok) {', 'if (!parsed.ok && (false as boolean)) {', ['sync-server/src/relay']],
]

const projectOf = (test: string) => test.split('/')[0]!

function needsOf(file: string, tests: readonly string[]): Guard[] {
  const source = readFileSync(join(root, file), 'utf8')
  return [...source.matchAll(/(?<![\w.])need\(/g)].map(found => {
    const rest = source.slice(found.index, found.index + 400)
    const code = /'([a-z]+(?:-[a-z]+)*)'(?:, '([^']*)'|, [\w.]+)?\)?\s*(?:\n|,\n)/.exec(rest)
    const line = source.slice(0, found.index).split('\n').length
    return {
      name: `${file}:${line} ${code ? [code[1], code[2]].filter(Boolean).join(' ') : ''}`.trim(),
      file,
      at: found.index,
      text: 'need(',
      becomes: 'void ((..._: unknown[]) => 0)(',
      project: projectOf(tests[0]!),
      tests,
    }
  })
}

function others(): Guard[] {
  return OTHERS.flatMap(([file, text, becomes, tests]) => {
    const source = readFileSync(join(root, file), 'utf8')
    const at = source.indexOf(text)
    if (at < 0) throw new Error(`${file} says it otherwise now: ${text}`)
    return [{ name: `${file} ${text}`, file, at, text, becomes, project: projectOf(tests[0]!), tests }]
  })
}

/** What is under version control, or will be, with the packages that are installed here. */
function copy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-guards-'))
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  for (const file of files.split('\n')) {
    if (!/\.(ts|tsx|json|js|mjs|css|html)$/.test(file) || !existsSync(join(root, file))) continue
    cpSync(join(root, file), join(folder, file))
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const name of PACKAGES) {
    mkdirSync(join(folder, name, 'node_modules'), { recursive: true })
    for (const one of readdirSync(join(root, name, 'node_modules')))
      if (!one.startsWith('.vite'))
        cpSync(join(root, name, 'node_modules', one), join(folder, name, 'node_modules', one), { recursive: true, verbatimSymlinks: true })
  }
  return folder
}

/** The first test that fails; undefined when none does. */
function caughtBy(folder: string, { tests }: Pick<Guard, 'tests'>): string | undefined {
  const report = join(folder, 'guards.json')
  rmSync(report, { force: true })
  const projects = [...new Set(tests.map(projectOf))].flatMap(name => ['--project', name])
  const args = ['run', ...projects, ...tests, '--bail=1', '--reporter=json', `--outputFile=${report}`, '--testTimeout=120000']
  const { status } = spawnSync(join(root, 'node_modules/.bin/vitest'), args, { cwd: folder, timeout: 600_000, stdio: 'ignore' })
  if (status === 0) return undefined
  if (!existsSync(report)) return 'does not run at all'
  const said = JSON.parse(readFileSync(report, 'utf8')) as Report
  const failed = said.testResults.flatMap(file => file.assertionResults).find(one => one.status === 'failed')
  return failed?.fullName ?? said.testResults.find(file => file.status === 'failed')?.message.split('\n')[0] ?? 'does not run at all'
}
interface Report {
  readonly testResults: readonly {
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { only: { type: 'string', default: '' }, part: { type: 'string', default: '1/1' } } })
  const [part, parts] = values.part.split('/').map(Number) as [number, number]
  const all = [...others(), ...NEEDS.flatMap(([file, tests]) => needsOf(file, tests))]
  const guards = all.filter(({ name }, i) => name.includes(values.only) && i % parts === part - 1)
  const folder = copy()
  const uncaught: string[] = []
  try {
    for (const guard of guards) {
      const path = join(folder, guard.file)
      const source = readFileSync(path, 'utf8')
      writeFileSync(path, source.slice(0, guard.at) + guard.becomes + source.slice(guard.at + guard.text.length))
      const test = caughtBy(folder, guard)
      writeFileSync(path, source)
      console.log(`${guard.name} → ${test ?? 'NOTHING'}`)
      if (test === undefined) uncaught.push(guard.name)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  console.log(`${guards.length} guards, ${uncaught.length} not caught${uncaught.length > 0 ? `:\n${uncaught.join('\n')}` : ''}`)
  process.exit(uncaught.length > 0 ? 1 : 0)
}
