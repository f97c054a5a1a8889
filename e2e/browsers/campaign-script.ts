// The script, with a branch and in Arabic.
import { todayWords } from '@porchlight/web/features/today/words'
import { questionWords } from '@porchlight/web/features/turfs/cut-messages'
import { scriptEditorWords } from '@porchlight/web/features/turfs/script-editor-words'
import { tool } from './canvass.ts'
import { type Hand, query } from './hand.ts'

export const VOTE = 'Will you vote?'
export const QUESTION = 'Which issue?'
export const BRANCH = 'Why not?'
export const OPENING = 'Hello, I am a neighbor.'
export const ARABIC = { name: 'Arabic', opening: 'مرحبا، أنا جارك.', vote: 'هل ستصوت؟', yes: 'نعم', no: 'لا' }

export async function writeScript(me: Hand): Promise<void> {
  const t = scriptEditorWords.en
  await tool(me, todayWords.en.questions)
  await me.follow(t.script)
  await me.see(t.scriptTitle)
  await me.fill(t.opening, OPENING)
  await me.unfold(t.addLanguage)
  await me.pick(t.addLanguage, ARABIC.name)
  await me.press(t.add)
  await me.fill(`${t.opening} (${ARABIC.name})`, ARABIC.opening)
  await me.press(t.save)
  await me.read(new RegExp(t.saved))
  await tool(me, todayWords.en.questions)
  await add(me, VOTE, ['Yes', 'No'], async () => {
    await me.unfold(ARABIC.name)
    await me.fill(t.questionIn(ARABIC.name), ARABIC.vote)
    await me.fill(t.choiceIn('Yes', ARABIC.name), ARABIC.yes)
    await me.fill(t.choiceIn('No', ARABIC.name), ARABIC.no)
  })
  await add(me, QUESTION, ['Schools', 'Roads'], async () => {})
  await add(me, BRANCH, [], async () => {
    await me.pick(t.askedOf, t.after(VOTE))
    await me.tap(query('checkbox', 'No', { label: true }))
  })
}

async function add(me: Hand, text: string, choices: readonly string[], more: () => Promise<void>): Promise<void> {
  const t = questionWords.en
  await me.press(t.add)
  await me.fill(t.text, text)
  await me.choose(t.kind, choices.length > 0 ? t.choice : t.free)
  if (choices.length > 0) await me.fill(t.choices, choices.join('\n'))
  await more()
  await me.press(t.save)
  await me.until(`“${text}” among the questions`, async () => (await me.names(query('button', t.edit(text)))).length === 1)
}
