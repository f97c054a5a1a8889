import { paths } from '../../app/paths.ts'

/** One list, to tell more of it. */
export const listPath = (importId: string): string => `${paths.bringList}?list=${importId}`
