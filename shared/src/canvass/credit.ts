import type { Visit } from './types.ts'

type Made = Pick<Visit, 'by' | 'paper'>

/** Who knocked: the member who wrote it down, or whoever walked with a printed sheet, however many phones typed that in. */
export const walkerKey = ({ by, paper }: Made): string => (paper ? paperKey(paper.knocker) : by)

export const paperKey = (knocker: string): string => `paper/${knocker.trim().replaceAll(/\s+/g, ' ').toLowerCase()}`
export const isPaperKey = (key: string): boolean => key.startsWith('paper/')

/** As they call themselves; a canvasser who has given no name can still be told from the others. */
export const walkerName = ({ by, paper }: Made, names: Readonly<Record<string, string>>): string =>
  paper ? paper.knocker : (names[by] ?? by.slice(0, 8))
