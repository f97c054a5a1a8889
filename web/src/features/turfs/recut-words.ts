import { defineMessages } from '../../i18n/messages.ts'
import { plural } from '../../i18n/plural.ts'

/** Turfs that were cut anew, and taking that back. */
export const recutWords = defineMessages({
  en: {
    /** Turfs are called like “Elm St & Oak St”: where one ends has to be seen. */
    named: (name: string) => `“${name}”`,
    was: (n: number, names: string, turfs: string) => plural('en', n, `${names} is now ${turfs}.`, `${names} are now ${turfs}.`),
    turfs: (n: number, text: string) => plural('en', n, `${text} turf`, `${text} turfs`),
    undo: 'Undo this cut',
    undoFrom: (names: string) => `Undo, and take it back from ${names}`,
    somebody: 'somebody without a name yet',
    given: (n: number, names: string) => plural('en', n, `${names} has a new turf by now.`, `${names} have new turfs by now.`),
    givenText: 'Undoing takes it back. What they have recorded there stays and counts.',
    links: (n: number, text: string) =>
      plural('en', n, `${text} link to a new turf is out: undoing ends it.`, `${text} links to new turfs are out: undoing ends them.`),
    undoing: 'Putting the turfs back…',
    half: (names: string) => `Undoing the cut of ${names} was not finished.`,
    finish: 'Finish undoing',
    back: (n: number, names: string) => plural('en', n, `${names} is on the board again.`, `${names} are on the board again.`),
    with: (names: string) => `With ${names}, as before.`,
    goesAlong: 'What was recorded meanwhile goes along, also what phones without a signal still bring.',
    oldLinks: (n: number, text: string) =>
      plural(
        'en',
        n,
        `${text} link that nobody had used ended with the cut: make a new one.`,
        `${text} links that nobody had used ended with the cut: make new ones.`,
      ),
  },
  es: {
    named: (name: string) => `«${name}»`,
    was: (_: number, names: string, turfs: string) => `${names}: ahora ${turfs}.`,
    turfs: (n: number, text: string) => plural('es', n, `${text} zona`, `${text} zonas`),
    undo: 'Deshacer división',
    undoFrom: (names: string) => `Deshacer, quitándosela a ${names}`,
    somebody: 'alguien que aún no puso nombre',
    given: (n: number, names: string) => plural('es', n, `Ya tiene una zona nueva: ${names}.`, `Ya tienen zonas nuevas: ${names}.`),
    givenText: 'Al deshacer se recupera. Lo anotado ahí se conserva y cuenta.',
    links: (n: number, text: string) =>
      plural(
        'es',
        n,
        `Hay ${text} enlace a una zona nueva: al deshacer deja de servir.`,
        `Hay ${text} enlaces a zonas nuevas: al deshacer dejan de servir.`,
      ),
    undoing: 'Poniendo las zonas como estaban…',
    half: (names: string) => `Quedó a medias deshacer la división de ${names}.`,
    finish: 'Terminar de deshacer',
    back: (n: number, names: string) => plural('es', n, `${names} está otra vez en el tablero.`, `${names} están otra vez en el tablero.`),
    with: (names: string) => `Con ${names}, como antes.`,
    goesAlong: 'Lo anotado entretanto va con ellas, también lo que traigan después los teléfonos sin señal.',
    oldLinks: (n: number, text: string) =>
      plural(
        'es',
        n,
        `${text} enlace que nadie había usado terminó con la división: haz uno nuevo.`,
        `${text} enlaces que nadie había usado terminaron con la división: haz otros.`,
      ),
  },
})
