import type { DocId, GroupId, Scope } from '@porchlight/shared/base/ids'
import { isTurf, parseDocId } from '@porchlight/shared/base/ids'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { docsAlwaysIn, docsListedIn, indexDocOf, isListable } from '@porchlight/shared/doc/in-scope'
import { indexKind, listDoc } from '@porchlight/shared/doc/index.kind'
import type { Author, Docs } from './ports.ts'

type Views = Pick<Docs, 'view' | 'warm'>

/** What the index of a scope lists, as far as it is known here. */
export const docsListed = (docs: Pick<Docs, 'view'>, group: GroupId, scope: Scope): readonly DocId[] =>
  docsListedIn(scope, docs.view(group, indexKind, indexDocOf(scope)))

/** Every document of these scopes that is known here. */
export const docsKnown = (docs: Pick<Docs, 'view'>, group: GroupId, scopes: readonly Scope[]): readonly DocId[] =>
  scopes.flatMap(scope => [...docsAlwaysIn(scope), ...docsListed(docs, group, scope)])

/** Reads the views of these scopes into memory. What a group has written over the years comes after what a walk needs. */
export async function warmScopes(docs: Views, group: GroupId, scopes: readonly Scope[]): Promise<void> {
  await docs.warm(group, scopes.flatMap(docsAlwaysIn))
  const listed = (some: readonly Scope[]) =>
    docs.warm(
      group,
      some.flatMap(scope => docsListed(docs, group, scope)),
    )
  await listed(scopes.filter(isTurf))
  void listed(scopes)
}

/**
 * Before anything is written into a document that an index tells of, the index tells of it: a kill between the two
 * leaves an empty document that everybody knows, never a written one that nobody does.
 */
export async function listFirst(docs: Pick<Docs, 'view' | 'change'>, group: GroupId, author: Author, doc: DocId): Promise<Result<void>> {
  if (!isListable(doc)) return ok(undefined)
  const notAllowed = author.mayWrite(doc)
  if (notAllowed) return fail(refusal(notAllowed))
  const index = indexDocOf(parseDocId(doc)!.scope)
  if (docs.view(group, indexKind, index)?.[doc] !== undefined) return ok(undefined)
  return docs.change(group, author, indexKind, index, listDoc, { id: doc })
}
