import { defineMessages } from '../../i18n/messages.ts'
import { plural } from '../../i18n/plural.ts'

export const pinWords = defineMessages({
  en: {
    title: 'Doors without a place',
    wait: 'Looking through the doors…',
    count: (n: number, text: string) => plural('en', n, `${text} door has no place on the map.`, `${text} doors have no place on the map.`),
    lead: 'Choose one and say where it is. A file of address points, added to its list, places many at once. Everything works without places, too.',
    toLists: 'To the lists',
    allPlaced: 'Every door has its place on the map.',
    toMap: 'See the map',
    noList: 'Bring in a voter list first; then the doors without a place are here.',
    noMap:
      'No door of your lists has coordinates yet. A file of address points, added to a list, places most of them at once. Or say of one house where it is: the next ones are placed beside it.',
    begin: 'The pin stands in the middle of your map. Move it to where the house is.',
    noGround:
      'There is no map to set the first pin on yet. Say the place by its coordinates, or add a map or precinct borders under “Coverage map”.',
    numbers: 'Latitude and longitude',
    numbersHint: 'For example 40.3070, -83.4042: copied from a map on this phone or another.',
    noNumbers: 'Two numbers in degrees, the latitude first.',
    noStreet: 'Without a street',
    more: (n: number, text: string) => plural('en', n, `And ${text} more address.`, `And ${text} more addresses.`),
    byPin: 'Placed by pin',
    where: 'Where is it?',
    several: (doors: string) => `The place is for all ${doors} at this address.`,
    between: (low: string, high: string) => `Between ${low} and ${high}`,
    building: (address: string) => `At the place of ${address}`,
    pin: (address: string) => `Pin of ${address}`,
    nearest: (address: string) => `Nearest door that has a place: ${address}.`,
    save: 'Save this place',
    take: 'Take the pin away',
    saved: (address: string) => `${address} is on the map.`,
    taken: (address: string) => `The pin of ${address} is taken away.`,
    undone: (address: string) => `${address} is as it was before.`,
    undo: 'Undo',
    since:
      'Your maps and files show it at once, and turfs that are cut from now on have it. Turfs that are cut already get it by one touch under “Doors without a place”.',
    turfsLate: (n: number, text: string) =>
      plural(
        'en',
        n,
        `${text} turf that is cut already has other places than your map. Whoever walks it sees the old ones.`,
        `${text} turfs that are cut already have other places than your map. Whoever walks them sees the old ones.`,
      ),
    turfsAct: 'Bring turfs up to date',
    turfsWorking: 'Bringing the turfs up to date…',
    turfsDone: (n: number, text: string) => plural('en', n, `${text} turf has the places of now.`, `${text} turfs have the places of now.`),
    turfsStopped: (n: number, text: string) =>
      n === 0
        ? 'Stopped. No turf was changed.'
        : plural('en', n, `Stopped. ${text} turf has the places of now.`, `Stopped. ${text} turfs have the places of now.`),
  },
  es: {
    title: 'Puertas sin lugar',
    wait: 'Revisando las puertas…',
    count: (n: number, text: string) =>
      plural('es', n, `${text} puerta no tiene lugar en el mapa.`, `${text} puertas no tienen lugar en el mapa.`),
    lead: 'Elige una y di dónde está. Un archivo de direcciones, agregado a su lista, ubica muchas a la vez. Todo funciona también sin lugares.',
    toLists: 'Ir a las listas',
    allPlaced: 'Cada puerta tiene su lugar en el mapa.',
    toMap: 'Ver el mapa',
    noList: 'Primero trae una lista de votantes; después las puertas sin lugar estarán aquí.',
    noMap:
      'Ninguna puerta de tus listas tiene coordenadas todavía. Un archivo de direcciones, agregado a una lista, ubica la mayoría de una vez. O di de una casa dónde está: las siguientes se ubican junto a ella.',
    begin: 'El marcador está en el medio de tu mapa. Llévalo a donde está la casa.',
    noGround:
      'Todavía no hay mapa donde poner el primer marcador. Di el lugar por sus coordenadas, o agrega un mapa o los límites de distritos en «Mapa de cobertura».',
    numbers: 'Latitud y longitud',
    numbersHint: 'Por ejemplo 40.3070, -83.4042: copiadas de un mapa en este teléfono o en otro.',
    noNumbers: 'Dos números en grados, primero la latitud.',
    noStreet: 'Sin calle',
    more: (n: number, text: string) => plural('es', n, `Y ${text} dirección más.`, `Y ${text} direcciones más.`),
    byPin: 'Ubicadas con marcador',
    where: '¿Dónde está?',
    several: (doors: string) => `El lugar vale para las ${doors} de esta dirección.`,
    between: (low: string, high: string) => `Entre ${low} y ${high}`,
    building: (address: string) => `En el lugar de ${address}`,
    pin: (address: string) => `Marcador de ${address}`,
    nearest: (address: string) => `Puerta más cercana con lugar: ${address}.`,
    save: 'Guardar este lugar',
    take: 'Quitar el marcador',
    saved: (address: string) => `${address} está en el mapa.`,
    taken: (address: string) => `Se quitó el marcador de ${address}.`,
    undone: (address: string) => `${address} está como antes.`,
    undo: 'Deshacer',
    since:
      'Tus mapas y archivos lo muestran enseguida, y las zonas que se dividan desde ahora lo tienen. Las zonas ya divididas lo reciben con un toque en «Puertas sin lugar».',
    turfsLate: (n: number, text: string) =>
      plural(
        'es',
        n,
        `${text} zona ya dividida tiene otros lugares que tu mapa. Quien la recorre ve los de antes.`,
        `${text} zonas ya divididas tienen otros lugares que tu mapa. Quien las recorre ve los de antes.`,
      ),
    turfsAct: 'Poner al día las zonas',
    turfsWorking: 'Poniendo al día las zonas…',
    turfsDone: (n: number, text: string) =>
      plural('es', n, `${text} zona tiene los lugares de ahora.`, `${text} zonas tienen los lugares de ahora.`),
    turfsStopped: (n: number, text: string) =>
      n === 0
        ? 'Detenido. No se cambió ninguna zona.'
        : plural('es', n, `Detenido. ${text} zona tiene los lugares de ahora.`, `Detenido. ${text} zonas tienen los lugares de ahora.`),
  },
})
