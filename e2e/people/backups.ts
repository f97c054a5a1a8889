import { backupWords } from '@porchlight/web/features/backup/words'
import { todayWords } from '@porchlight/web/features/today/words'
import type { TownFile } from '../town.ts'
import { type Acting, expect } from './acting.ts'

/** Whole backups: everything in one file, and another phone that goes on from it. */
export class Backups {
  readonly #me: Acting
  constructor(me: Acting) {
    this.#me = me
  }

  /** Makes one of everything on this phone. Undefined: with the passphrase that the app makes up; answers both. */
  async make(passphrase?: string): Promise<{ readonly file: TownFile; readonly passphrase: string }> {
    const t = this.#me.words(backupWords)
    await this.#me.go('/backup')
    const field = this.#me.find('textbox', t.passphrase)
    if (passphrase === undefined) await this.#me.press(t.suggest)
    else await field.fill(passphrase)
    const chosen = await field.inputValue()
    const download = this.#me.page.waitForEvent('download')
    await this.#me.press(t.make)
    const done = await download
    const chunks: Buffer[] = []
    for await (const chunk of await done.createReadStream()) chunks.push(chunk as Buffer)
    await this.#me.read(t.written)
    return {
      file: { name: done.suggestedFilename(), mimeType: 'application/octet-stream', buffer: Buffer.concat(chunks) },
      passphrase: chosen,
    }
  }

  /** From the file to its groups. */
  async restore(file: TownFile, passphrase: string): Promise<void> {
    await this.tryToRestore(file, passphrase)
    const t = this.#me.words(backupWords)
    await this.#me.press(new RegExp(`^(${t.open(1)}|${t.open(2)})$`))
    await this.#me.see(this.#me.words(todayWords).title)
  }

  /** As far as the app lets it come. */
  async tryToRestore(file: TownFile, passphrase: string): Promise<void> {
    const t = this.#me.words(backupWords)
    await this.#me.go('/restore')
    const chooser = this.#me.page.waitForEvent('filechooser')
    await this.#me.press(t.choose)
    await (await chooser).setFiles(file)
    await this.giveAgain(passphrase)
  }

  async giveAgain(passphrase: string): Promise<void> {
    const t = this.#me.words(backupWords)
    await this.#me.fill(t.passphraseOf, passphrase)
    await this.#me.press(t.restore)
    await expect(this.#me.page.getByRole('alert')).toBeVisible()
  }
}
