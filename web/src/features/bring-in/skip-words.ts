import { defineMessages } from '../../i18n/messages.ts'

/** Why lines are left out. */
export const skipWords = defineMessages({
  en: {
    'no-address': 'no address',
    'no-name': 'no name',
    'po-box': 'a post-office box, where nobody lives',
    'duplicate-id': 'the same voter number again',
    'rounded-id': 'a voter number that a spreadsheet has rounded',
    ragged: 'more or fewer cells than there are columns',
    'cut-short': 'the file ends in the middle of this line',
    'malformed-quote': 'a quotation mark that never ends',
    damaged: 'characters that no text has',
    'header-again': 'the header line once more',
    removed: 'taken off the voter roll',
  },
  es: {
    'no-address': 'sin dirección',
    'no-name': 'sin nombre',
    'po-box': 'un apartado postal, donde no vive nadie',
    'duplicate-id': 'el mismo número de votante otra vez',
    'rounded-id': 'un número de votante que una hoja de cálculo redondeó',
    ragged: 'más o menos celdas que columnas',
    'cut-short': 'el archivo termina a mitad de esta línea',
    'malformed-quote': 'una comilla que nunca se cierra',
    damaged: 'caracteres que ningún texto tiene',
    'header-again': 'el encabezado una vez más',
    removed: 'dada de baja del padrón',
  },
})

/** What to do about it, if the line matters. */
export const remedyWords = defineMessages({
  en: {
    'no-address': 'Fill in where the person lives, or leave the line out.',
    'no-name': 'Fill in the name, or leave the line out.',
    'po-box': 'Put the street address there; is the mailing address in another column?',
    'duplicate-id': 'The first one is taken. If they are two people, give each a number of their own.',
    'rounded-id': 'Export the file anew, with this column as text, and open it in no spreadsheet.',
    ragged: 'Put cells that hold the separator into quotation marks, or fill the cells that are missing.',
    'cut-short': 'Download or copy the file again: more may be missing.',
    'malformed-quote': 'Close the quotation mark, or take it away.',
    damaged: 'Download the file again, or type the line anew.',
    'header-again': 'Nothing to do: files were put one after the other.',
    removed: 'Nothing to do: the election office has taken this person off.',
  },
  es: {
    'no-address': 'Anota dónde vive la persona o deja fuera la línea.',
    'no-name': 'Anota el nombre o deja fuera la línea.',
    'po-box': 'Pon ahí el domicilio; ¿está la dirección postal en otra columna?',
    'duplicate-id': 'Se toma la primera. Si son dos personas, da a cada una su propio número.',
    'rounded-id': 'Exporta el archivo de nuevo, con esta columna como texto, y no lo abras en una hoja de cálculo.',
    ragged: 'Pon entre comillas las celdas que llevan el separador o completa las que faltan.',
    'cut-short': 'Descarga o copia el archivo otra vez: puede faltar más.',
    'malformed-quote': 'Cierra la comilla o quítala.',
    damaged: 'Descarga el archivo otra vez o escribe la línea de nuevo.',
    'header-again': 'No hay que hacer nada: se juntaron varios archivos.',
    removed: 'No hay que hacer nada: la oficina electoral dio de baja a esta persona.',
  },
})
