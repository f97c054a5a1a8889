// A turf on paper: the letters beside its codes, and a row typed in by hand.
import { paperLinkWords } from '@porchlight/web/app/canvass/paper-words'
import { resultWords } from '@porchlight/web/app/canvass/words'
import { enterWords } from '@porchlight/web/features/paper/enter-words'
import { type Hand, query } from './hand.ts'

/** Of the turf that is open, in the order of the sheet. */
export async function lettersOnPaper(me: Hand): Promise<readonly string[]> {
  await me.follow(paperLinkWords.en.print)
  return me.until('codes on the sheet', async () => {
    const letters = await me.screen.run(() =>
      [...document.querySelectorAll('.leaf-pages .qr')].map(code => code.getAttribute('aria-label')!),
    )
    return letters.length > 0 && letters
  })
}

/** One row of a sheet that somebody else walked with: nobody home; answers the door. */
export async function enterFromPaper(me: Hand, knocker: string, letters: string): Promise<string> {
  const t = enterWords.en
  await me.follow(paperLinkWords.en.enter)
  await me.fill(t.who, knocker)
  await me.press(t.begin)
  await me.fill(t.typed, letters)
  await me.press(t.find)
  await me.find(query('button', t.save))
  const [door] = await me.some(query('heading', undefined, { level: 1 }))
  await me.press(resultWords.en['not-home'], query('group', t.door))
  await me.find(query('heading', `${t.entered} · ${t.count('1', 1)}`))
  return door!
}
