/** What happened; what is safe and what to do. On a canvasser's screen the relay is "your group’s server". */
export interface RefusalWords {
  readonly title: string
  readonly text: string
}
type Values = Readonly<Record<string, string | number>>
export type RefusalSentence = RefusalWords | ((values: Values) => RefusalWords)

/** Days of invitations, by this phone's calendar. */
export const dayOf = (language: 'en' | 'es', at: string | number | undefined): string =>
  new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' }).format(Number(at ?? 0))

export const EN = {
  // This phone
  'storage-refused': {
    title: 'The browser does not let Porchlight store anything.',
    text: 'Private windows and blocked cookies do that. Open Porchlight in a normal window or allow storage for this site; then nothing is lost.',
  },
  'storage-full': {
    title: 'This phone has no room left: the last change is not saved.',
    text: 'Everything before it is safe. Free some space (photos, other apps), then try again.',
  },
  'storage-failed': {
    title: 'This phone could not save the last change.',
    text: 'Everything saved before is safe. Try again; if it stays, save your work to a file and open Porchlight anew.',
  },
  'storage-newer-version': {
    title: 'A newer Porchlight has been used on this phone.',
    text: 'Your work is safe. Close every window of Porchlight and open it again to get the newer version.',
  },
  'newer-window': {
    title: 'A newer Porchlight is open in another window.',
    text: 'Your work is safe, and what you typed is kept. Load this window again to get the newer version.',
  },
  'group-damaged': {
    title: 'Part of this group’s data on this phone is damaged.',
    text: 'The rest is safe. Keep the app open with a signal, or bring in a file from somebody of the group: what is missing is put back.',
  },
  'keys-damaged': {
    title: 'This group’s keys on this phone are damaged.',
    text: 'What is shown can still be read, but nothing can be recorded here. Note what was not delivered, remove the group from this phone, and ask an organizer for a new link.',
  },
  'other-tab-busy': {
    title: 'Another window of Porchlight is busy.',
    text: 'Your work is safe. Wait a moment and try again, or close the other window.',
  },

  // The lock
  locked: {
    title: 'This phone is locked.',
    text: 'Your work is safe. Open Porchlight and unlock it first.',
  },
  'phone-key-lost': {
    title: 'A part of this phone’s key is gone.',
    text: 'What was delivered is with your group. What lies on this phone cannot be opened any more: restore from a backup, or erase Porchlight here and ask an organizer for a new link.',
  },
  'lock-wrong': {
    title: 'That is not it.',
    text: 'Nothing is erased by wrong tries. Try again, or use the recovery code.',
  },
  'lock-wait': {
    title: 'Too many wrong tries: please wait.',
    text: 'Nothing is erased. The wait runs while this screen is open. The recovery code works at once.',
  },
  'lock-none': {
    title: 'This phone does not open in this way.',
    text: 'Your work is safe. Close the app and open it again to see how it opens.',
  },
  'lock-needs-way': {
    title: 'A lock needs a PIN, a passphrase or a passkey.',
    text: 'Nothing was changed. The recovery code alone is for emergencies.',
  },
  'lock-changed': {
    title: 'The lock was just changed in another window.',
    text: 'Your work is safe, and the lock is as the other window left it. Look again, then change what you still want to change.',
  },
  'recovery-wrong': {
    title: 'That is not the recovery code of this phone.',
    text: 'Nothing is erased. It has 20 letters and digits; capitals and hyphens do not matter. A newer code ends the older ones.',
  },
  'passkey-refused': {
    title: 'The passkey was not used.',
    text: 'It was turned down or took too long. Nothing is changed: try again, or use another way.',
  },
  'passkey-unsupported': {
    title: 'This phone’s browser cannot lock Porchlight by a passkey.',
    text: 'Nothing was changed. A PIN or a passphrase does the same.',
  },

  // The way to the others
  'relay-unreachable': {
    title: 'Your group’s server does not answer.',
    text: 'Your work is safe on this phone and goes out by itself when it answers again. You can also pass it on as a file.',
  },
  'relay-slow': {
    title: 'Your group’s server answers too slowly.',
    text: 'Your work is safe on this phone and goes out by itself when the way is better. You can also pass it on as a file.',
  },
  'relay-garbage': {
    title: 'Something else answers instead of your group’s server.',
    text: 'Often a hotel or café network that wants a login first. Your work is safe; use another network or log in there.',
  },
  'slow-down': {
    title: 'Your group’s server asks for a pause.',
    text: 'Too much came from this network at once. Your work is safe and goes out a little later by itself.',
  },
  full: {
    title: 'Your group’s server has no room.',
    text: 'Your work is safe on this phone. An organizer should tell whoever runs the relay, or choose another one in the settings.',
  },
  'pass-needed': {
    title: 'Your group’s server takes this group only with a hosting pass.',
    text: 'Your work is safe on this phone. An organizer gets a pass from whoever runs the relay, or chooses another relay.',
  },
  'wrong-keeper': {
    title: 'Your group’s server does not let this phone tidy up.',
    text: 'Nothing is lost. Only organizers’ phones may, with the keys of today.',
  },
  'other-history': {
    title: 'Your group’s server has something else than before.',
    text: 'Nothing is lost: this phone gives it back what it lacks.',
  },
  'old-version': {
    title: 'This Porchlight and your group’s server do not understand each other any more.',
    text: 'Your work is safe on this phone. Update Porchlight in the settings.',
  },
  'too-large': {
    title: 'A piece of work is larger than your group’s server takes.',
    text: 'It is safe on this phone. Save your work to a file to pass it on, and tell an organizer.',
  },
  'relay-error': {
    title: 'Your group’s server could not store this.',
    text: 'Your work is safe on this phone and is sent again by itself.',
  },
  'relay-address': {
    title: 'This is not the address of a relay.',
    text: 'Nothing was changed. An address looks like wss://relay.example.org/relay.',
  },

  // Invitations
  'invitation-damaged': {
    title: 'This link or code is damaged or cut short.',
    text: 'Nothing happened. Copy the whole link again, check the code letter by letter, or scan the QR code.',
  },
  'invitation-not-recognised': {
    title: 'This is no invitation to a group.',
    text: 'Nothing happened. An invitation is a link with #j1. in it, its QR code, or 20 letters and digits. Ask the person who invited you.',
  },
  'invitation-used-up': {
    title: 'This invitation has been used up.',
    text: 'Nothing happened. Ask the person who invited you for a new one.',
  },
  'invitation-revoked': {
    title: 'This invitation has been revoked.',
    text: 'Nothing happened. Ask the person who invited you for a new one.',
  },
  'invitation-unknown': {
    title: 'This invitation cannot be found.',
    text: 'It may belong to another server, may not have been sent out yet, or may be gone. Ask the person who invited you whether their phone has a signal, or for a new one.',
  },

  'invitation-without-relay': {
    title: 'This code needs the server of the group.',
    text: 'Nothing happened. Ask for the link or the QR code instead, or write the address of the relay under “Advanced”.',
  },
  'already-in-group': values => ({
    title: values.name ? `You are in “${values.name}” already.` : 'You are in this group already.',
    text: 'Nothing was changed. Open the group under “Groups on this phone”.',
  }),

  // Files of work
  'file-not-porchlight': {
    title: 'This is not a file of work from Porchlight.',
    text: 'Nothing was brought in. Such a file ends in .porchlight and comes from “Save my work to a file”.',
  },
  'file-cut-short': ({ added = 0 }) => ({
    title: 'The file is cut short.',
    text:
      added === 0
        ? 'Nothing was brought in; nothing of yours was changed. Send or copy the file again.'
        : `${added} pieces of work could be read whole and are here now; nothing of yours was changed. For the rest, send or copy the file again.`,
  }),
  'file-other-group': {
    title: 'This file is from a group that is not on this phone.',
    text: 'Nothing was brought in. Join that group first, then bring in the file.',
  },
  'file-newer-version': {
    title: 'This file was made by a newer Porchlight.',
    text: 'Nothing was brought in. Update Porchlight on this phone, then try again.',
  },
  'file-unreadable': {
    title: 'The file can no longer be read.',
    text: 'It was moved, changed or its stick was pulled out. Nothing was brought in; choose it again.',
  },
  'file-damaged': {
    title: 'The file is damaged.',
    text: 'Nothing of yours was changed. Send or copy the file again.',
  },

  // Whole backups
  'backup-wrong-passphrase': {
    title: 'This passphrase does not open the backup.',
    text: 'Nothing was changed. Small and capital letters, spaces and hyphens count. Without the passphrase nobody can open it, we cannot either.',
  },
  'backup-not-one': {
    title: 'This is not a whole backup from Porchlight.',
    text: 'Nothing was changed. Choose the file that you saved under “Whole backup”.',
  },
  'backup-is-work-file': {
    title: 'This is a file of work, not a whole backup.',
    text: 'Nothing was changed. Join the group by an invitation, then bring this file in under “Bring in a file”.',
  },
  'backup-newer-version': {
    title: 'This backup was made by a newer Porchlight.',
    text: 'Nothing was changed. Update Porchlight on this phone, then try again.',
  },
  'backup-cut-short': {
    title: 'The end of this backup is missing.',
    text: 'Nothing was changed. Copy or send the file again, whole, or use an older backup.',
  },
  'backup-damaged': {
    title: 'This backup is damaged.',
    text: 'Nothing was changed. Copy or send the file again, or use an older backup.',
  },
  'file-is-backup': {
    title: 'This is a whole backup, not a file of work.',
    text: 'Nothing was brought in. Open it under Settings, “Whole backup”.',
  },
  'too-many-devices': {
    title: 'You have six phones in this group already, backups included.',
    text: 'Nothing was changed; this phone has no room with them. Use one of your other phones, or ask an organizer for a new invitation.',
  },

  // What one may do
  'not-organizer': {
    title: 'Only an organizer can do this.',
    text: 'Nothing was changed. Ask an organizer of your group.',
  },
  'not-admin': { title: 'Only an admin can do this.', text: 'Nothing was changed. Ask an admin of your group.' },
  'not-allowed': {
    title: 'You cannot write here (any more).',
    text: 'What you did before counts. If this was your turf, ask an organizer whether it was taken back.',
  },
  'not-yours': {
    title: 'Only the person who recorded this visit can correct it.',
    text: 'Nothing was changed. You can record a visit of your own.',
  },
  'cannot-admit': {
    title: 'This cannot be made to count.',
    text: 'Nothing was changed. It may count by now, or it never can.',
  },
  'removed-author': {
    title: 'This phone is no longer in the group.',
    text: 'What you delivered before counts. Ask an organizer for a new invitation.',
  },
  'pending-member': {
    title: 'Your joining still has to be confirmed.',
    text: 'Your work is safe on this phone. An organizer has to confirm you; then it counts.',
  },

  // What was typed or touched
  'name-empty': { title: 'The name is empty.', text: 'Nothing was changed. Write a name.' },
  'language-unknown': {
    title: 'That is no language code, or it is there twice.',
    text: 'Nothing was changed. Codes are short: es, zh, ar.',
  },
  'too-many-languages': { title: 'Twelve languages are the most.', text: 'Nothing was changed. Take one off first.' },
  'text-too-long': { title: 'This text is too long.', text: 'Nothing was changed; your words are still here. Make it shorter.' },
  'reason-needed': { title: 'A reason is needed.', text: 'Nothing was changed. Write in a few words why.' },
  'visit-empty': { title: 'There is nothing to record yet.', text: 'Choose a result, or write a note.' },
  'visit-unknown': { title: 'This visit is no longer here.', text: 'Nothing was changed. Go back and look at the door again.' },
  'result-level': {
    title: 'This result does not fit here.',
    text: 'Nothing was changed. Some results are about a person, others about the whole door.',
  },
  'no-address': { title: 'The address is missing.', text: 'Nothing was changed. Write at least a street.' },
  'turf-unknown': { title: 'This turf is no longer here.', text: 'Nothing was changed. Go back to the turfs.' },
  'handout-unknown': { title: 'This turf was not handed out this way.', text: 'Nothing was changed. Go back and look again.' },
  'question-unknown': { title: 'This question is no longer here.', text: 'Nothing was changed. Go back to the questions.' },
  'question-empty': { title: 'The question is empty.', text: 'Nothing was changed. Write the question.' },
  'question-needs-choices': {
    title: 'This question needs at least two answers to choose from.',
    text: 'Nothing was changed. Write one a line.',
  },
  'choices-alike': { title: 'Two of the answers are the same.', text: 'Nothing was changed. Make them different.' },
  'too-many-choices': { title: 'These are too many answers to choose from.', text: 'Nothing was changed. Take some away.' },
  'too-many-answers': { title: 'These are too many answers for one visit.', text: 'Nothing was changed. Take some away.' },
  'too-many-tags': values => ({ title: `A visit has room for ${values.max ?? 20} tags.`, text: 'Nothing was changed. Take some away.' }),
  'knocker-needed': { title: 'Who knocked is missing.', text: 'Nothing was saved. Say whose sheet this is.' },
  'visits-unnamed': { title: 'It is not said which visits.', text: 'Nothing was changed. Choose whose, and from when to when.' },
  'list-rule-unknown': { title: 'This list cannot be saved.', text: 'Nothing was changed. Choose again whom it is for.' },
  'too-many-lists': values => ({
    title: `There is room for ${values.max ?? 100} saved lists.`,
    text: 'Nothing was saved. Remove one first.',
  }),
  'too-many-questions': values => ({
    title: `A turf has room for ${values.max ?? 10} questions.`,
    text: 'Nothing was changed. Remove one first.',
  }),

  // People and meetings
  'no-longer-here': { title: 'This is no longer here.', text: 'Nothing was changed. Go back and look again.' },
  'too-many-people': values => ({
    title: `A group has room for ${values.max ?? 5000} people.`,
    text: 'Take people off the list before more come in.',
  }),
  'too-many-values': values => ({
    title: `There is room for ${values.max ?? 40} of these.`,
    text: 'Nothing was changed. Take some away first.',
  }),
  'value-empty': { title: 'There is nothing to add yet.', text: 'Nothing was changed. Write something first.' },
  'same-person': { title: 'These two are one person already.', text: 'Nothing was changed; nothing is missing.' },
  'list-not-read': {
    title: 'The list could not be read.',
    text: 'Nothing was changed. It may be larger than this phone can hold: try a part of it, or save it as .csv or .vcf without pictures.',
  },
  'note-empty': { title: 'The note is empty.', text: 'Nothing was changed. Write a few words.' },
  'not-a-sheet': { title: 'This is no square of a walk list.', text: 'Nothing was changed. Scan the square beside a door.' },
  'date-unknown': { title: 'This is not a date.', text: 'Nothing was changed. Choose a day.' },
  'time-unknown': { title: 'This is not a time of day.', text: 'Nothing was changed. Write it like 18:30.' },
  'zone-unknown': { title: 'This phone does not know this time zone.', text: 'Nothing was changed. Choose one from the list.' },
  'minutes-unknown': { title: 'This is not a number of minutes.', text: 'Nothing was changed. Write how many minutes it takes.' },
  'link-unknown': {
    title: 'This is not a link to join by.',
    text: 'Nothing was changed. A link begins with https:// – or leave it empty.',
  },
  'too-many-items': values => ({
    title: `An agenda has room for ${values.max ?? 300} items.`,
    text: 'Nothing was changed. Bring in fewer of them.',
  }),
  'wording-empty': { title: 'The words are missing.', text: 'Nothing was changed. Write what was agreed.' },

  // Another phone, somebody new in person, keys on paper
  'invitation-expired': values => ({
    title: `This invitation was meant until ${dayOf('en', values.until)}.`,
    text: 'Nothing happened. If your phone’s date is right, ask for a new one; if it is wrong, you can join all the same.',
  }),
  'code-is-offer': {
    title: 'This code is for letting a phone in.',
    text: 'Nothing happened yet. Go on to show this phone to the one that made the code.',
  },
  'code-is-recovery': {
    title: 'This is a recovery key.',
    text: 'Nothing happened yet. Go on to bring yourself back onto this phone.',
  },
  'card-not-recognised': {
    title: 'This is not what the other phone should show.',
    text: 'Nothing was changed. On the other phone, open Porchlight and scan the code of this phone first.',
  },
  'card-damaged': {
    title: 'Something is missing from what the other phone shows.',
    text: 'Nothing was changed. Scan it once more, or choose the file again.',
  },
  'card-other-offer': {
    title: 'The other phone answers an earlier code.',
    text: 'Nothing was changed. Let it scan the code that this phone shows now.',
  },
  'no-proof-of-possession': {
    title: 'The other phone answers for another group.',
    text: 'Nothing was changed. Let it scan the code that this phone shows now.',
  },
  'offer-unknown': {
    title: 'Nobody is letting a phone in by this code.',
    text: 'Nothing was changed. Check the code, and that the other phone has a signal; or make a new one there.',
  },
  'pairing-refused': {
    title: 'The other phone did not let this one in.',
    text: 'Nothing was changed. If that was a mistake, compare the letters on both phones next time: begin again here, and let the other phone make a new code.',
  },
  'offer-over': {
    title: 'The other phone has closed this code.',
    text: 'Nothing was changed. Somebody else may have been let in by it, or the screen was left. Let the other phone make a new code, and begin again with that one.',
  },
  'offer-other-group': {
    title: 'The answer is for another group.',
    text: 'Nothing was changed. Begin again: scan the code that the other phone shows now.',
  },
  'offer-without-relay': {
    title: 'This group has no server.',
    text: 'Nothing is lost. Take the answer over as a file, or scan it from the other phone.',
  },
  'answer-other-phone': {
    title: 'This answer is for another phone.',
    text: 'Nothing was changed. Let the other phone scan this one, then take over the answer that it makes.',
  },
  'too-large-to-show': {
    title: 'The group is too large to be shown as QR codes.',
    text: 'Nothing is lost. Take it over as a file.',
  },
  'recovery-needs-relay': {
    title: 'A recovery key works through a server, and this group has none.',
    text: 'Nothing was changed. Make a whole backup, or add a second phone.',
  },
  'recovery-unknown': {
    title: 'This recovery key leads nowhere.',
    text: 'Nothing was changed. Check every letter, and that this is the server that your group uses.',
  },
  'recovery-revoked': {
    title: 'This recovery key has been revoked.',
    text: 'Nothing was changed. Use a newer one, a backup, or ask an organizer for an invitation.',
  },

  // Maps
  'areas-too-large': {
    title: 'This file is larger than a map of precincts is.',
    text: 'Nothing was changed. Take the file of your county alone, or one that was simplified.',
  },
  'areas-not-json': {
    title: 'This is not a GeoJSON file, or it is cut short.',
    text: 'Nothing was changed. Export the precincts as GeoJSON (a .geojson or .json file) and try again.',
  },
  'areas-not-geojson': {
    title: 'This file has no map in the GeoJSON format.',
    text: 'Nothing was changed. TopoJSON and shapefiles have to be exported as GeoJSON first.',
  },
  'areas-none': {
    title: 'There is no area in this file.',
    text: 'Nothing was changed. It needs polygons; points and lines have no inside.',
  },
  'areas-not-degrees': {
    title: 'The places in this file are not in degrees.',
    text: 'Nothing was changed. Export it with longitude and latitude (WGS 84, EPSG:4326).',
  },
  'areas-too-many': {
    title: 'There is more in this file than a phone can draw.',
    text: 'Nothing was changed. Take the precincts of your county alone, or a simplified file.',
  },
  'map-not-pmtiles': {
    title: 'This is not a map file that Porchlight can read.',
    text: 'Nothing was changed. It needs a PMTiles file, version 3, that came here whole.',
  },
  'map-compression': {
    title: 'This map is packed in a way that browsers cannot unpack.',
    text: 'Nothing was changed. Make the PMTiles file with gzip, as its tools do unless told otherwise.',
  },
  'map-not-kept': {
    title: 'This browser does not let Porchlight keep a map.',
    text: 'Everything works without one: streets and doors are drawn from your list. In another browser the map can be added.',
  },
  'map-no-room': {
    title: 'There is no room for this map on the phone.',
    text: 'Nothing was changed. Take a smaller area, or free some space, and try again.',
  },

  // Waiting for others
  'not-here-yet': {
    title: 'Something from the others has to arrive first.',
    text: 'Your work is safe. Keep the app open with a signal for a moment, then try again.',
  },
  'newer-version': {
    title: 'This was made by a newer Porchlight.',
    text: 'Nothing is lost. Update Porchlight in the settings; then it opens.',
  },
  'app-not-loaded': {
    title: 'A part of the app is not on this phone yet.',
    text: 'What you saved is safe. Open Porchlight once with a signal; from then on it works without one.',
  },
  internal: {
    title: 'Something went wrong on the way.',
    text: 'What you saved on this phone is safe. Try again; if it stays, open Porchlight anew.',
  },
  cancelled: { title: 'Cancelled.', text: 'Nothing was changed.' },
} as const satisfies Record<string, RefusalSentence>

export type RefusalKey = keyof typeof EN
