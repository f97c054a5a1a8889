import { deflateSync } from 'fflate'
import { utf8 } from '../base/bytes.ts'
import { PART_BYTES } from './base-bytes.ts'
import type { BasePart } from './base-bytes.ts'
import type { VoterBase } from './types.ts'

/** A base as documents keep it (base-bytes.ts): its parts, each to be added by `addBasePart`. */
export function packBase(base: VoterBase): BasePart[] {
  const bytes = deflateSync(utf8(JSON.stringify(base)), { level: 9 })
  const parts = Math.max(1, Math.ceil(bytes.length / PART_BYTES))
  return Array.from({ length: parts }, (_, i) => ({
    key: `${base.importId}/${i}-${parts}`,
    bytes: bytes.slice(i * PART_BYTES, (i + 1) * PART_BYTES),
  }))
}
