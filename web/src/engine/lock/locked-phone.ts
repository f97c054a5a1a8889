import { importHkdf } from '@porchlight/shared/crypto/hash'
import type { Bytes } from '@porchlight/shared/base/bytes'
import { Refused, refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import type { LockedPhone, Unlocked } from '../api-lock.ts'
import { createDatabase, storageRefusal } from '../db.ts'
import type { World } from '../ports.ts'
import { createChanges } from './change.ts'
import { openBy } from './opening-by.ts'
import type { SecretPorts } from './secrets.ts'
import { lockStateOf } from './state.ts'
import { watchWait } from './wait.ts'

/** What stands between a locked phone and its engine. `erase`: of everything that the browser keeps for this app. */
export function createLockedPhone(world: World, ports: SecretPorts & { readonly erase: () => Promise<void> }): LockedPhone {
  const database = createDatabase(world)
  const wait = watchWait(database, world)

  /** What the browser's storage throws is an answer, too. */
  async function told<T>(act: () => Promise<Result<T>>): Promise<Result<T>> {
    try {
      await database.open()
      return await act()
    } catch (error) {
      return fail(error instanceof Refused ? error.refusal : storageRefusal(error, true))
    } finally {
      await wait.look()
    }
  }

  const keep = async (dataKey: Bytes): Promise<Unlocked> => ({ dataKey: await importHkdf(dataKey) })

  return {
    async state() {
      const rows = await database.alive(() => database.keys.toArray())
      await wait.look()
      return { ...lockStateOf(rows), waitMs: wait.left() }
    },
    onWait: wait.listen,
    unlock: proof =>
      told(async () => {
        const opened = await openBy(proof, database, world, ports)
        if (!opened.ok) return opened
        const unlocked = await keep(opened.value)
        opened.value.fill(0)
        return ok(unlocked)
      }),
    recover: (code, secret) =>
      told(async () => {
        let unlocked: Unlocked | undefined
        const proof = { by: 'recovery', code } as const
        const changed = await createChanges(database, world, ports).change(proof, { secret }, async dataKey => {
          unlocked = await keep(dataKey)
        })
        return changed.ok ? (unlocked ? ok(unlocked) : fail(refusal('lock-changed'))) : changed
      }),
    erase: () =>
      told(async () => {
        database.close()
        await ports.erase()
        return ok(undefined)
      }),
    close() {
      wait.stop()
      database.close()
    },
  }
}
