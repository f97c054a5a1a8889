import { FLORIDA } from './florida.ts'
import type { KnownLayout } from './layout.ts'
import { NORTH_CAROLINA } from './north-carolina.ts'
import { OHIO } from './ohio.ts'
import { VAN } from './van.ts'
import { WASHINGTON } from './washington.ts'

/** To know another kind of file is one more entry here, and its name in the screens' words. */
export const KNOWN_LAYOUTS: readonly KnownLayout[] = [OHIO, FLORIDA, NORTH_CAROLINA, WASHINGTON, VAN]
