// [P1.1] Builds of the engine that say "saved" too early, or do not wait for the disk: the look at saving must find each
// of them. Made only here, by putting other source in the place of a line while Node loads the engine's modules: the
// product has no switch that could be left on.
//
//     node e2e/harness/saved-mutants.ts
import { registerHooks } from 'node:module'
import type { Answered } from '@porchlight/web/engine/testing/saying'

interface Mutant {
  readonly file: string
  readonly line: string
  readonly becomes: string
}

export const MUTANTS = {
  'says saved before the completion event': {
    file: 'db.ts',
    line: 'transaction.oncomplete = () => resolve()',
    becomes: 'resolve()',
  },
  'does not wait for the transaction': {
    file: 'commit.ts',
    line: 'await database.strictly([',
    becomes: 'void database.strictly([',
  },
  'does not wait for the commit': {
    file: 'docs.ts',
    line: 'const stored = await save(open, model, writes, local)',
    becomes: 'const stored = ok(undefined); void save(open, model, writes, local)',
  },
  'asks for relaxed durability': {
    file: 'db.ts',
    line: "'readwrite', { durability: 'strict' }",
    becomes: "'readwrite', { durability: 'relaxed' }",
  },
} satisfies Record<string, Mutant>
export type MutantName = keyof typeof MUTANTS

/** What is wrong with each write, if anything: `early`, or a durability that is not strict. */
export type Findings = Readonly<Record<string, readonly string[]>>

const findings = (answered: readonly Answered[]): Findings =>
  Object.fromEntries(
    answered.map(({ what, early, durabilities }) => [
      what,
      [...(early ? ['early'] : []), ...new Set(durabilities.filter(one => one !== 'strict').map(String))],
    ]),
  )

/** Every module below engine/ that is asked for with `?mutant=` gives it on to its own; so all mutants fit into one process. */
function hook(): void {
  registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context)
      const mutant = /\?mutant=.*$/.exec(context.parentURL ?? '')?.[0]
      const ours = /\/web\/src\/engine\/[^?]+$/.test(resolved.url)
      return mutant && ours ? { ...resolved, url: resolved.url + mutant } : resolved
    },
    load(url, context, next) {
      const loaded = next(url, context)
      const name = new URL(url).searchParams.get('mutant') as MutantName | null
      const mutant = name && MUTANTS[name]
      if (!mutant || !new URL(url).pathname.endsWith(`/engine/${mutant.file}`)) return loaded
      const source = String(loaded.source)
      if (source.split(mutant.line).length !== 2) throw new Error(`${mutant.file} says it otherwise now: ${mutant.line}`)
      return { ...loaded, source: source.replace(mutant.line, mutant.becomes) }
    },
  })
}

async function look(query: string): Promise<Findings> {
  const url = import.meta.resolve('@porchlight/web/engine/testing/saying') + query
  const { lookAtSaving } = (await import(url)) as typeof import('@porchlight/web/engine/testing/saying')
  return findings(await lookAtSaving())
}

if (import.meta.main) {
  hook()
  const seen: Record<string, Findings> = { 'the engine as it is': await look('') }
  for (const name of Object.keys(MUTANTS)) seen[name] = await look(`?mutant=${encodeURIComponent(name)}`)
  console.log(JSON.stringify(seen, undefined, 2))
}
