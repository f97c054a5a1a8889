import { Refused } from '../../base/refusal.ts'
import { byPlainName, plainName } from './fields.ts'

/** Tables that come beside voter files and are taken for them, by their columns; each has a better use, which its words say. */
const OTHERS: readonly { readonly code: string; readonly signs: readonly string[] }[] = [
  { code: 'file-is-results', signs: ['Date Canvassed', 'Contact Name'] },
  // Our own tables of visits, in the languages in which we write them.
  { code: 'file-is-results', signs: ['Result code', 'Added at the door', 'When'] },
  { code: 'file-is-results', signs: ['Código de resultado', 'Agregada en la puerta', 'Cuándo'] },
  { code: 'file-is-history', signs: ['StateVoterID', 'ElectionDate'] },
  { code: 'file-is-history', signs: ['ncid', 'election_lbl'] },
  { code: 'file-is-districts', signs: ['DistrictType', 'DistrictCode'] },
]

/** Throws Refused: `file-is-results`, `file-is-history`, `file-is-districts`. */
export function refuseOtherTables(first: readonly string[]): void {
  const columns = byPlainName(first)
  const other = OTHERS.find(({ signs }) => signs.every(sign => columns.has(plainName(sign))))
  if (other) throw new Refused(other.code, { values: { line: 1 } })
  // Florida's history has no header: county, voter, date, kind, how.
  if (first.length === 5 && /^[A-Z]{3}$/.test(first[0]!) && /^\d{2}\/\d{2}\/\d{4}$/.test(first[2]!)) {
    throw new Refused('file-is-history', { values: { line: 1 } })
  }
}
