import { defineMessages } from '../../i18n/messages.ts'
import { plural } from '../../i18n/plural.ts'

/** How results, people and doors are called wherever they are read. */
export const resultWords = defineMessages({
  en: {
    canvassed: 'Talked',
    'not-home': 'Nobody home',
    refused: 'Refused',
    moved: 'Moved',
    deceased: 'Deceased',
    inaccessible: 'Can’t get in',
    'language-barrier': 'Other language',
    'address-not-found': 'No such address',
  },
  es: {
    canvassed: 'Conversamos',
    'not-home': 'No había nadie',
    refused: 'No quiso hablar',
    moved: 'Se mudó',
    deceased: 'Falleció',
    inaccessible: 'No se puede entrar',
    'language-barrier': 'Otro idioma',
    'address-not-found': 'No existe la dirección',
  },
})

export const canvassWords = defineMessages({
  en: {
    literature: 'Left literature',
    doNotContact: 'Do not contact',
    note: 'Note',
    answers: 'Answers',
    promise: 'Promise',
    promiseKept: 'Promise kept',
    warning: 'Warning',
    unit: (unit: string) => `unit ${unit}`,
    noNumber: 'No number',
    unnamed: 'Name not listed',
    you: 'you',
    teammate: 'a teammate',
    doors: (n: string, count: number) => plural('en', count, `${n} door`, `${n} doors`),
    people: (n: string, count: number) => plural('en', count, `${n} person`, `${n} people`),
    today: (time: string) => `today ${time}`,
    dayUnknown: 'day unknown',
    wholeDoor: 'the whole door',
    wholeBuilding: 'the whole building',
  },
  es: {
    literature: 'Dejé material',
    doNotContact: 'No contactar',
    note: 'Nota',
    answers: 'Respuestas',
    promise: 'Promesa',
    promiseKept: 'Promesa cumplida',
    warning: 'Aviso',
    unit: (unit: string) => `unidad ${unit}`,
    noNumber: 'Sin número',
    unnamed: 'Nombre no registrado',
    you: 'tú',
    teammate: 'alguien del equipo',
    doors: (n: string, count: number) => plural('es', count, `${n} puerta`, `${n} puertas`),
    people: (n: string, count: number) => plural('es', count, `${n} persona`, `${n} personas`),
    today: (time: string) => `hoy ${time}`,
    dayUnknown: 'día desconocido',
    wholeDoor: 'toda la puerta',
    wholeBuilding: 'todo el edificio',
  },
})
