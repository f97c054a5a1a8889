import type { Visit } from './types.ts'

/** What a visit may say beside its result, as columns of a table; values are codes and people's own words, alike in every language. */
export const SAID_COLUMNS = [
  'support',
  'issue',
  'followUpOn',
  'followUp',
  'registered',
  'voteWay',
  'voteWhen',
  'voteHow',
  'tags',
  'safety',
  'knocker',
  'sheet',
] as const
export type SaidColumn = (typeof SAID_COLUMNS)[number]

/** Empty where nothing was said. Tags: `ride; sign`, and `ride: no` for one that was taken off. */
export const saidCells = ({ support, issue, followUp, voting, tags, safety, paper }: Visit): Record<SaidColumn, string> => ({
  support: support === undefined ? '' : String(support),
  issue: issue ?? '',
  followUpOn: followUp?.on ?? '',
  followUp: followUp?.what ?? '',
  registered: voting?.registered ?? '',
  voteWay: voting?.way ?? '',
  voteWhen: voting?.when ?? '',
  voteHow: voting?.how ?? '',
  tags: Object.entries(tags ?? {})
    .map(([tag, on]) => (on ? tag : `${tag}: no`))
    .toSorted()
    .join('; '),
  safety: safety ?? '',
  knocker: paper?.knocker ?? '',
  sheet: paper?.sheet ?? '',
})

/** Somebody answered: responses imply a conversation, also where no result was recorded. */
export const hasResponses = ({ answers, support, issue, voting, tags }: Visit): boolean =>
  Object.keys(answers).length > 0 || [support, issue, voting, tags].some(said => said !== undefined)
