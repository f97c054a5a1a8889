import { docId } from '@porchlight/shared/base/ids'

/** The organizers' table. */
export const CANVASS = docId('canvass', 'organizers')
