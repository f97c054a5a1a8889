import type { GroupId } from '@porchlight/shared/base/ids'
import type { Engine } from '../engine/api.ts'

const key = (group: GroupId): string => `backed-up.${group}`

/** When a backup of this group was last made on this phone; undefined: never. */
export const lastBackup = (engine: Engine, group: GroupId): number | undefined => engine.setting(key(group)) as number | undefined

export async function noteBackup(engine: Engine, groups: readonly GroupId[]): Promise<void> {
  for (const group of groups) await engine.setSetting(key(group), Date.now())
}
