import { fromBase64Url } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'

/**
 * The frozen initial change of a kind, as base64url: containers only, actor all zeros, time 0. Every device begins a
 * document with these same bytes, so that no two of them ever create a container twice. Never edit one: what is missing
 * is flattened into keys of a container that is there (`about` is in every kind for that).
 */
export const frozen = (base64url: string): Bytes => fromBase64Url(base64url)
