import { globSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Every value in the SQLite files of a folder, with its place. In the file a long one lies in pages with bytes of SQLite's
 * own between them, where nothing that is deflated can be inflated.
 */
export function* recordsIn(folder: string): Generator<{ readonly place: string; readonly bytes: Uint8Array }> {
  for (const file of globSync('**/*.sqlite{,3}', { cwd: folder })) {
    const database = new DatabaseSync(join(folder, file), { readOnly: true })
    try {
      const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
      for (const { name } of tables)
        for (const row of database.prepare(`SELECT * FROM "${String(name)}"`).iterate())
          for (const value of Object.values(row)) if (value instanceof Uint8Array) yield { place: `${file} ${String(name)}`, bytes: value }
    } finally {
      database.close()
    }
  }
}
