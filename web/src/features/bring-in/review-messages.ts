import { defineMessages } from '../../i18n/messages.ts'
import { plural } from '../../i18n/plural.ts'

export const reviewWords = defineMessages({
  en: {
    newer: 'A newer copy of a list',
    newerLead: (name: string, when: string) => `Many of these people are on the list “${name}”, brought in ${when}.`,
    what: 'What to do with it',
    update: 'Put it in that list’s place',
    updateHint: 'Turfs get their people of now. Visits, notes, new residents and requests not to be contacted stay as they are.',
    exempt: (n: number, text: string) => plural('en', n, `${text} person is exempt now`, `${text} people are exempt now`),
    exemptText:
      'They leave every screen, sheet and file of the turfs with this update. Old data on canvassers’ phones keeps their records, which the app reads no more: cut these turfs anew under “Turfs”, and the phones wipe them.',
    own: 'Keep it as a list of its own',
    ownHint: 'The older list and its turfs stay as they are.',
    report: 'What is different',
    movedIn: (n: number, text: string) => plural('en', n, `${text} person is new`, `${text} people are new`),
    movedOut: (n: number, text: string) => plural('en', n, `${text} person is no longer listed`, `${text} people are no longer listed`),
    moved: (n: number, text: string) => plural('en', n, `${text} person lives at another door`, `${text} people live at another door`),
    changed: (n: number, text: string) => plural('en', n, `${text} person has other details`, `${text} people have other details`),
    same: (n: number, text: string) => plural('en', n, `${text} person is as before`, `${text} people are as before`),
    newDoors: (n: number, text: string) => plural('en', n, `${text} door is new`, `${text} doors are new`),
    from: (before: string, now: string) => `${before} → ${now}`,
    more: (n: string) => `and ${n} more`,
    nothing: 'Nothing is different about the people.',
    sameTitle: 'Nothing is different',
    sameAs: (name: string, when: string, people: string, doors: string) =>
      `This file says the same as the list “${name}”, brought in ${when}: ${people} at ${doors}. There is nothing to save.`,
    sameNext: 'Is it not the file that you meant? Choose another one. The list itself stays as it is.',
    toLists: 'See the lists',
    addTitle: 'Add to this list',
    addLead: (people: string, doors: string) => `${people} at ${doors}.`,
    add: 'More about these doors and people',
    pointsLead:
      'Coordinates: a file of address points from your county or OpenAddresses (CSV or GeoJSON). Without it everything works, by street and number.',
    points: 'Choose address points',
    placed: (found: string, all: string) => `${found} of ${all} doors have coordinates.`,
    matched: (found: string, all: string, points: string) => `${found} of ${all} doors found among ${points} address points.`,
    historyLead: 'Who voted when: the history file that comes beside the voter file.',
    history: 'Choose the history file',
    elections: (n: number, text: string) =>
      plural('en', n, `Who voted in ${text} election is known.`, `Who voted in ${text} elections is known.`),
    working: 'Reading the file…',
    save: 'Save',
    behind: (n: number, text: string) =>
      plural('en', n, `${text} turf still has the older copy of this list.`, `${text} turfs still have the older copy of this list.`),
    bringUp: 'Bring turfs up to date',
    turfs: 'Bringing the turfs up to date…',
    turfsDone: (n: number, text: string) => plural('en', n, `${text} turf is up to date.`, `${text} turfs are up to date.`),
    stoppedAt: (n: number, text: string) =>
      plural(
        'en',
        n,
        `Stopped: ${text} turf still has the older copy of this list.`,
        `Stopped: ${text} turfs still have the older copy of this list.`,
      ),
    open: 'Add coordinates or who voted',
  },
  es: {
    newer: 'Una copia más nueva de una lista',
    newerLead: (name: string, when: string) => `Muchas de estas personas están en la lista «${name}» (traída ${when}).`,
    what: 'Qué hacer con ella',
    update: 'Ponerla en lugar de esa lista',
    updateHint:
      'Las zonas reciben a su gente de ahora. Visitas, notas, residentes nuevos y pedidos de no ser contactado quedan como están.',
    exempt: (n: number, text: string) => plural('es', n, `${text} persona está exenta ahora`, `${text} personas están exentas ahora`),
    exemptText:
      'Con esta actualización salen de toda pantalla, hoja y archivo de las zonas. En los teléfonos que recorren quedan datos viejos con sus registros, que la aplicación ya no lee: divide de nuevo esas zonas en «Zonas» y los teléfonos los borran.',
    own: 'Guardarla como lista aparte',
    ownHint: 'La lista anterior y sus zonas quedan como están.',
    report: 'Qué es distinto',
    movedIn: (n: number, text: string) => plural('es', n, `${text} persona es nueva`, `${text} personas son nuevas`),
    movedOut: (n: number, text: string) => plural('es', n, `${text} persona ya no figura`, `${text} personas ya no figuran`),
    moved: (n: number, text: string) => plural('es', n, `${text} persona vive en otra puerta`, `${text} personas viven en otra puerta`),
    changed: (n: number, text: string) => plural('es', n, `${text} persona tiene otros datos`, `${text} personas tienen otros datos`),
    same: (n: number, text: string) => plural('es', n, `${text} persona está como antes`, `${text} personas están como antes`),
    newDoors: (n: number, text: string) => plural('es', n, `${text} puerta es nueva`, `${text} puertas son nuevas`),
    from: (before: string, now: string) => `${before} → ${now}`,
    more: (n: string) => `y ${n} más`,
    nothing: 'De las personas no hay nada distinto.',
    sameTitle: 'No hay nada distinto',
    sameAs: (name: string, when: string, people: string, doors: string) =>
      `Este archivo dice lo mismo que la lista «${name}» (traída ${when}): ${people} en ${doors}. No hay nada que guardar.`,
    sameNext: '¿No es el archivo que querías? Elige otro. La lista queda como está.',
    toLists: 'Ver las listas',
    addTitle: 'Completar esta lista',
    addLead: (people: string, doors: string) => `${people} en ${doors}.`,
    add: 'Más sobre estas puertas y personas',
    pointsLead:
      'Coordenadas: un archivo de direcciones con coordenadas de tu condado o de OpenAddresses (CSV o GeoJSON). Sin él todo funciona, por calle y número.',
    points: 'Elegir el archivo de direcciones',
    placed: (found: string, all: string) => `${found} de ${all} puertas tienen coordenadas.`,
    matched: (found: string, all: string, points: string) => `Se hallaron ${found} de ${all} puertas entre ${points} direcciones.`,
    historyLead: 'Quién votó y cuándo: el archivo de historial que viene junto al de votantes.',
    history: 'Elegir el archivo de historial',
    elections: (n: number, text: string) =>
      plural('es', n, `Se sabe quién votó en ${text} elección.`, `Se sabe quién votó en ${text} elecciones.`),
    working: 'Leyendo el archivo…',
    save: 'Guardar',
    behind: (n: number, text: string) =>
      plural(
        'es',
        n,
        `${text} zona aún tiene la copia anterior de esta lista.`,
        `${text} zonas aún tienen la copia anterior de esta lista.`,
      ),
    bringUp: 'Poner las zonas al día',
    turfs: 'Poniendo las zonas al día…',
    turfsDone: (n: number, text: string) => plural('es', n, `${text} zona está al día.`, `${text} zonas están al día.`),
    stoppedAt: (n: number, text: string) =>
      plural(
        'es',
        n,
        `Detenido: ${text} zona aún tiene la copia anterior de esta lista.`,
        `Detenido: ${text} zonas aún tienen la copia anterior de esta lista.`,
      ),
    open: 'Agregar coordenadas o quién votó',
  },
})

/** What of a voter's own fields a newer file says differently. */
export const changeWords = defineMessages({
  en: {
    name: 'name',
    born: 'date of birth',
    phone: 'phone',
    party: 'party',
    status: 'registration',
    registered: 'registered on',
    precinct: 'precinct',
    confidential: 'now confidential, or no longer',
    more: 'sex or language',
  },
  es: {
    name: 'nombre',
    born: 'fecha de nacimiento',
    phone: 'teléfono',
    party: 'partido',
    status: 'registro',
    registered: 'fecha de registro',
    precinct: 'distrito',
    confidential: 'ahora confidencial, o ya no',
    more: 'sexo o idioma',
  },
})
