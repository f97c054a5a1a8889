/** Ids are lower-case hex in memory (bytes on the wire); the brands keep one kind from standing in for another. */
declare const brand: unique symbol
type Branded<T, B extends string> = T & { readonly [brand]: B }

export type GroupId = Branded<string, 'GroupId'>
export type OpId = Branded<string, 'OpId'>
export type DeviceId = Branded<string, 'DeviceId'>
export type MemberId = Branded<string, 'MemberId'>
export type InvitationId = Branded<string, 'InvitationId'>
export type EpochId = Branded<string, 'EpochId'>
export type BatchId = Branded<string, 'BatchId'>
export type ChannelId = Branded<string, 'ChannelId'>

export type Role = 'admin' | 'organizer' | 'member' | 'canvasser'
export type TurfScope = `turf/${string}`
export type Scope = 'log' | 'group' | 'organizers' | TurfScope
/** `<kind>/<instance>@<scope>`, see docs/PROTOCOL.md section 1. */
export type DocId = Branded<string, 'DocId'>

const SCOPE = /^(?:log|group|organizers|turf\/[0-9a-f]{16})$/
const DOC = /^([a-z][a-z-]{0,15})\/(1|[0-9a-f]{16})@(.+)$/

export const isScope = (text: string): text is Scope => SCOPE.test(text)
export const isTurf = (scope: Scope): scope is TurfScope => scope.startsWith('turf/')

/** The doc of `kind` in `scope`; instance `1` unless told. */
export const docId = (kind: string, scope: Scope, instance = '1'): DocId => `${kind}/${instance}@${scope}` as DocId

/** What a doc id says about itself, or undefined when it is not one. */
export function parseDocId(text: string): { kind: string; instance: string; scope: Scope } | undefined {
  const parts = DOC.exec(text)
  if (!parts || !isScope(parts[3]!)) return undefined
  return { kind: parts[1]!, instance: parts[2]!, scope: parts[3] as Scope }
}
