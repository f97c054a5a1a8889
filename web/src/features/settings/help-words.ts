import { defineMessages } from '../../i18n/messages.ts'

/** The help page: plain words, readable with no signal. */
export const helpWords = defineMessages({
  en: {
    title: 'How Porchlight works',
    whereTitle: 'Where your work is',
    where:
      'Everything you do is kept on this phone first. “Saved on this phone” means that it is on the disk: closing the app, an empty battery or a lost signal cannot take it away. “Delivered to your group” means that the others can get it.',
    offlineTitle: 'With no signal',
    offline:
      'Everything keeps working: lists, doors, results, notes. What you do waits on the phone and goes out by itself when there is a signal. With no server at all, work goes from phone to phone as a file: Group, then “Your work as a file”.',
    whoTitle: 'Who can read it',
    who: 'Only the phones of your group. The server between them passes on sealed packages: it sees that phones are active and how much they send, but no names, addresses, notes or results. A canvasser’s phone holds only the turfs that it was handed.',
    doorTitle: 'At the door',
    door: 'Walk shows the doors street by street. Choose the door, then one result: Nobody home for the whole door, or a person and what happened. “Undo” takes the last one back, and in My day you can correct every result of your shift.',
    twoTitle: 'When two people were at one door',
    two: 'Both results are kept. The door shows the latest and says that they differ. Nobody’s work is dropped.',
    dncTitle: 'Do not contact',
    dnc: 'Once somebody asks not to be contacted, it holds on every phone, and no older phone or new list can undo it. Only an organizer can lift it, with a reason.',
    peopleTitle: 'People',
    people:
      'Group, then People, is for everybody your group knows, with or without a phone. Paste a list, bring in a table or contacts, and look for who speaks Spanish and is free on Saturday. Organizers can keep notes that only organizers see.',
    meetTitle: 'Meetings',
    meet: 'Meet shows what comes next. Anybody in the group may add and move points of the agenda, before and during the meeting. “Start the meeting” lets the clock run; what is decided and who does what is written at the point where it came up. What was not reached waits for the next time.',
    notesTitle: 'Notes together',
    notes:
      'Several people can type into the same notes at once, also without a signal. Nothing that was typed is lost: “Who wrote what” shows every earlier state, and you can bring it back.',
    inviteTitle: 'Links, QR codes and short codes',
    invite:
      'Each opens the same thing: a turf, or the group. Whoever has it while it is unused can use it, so give it to one person and revoke it if it went astray.',
    lostTitle: 'If a phone is lost',
    lost: 'Work that was delivered is with the group. Tell an organizer at once: they remove the phone, and it gets nothing new. A phone that is switched off cannot be wiped from afar; with a lock, nobody reads what is on it.',
    lockTitle: 'The lock',
    lock: 'Settings, then “Lock”: a PIN, a passphrase or a passkey that Porchlight asks for. Write the recovery code down: without any of them nobody can open the phone, you included. Wrong tries wait longer each time and erase nothing.',
    backupTitle: 'A whole backup',
    backup:
      'Settings, then “Whole backup”, makes one file of everything under a passphrase that only you know. With both, another phone goes on in your place. Without the passphrase nobody can open it, you included.',
    iosTitle: 'iPhone and iPad',
    ios: 'Install Porchlight on the home screen before you join: Safari clears websites that were not used for a week, and the installed app has its own storage. This has not been tried on every device.',
    fileTitle: 'Keep a copy',
    file: '“Save my work to a file” makes a sealed copy of everything this phone holds of the group. Any phone of the group can bring it in.',
  },
  es: {
    title: 'Cómo funciona Porchlight',
    whereTitle: 'Dónde está tu trabajo',
    where:
      'Todo lo que haces queda primero en este teléfono. «Guardado en este teléfono» quiere decir que está en el disco: cerrar la aplicación, quedarse sin batería o perder la señal no lo borra. «Entregado a tu grupo» quiere decir que los demás pueden recibirlo.',
    offlineTitle: 'Sin señal',
    offline:
      'Todo sigue funcionando: listas, puertas, resultados, notas. Lo que haces espera en el teléfono y sale solo cuando hay señal. Sin ningún servidor, el trabajo pasa de teléfono a teléfono en un archivo: Grupo y luego «Tu trabajo en un archivo».',
    whoTitle: 'Quién puede leerlo',
    who: 'Solo los teléfonos de tu grupo. El servidor entre ellos pasa paquetes sellados: ve que hay teléfonos activos y cuánto envían, pero no nombres, direcciones, notas ni resultados. El teléfono de quien recorre tiene solo las zonas que se le entregaron.',
    doorTitle: 'En la puerta',
    door: 'Recorrer muestra las puertas calle por calle. Elige la puerta y un resultado: No había nadie para toda la puerta, o una persona y lo que pasó. «Deshacer» quita el último, y en Mi jornada puedes corregir cada resultado de tu turno.',
    twoTitle: 'Cuando dos personas fueron a la misma puerta',
    two: 'Se conservan ambos resultados. La puerta muestra el último y dice que difieren. No se pierde el trabajo de nadie.',
    dncTitle: 'No contactar',
    dnc: 'Cuando alguien pide que no lo contacten, vale en todos los teléfonos, y ningún teléfono atrasado ni lista nueva puede quitarlo. Solo quien organiza puede levantarlo, con un motivo.',
    peopleTitle: 'Personas',
    people:
      'En Grupo, Personas, está todo el mundo que tu grupo conoce, tenga teléfono o no. Pega una lista, trae una tabla o contactos, y busca quién habla español y puede el sábado. Quienes organizan pueden guardar notas que solo ven ellos.',
    meetTitle: 'Reuniones',
    meet: 'Reuniones muestra lo que viene. Cualquiera del grupo puede agregar y mover puntos de la agenda, antes y durante la reunión. «Empezar la reunión» pone en marcha el reloj; lo que se decide y quién hace qué se anota en el punto donde surgió. Lo que no se alcanzó espera a la próxima vez.',
    notesTitle: 'Notas entre todos',
    notes:
      'Varias personas pueden escribir a la vez en las mismas notas, también sin señal. Nada de lo escrito se pierde: «Quién escribió qué» muestra cada estado anterior, y puedes recuperarlo.',
    inviteTitle: 'Enlaces, códigos QR y códigos cortos',
    invite:
      'Todos abren lo mismo: una zona o el grupo. Quien lo tenga sin usar puede usarlo; dáselo a una sola persona y anúlalo si se extravió.',
    lostTitle: 'Si se pierde un teléfono',
    lost: 'El trabajo entregado está con el grupo. Avisa enseguida a quien organiza: quita el teléfono y ya no recibe nada nuevo. Un teléfono apagado no se puede borrar a distancia; con un bloqueo, nadie lee lo que hay en él.',
    lockTitle: 'El bloqueo',
    lock: 'En Ajustes, «Bloqueo»: un PIN, una frase o una llave de acceso que Porchlight pide. Anota el código de recuperación: sin nada de eso nadie puede abrir el teléfono, tú tampoco. Los intentos fallidos esperan cada vez más y no borran nada.',
    backupTitle: 'Una copia completa',
    backup:
      'En Ajustes, «Copia completa» hace un solo archivo de todo, bajo una frase de acceso que solo tú conoces. Con ambas, otro teléfono sigue en tu lugar. Sin la frase nadie puede abrirlo, tú tampoco.',
    iosTitle: 'iPhone y iPad',
    ios: 'Instala Porchlight en la pantalla de inicio antes de unirte: Safari borra los sitios sin uso durante una semana, y la aplicación instalada tiene su propio almacenamiento. No se ha probado en todos los equipos.',
    fileTitle: 'Guarda una copia',
    file: '«Guardar mi trabajo en un archivo» hace una copia sellada de todo lo que este teléfono tiene del grupo. Cualquier teléfono del grupo puede traerla.',
  },
})
