import { dayOf, type RefusalKey, type RefusalSentence } from './refusals.en.ts'

export const ES: Readonly<Record<RefusalKey, RefusalSentence>> = {
  'storage-refused': {
    title: 'El navegador no deja que Porchlight guarde nada.',
    text: 'Pasa en ventanas privadas o con las cookies bloqueadas. Abre Porchlight en una ventana normal o permite el almacenamiento para este sitio; así no se pierde nada.',
  },
  'storage-full': {
    title: 'Este teléfono no tiene espacio: el último cambio no se guardó.',
    text: 'Todo lo anterior está a salvo. Libera espacio (fotos, otras aplicaciones) e inténtalo de nuevo.',
  },
  'storage-failed': {
    title: 'Este teléfono no pudo guardar el último cambio.',
    text: 'Lo guardado antes está a salvo. Inténtalo de nuevo; si continúa, guarda tu trabajo en un archivo y vuelve a abrir Porchlight.',
  },
  'storage-newer-version': {
    title: 'En este teléfono ya se usó un Porchlight más nuevo.',
    text: 'Tu trabajo está a salvo. Cierra todas las ventanas de Porchlight y ábrelo otra vez para tener la versión nueva.',
  },
  'newer-window': {
    title: 'Hay un Porchlight más nuevo abierto en otra ventana.',
    text: 'Tu trabajo está a salvo y lo que escribiste se conserva. Vuelve a cargar esta ventana para tener la versión nueva.',
  },
  'group-damaged': {
    title: 'Parte de los datos de este grupo en este teléfono está dañada.',
    text: 'Lo demás está a salvo. Deja la aplicación abierta con señal, o trae un archivo de alguien del grupo: lo que falta se repone.',
  },
  'keys-damaged': {
    title: 'Las claves de este grupo en este teléfono están dañadas.',
    text: 'Lo que se muestra se puede leer, pero aquí no se puede registrar nada. Anota lo que no se entregó, quita el grupo de este teléfono y pide un enlace nuevo a quien organiza.',
  },
  'other-tab-busy': {
    title: 'Otra ventana de Porchlight está ocupada.',
    text: 'Tu trabajo está a salvo. Espera un momento e inténtalo de nuevo, o cierra la otra ventana.',
  },

  // Mapas
  'areas-too-large': {
    title: 'Este archivo es más grande que un mapa de distritos.',
    text: 'No se cambió nada. Usa solo el archivo de tu condado o uno simplificado.',
  },
  'areas-not-json': {
    title: 'No es un archivo GeoJSON o está cortado.',
    text: 'No se cambió nada. Exporta los distritos como GeoJSON (un archivo .geojson o .json) y prueba otra vez.',
  },
  'areas-not-geojson': {
    title: 'Este archivo no tiene un mapa en formato GeoJSON.',
    text: 'No se cambió nada. TopoJSON y shapefile se tienen que exportar primero como GeoJSON.',
  },
  'areas-none': {
    title: 'En este archivo no hay ninguna área.',
    text: 'No se cambió nada. Hacen falta polígonos; los puntos y las líneas no tienen interior.',
  },
  'areas-not-degrees': {
    title: 'Los lugares de este archivo no están en grados.',
    text: 'No se cambió nada. Expórtalo con longitud y latitud (WGS 84, EPSG:4326).',
  },
  'areas-too-many': {
    title: 'Este archivo tiene más de lo que un teléfono puede dibujar.',
    text: 'No se cambió nada. Usa solo los distritos de tu condado o un archivo simplificado.',
  },
  'map-not-pmtiles': {
    title: 'No es un archivo de mapa que Porchlight pueda leer.',
    text: 'No se cambió nada. Hace falta un archivo PMTiles, versión 3, que haya llegado entero.',
  },
  'map-compression': {
    title: 'Este mapa está comprimido de una manera que los navegadores no pueden abrir.',
    text: 'No se cambió nada. Haz el archivo PMTiles con gzip, como lo hacen sus programas si no se les dice otra cosa.',
  },
  'map-not-kept': {
    title: 'Este navegador no deja que Porchlight guarde un mapa.',
    text: 'Todo funciona sin él: las calles y puertas se dibujan desde tu lista. En otro navegador se puede agregar el mapa.',
  },
  'map-no-room': {
    title: 'En el teléfono no hay lugar para este mapa.',
    text: 'No se cambió nada. Usa un área más pequeña o libera espacio, y prueba otra vez.',
  },

  // The lock
  locked: {
    title: 'Este teléfono está bloqueado.',
    text: 'Tu trabajo está a salvo. Abre Porchlight y desbloquéalo primero.',
  },
  'phone-key-lost': {
    title: 'Falta una parte de la clave de este teléfono.',
    text: 'Lo entregado está con tu grupo. Lo que hay en este teléfono ya no se puede abrir: recupera desde una copia, o borra Porchlight aquí y pide un enlace nuevo a quien organiza.',
  },
  'lock-wrong': {
    title: 'No es correcto.',
    text: 'Los intentos fallidos no borran nada. Prueba otra vez o usa el código de recuperación.',
  },
  'lock-wait': {
    title: 'Demasiados intentos fallidos: espera, por favor.',
    text: 'No se borra nada. La espera corre mientras esta pantalla está abierta. El código de recuperación sirve de inmediato.',
  },
  'lock-none': {
    title: 'Este teléfono no se abre de esta manera.',
    text: 'Tu trabajo está a salvo. Cierra la aplicación y ábrela de nuevo para ver cómo se abre.',
  },
  'lock-needs-way': {
    title: 'Un bloqueo necesita un PIN, una frase o una llave de acceso.',
    text: 'No se cambió nada. El código de recuperación solo es para emergencias.',
  },
  'lock-changed': {
    title: 'El bloqueo se acaba de cambiar en otra ventana.',
    text: 'Tu trabajo está a salvo, y el bloqueo quedó como en la otra ventana. Míralo de nuevo y cambia lo que aún quieras cambiar.',
  },
  'recovery-wrong': {
    title: 'Ese no es el código de recuperación de este teléfono.',
    text: 'No se borra nada. Tiene 20 letras y cifras; no importan mayúsculas ni guiones. Un código nuevo anula los anteriores.',
  },
  'passkey-refused': {
    title: 'No se usó la llave de acceso.',
    text: 'Se rechazó o tardó demasiado. No cambió nada: inténtalo de nuevo o usa otra manera.',
  },
  'passkey-unsupported': {
    title: 'El navegador de este teléfono no puede bloquear Porchlight con una llave de acceso.',
    text: 'No se cambió nada. Un PIN o una frase hacen lo mismo.',
  },

  'relay-unreachable': {
    title: 'El servidor de tu grupo no responde.',
    text: 'Tu trabajo está a salvo en este teléfono y saldrá solo cuando responda. También puedes pasarlo en un archivo.',
  },
  'relay-slow': {
    title: 'El servidor de tu grupo responde demasiado despacio.',
    text: 'Tu trabajo está a salvo en este teléfono y saldrá solo cuando mejore la conexión. También puedes pasarlo en un archivo.',
  },
  'relay-garbage': {
    title: 'Responde otra cosa en lugar del servidor de tu grupo.',
    text: 'Suele ser una red de hotel o café que pide entrar primero. Tu trabajo está a salvo; usa otra red o entra en esa.',
  },
  'slow-down': {
    title: 'El servidor de tu grupo pide una pausa.',
    text: 'Llegó demasiado a la vez desde esta red. Tu trabajo está a salvo y saldrá solo un poco más tarde.',
  },
  full: {
    title: 'El servidor de tu grupo no tiene espacio.',
    text: 'Tu trabajo está a salvo en este teléfono. Quien organiza debe avisar a quien lleva el relevo, o elegir otro en los ajustes.',
  },
  'pass-needed': {
    title: 'El servidor de tu grupo solo acepta este grupo con un pase de alojamiento.',
    text: 'Tu trabajo está a salvo en este teléfono. Quien organiza pide un pase a quien lleva el relevo, o elige otro.',
  },
  'wrong-keeper': {
    title: 'El servidor de tu grupo no deja que este teléfono ordene.',
    text: 'No se pierde nada. Solo pueden los teléfonos de quienes organizan, con las llaves de hoy.',
  },
  'other-history': {
    title: 'El servidor de tu grupo tiene algo distinto de antes.',
    text: 'No se pierde nada: este teléfono le devuelve lo que le falta.',
  },
  'old-version': {
    title: 'Este Porchlight y el servidor de tu grupo ya no se entienden.',
    text: 'Tu trabajo está a salvo en este teléfono. Actualiza Porchlight en los ajustes.',
  },
  'too-large': {
    title: 'Una parte del trabajo es más grande de lo que acepta el servidor de tu grupo.',
    text: 'Está a salvo en este teléfono. Guarda tu trabajo en un archivo para pasarlo y avisa a quien organiza.',
  },
  'relay-error': {
    title: 'El servidor de tu grupo no pudo guardarlo.',
    text: 'Tu trabajo está a salvo en este teléfono y se envía otra vez solo.',
  },
  'relay-address': {
    title: 'Esta no es la dirección de un relevo.',
    text: 'No se cambió nada. Una dirección es como wss://relevo.ejemplo.org/relay.',
  },

  'invitation-damaged': {
    title: 'Este enlace o código está dañado o incompleto.',
    text: 'No pasó nada. Copia otra vez el enlace completo, revisa el código letra por letra o escanea el código QR.',
  },
  'invitation-not-recognised': {
    title: 'Esto no es una invitación a un grupo.',
    text: 'No pasó nada. Una invitación es un enlace que contiene #j1., su código QR, o 20 letras y cifras. Pregunta a quien te invitó.',
  },
  'invitation-used-up': {
    title: 'Esta invitación ya se usó.',
    text: 'No pasó nada. Pide otra a quien te invitó.',
  },
  'invitation-revoked': {
    title: 'Esta invitación fue anulada.',
    text: 'No pasó nada. Pide otra a quien te invitó.',
  },
  'invitation-unknown': {
    title: 'No se encuentra esta invitación.',
    text: 'Puede ser de otro servidor, no haberse enviado todavía o ya no existir. Pregunta a quien te invitó si su teléfono tiene señal, o pide otra.',
  },

  'invitation-without-relay': {
    title: 'Este código necesita el servidor del grupo.',
    text: 'No pasó nada. Pide mejor el enlace o el código QR, o escribe la dirección del relevo en «Avanzado».',
  },
  'already-in-group': values => ({
    title: values.name ? `Ya estás en «${values.name}».` : 'Ya estás en este grupo.',
    text: 'No se cambió nada. Abre el grupo en «Grupos en este teléfono».',
  }),

  'file-not-porchlight': {
    title: 'Este no es un archivo de trabajo de Porchlight.',
    text: 'No se trajo nada. Un archivo así termina en .porchlight y sale de «Guardar mi trabajo en un archivo».',
  },
  'file-cut-short': ({ added = 0 }) => ({
    title: 'El archivo está incompleto.',
    text:
      added === 0
        ? 'No se trajo nada; nada tuyo cambió. Envía o copia el archivo otra vez.'
        : `${added} partes del trabajo se pudieron leer completas y ya están aquí; nada tuyo cambió. Para lo demás, envía o copia el archivo otra vez.`,
  }),
  'file-other-group': {
    title: 'Este archivo es de un grupo que no está en este teléfono.',
    text: 'No se trajo nada. Primero únete a ese grupo y luego trae el archivo.',
  },
  'file-newer-version': {
    title: 'Este archivo lo hizo un Porchlight más nuevo.',
    text: 'No se trajo nada. Actualiza Porchlight en este teléfono e inténtalo de nuevo.',
  },
  'file-unreadable': {
    title: 'Ya no se puede leer el archivo.',
    text: 'Se movió, cambió o se desconectó la memoria. No se trajo nada; elígelo otra vez.',
  },
  'file-damaged': {
    title: 'El archivo está dañado.',
    text: 'Nada tuyo cambió. Envía o copia el archivo otra vez.',
  },

  'backup-wrong-passphrase': {
    title: 'Esta frase no abre la copia.',
    text: 'No se cambió nada. Cuentan las mayúsculas, los espacios y los guiones. Sin la frase nadie puede abrirla; nosotros tampoco.',
  },
  'backup-not-one': {
    title: 'Esto no es una copia completa de Porchlight.',
    text: 'No se cambió nada. Elige el archivo que guardaste en «Copia completa».',
  },
  'backup-is-work-file': {
    title: 'Esto es un archivo de trabajo, no una copia completa.',
    text: 'No se cambió nada. Entra al grupo con una invitación y luego trae este archivo en «Traer un archivo».',
  },
  'backup-newer-version': {
    title: 'Esta copia es de un Porchlight más nuevo.',
    text: 'No se cambió nada. Actualiza Porchlight en este teléfono y vuelve a intentarlo.',
  },
  'backup-cut-short': {
    title: 'A esta copia le falta el final.',
    text: 'No se cambió nada. Copia o envía el archivo otra vez, entero, o usa una copia anterior.',
  },
  'backup-damaged': {
    title: 'Esta copia está dañada.',
    text: 'No se cambió nada. Copia o envía el archivo otra vez, o usa una copia anterior.',
  },
  'file-is-backup': {
    title: 'Esto es una copia completa, no un archivo de trabajo.',
    text: 'No se trajo nada. Ábrela en Ajustes, «Copia completa».',
  },
  'too-many-devices': {
    title: 'Ya tienes seis teléfonos en este grupo, contando las copias.',
    text: 'No se cambió nada; este teléfono ya no cabe. Usa otro de tus teléfonos o pide una invitación nueva a quien organiza.',
  },

  'not-organizer': {
    title: 'Solo quien organiza puede hacer esto.',
    text: 'No se cambió nada. Pídelo a quien organiza tu grupo.',
  },
  'not-admin': { title: 'Solo quien administra puede hacer esto.', text: 'No se cambió nada. Pídelo a quien administra tu grupo.' },
  'not-allowed': {
    title: 'Aquí no puedes escribir (o ya no).',
    text: 'Lo que hiciste antes cuenta. Si era tu zona, pregunta a quien organiza si la recuperó.',
  },
  'not-yours': {
    title: 'Solo quien registró esta visita puede corregirla.',
    text: 'No se cambió nada. Puedes registrar una visita tuya.',
  },
  'cannot-admit': {
    title: 'Esto no se puede hacer contar.',
    text: 'No se cambió nada. Puede que ya cuente, o que nunca pueda contar.',
  },
  'removed-author': {
    title: 'Este teléfono ya no está en el grupo.',
    text: 'Lo que entregaste antes cuenta. Pide otra invitación a quien organiza.',
  },
  'pending-member': {
    title: 'Falta confirmar que te uniste.',
    text: 'Tu trabajo está a salvo en este teléfono. Quien organiza debe confirmarte; entonces cuenta.',
  },

  'name-empty': { title: 'El nombre está vacío.', text: 'No se cambió nada. Escribe un nombre.' },
  'language-unknown': {
    title: 'Eso no es un código de idioma, o está dos veces.',
    text: 'No se cambió nada. Los códigos son cortos: es, zh, ar.',
  },
  'too-many-languages': { title: 'Doce idiomas son el máximo.', text: 'No se cambió nada. Quita uno primero.' },
  'text-too-long': { title: 'El texto es demasiado largo.', text: 'No se cambió nada y tus palabras siguen aquí. Acórtalo.' },
  'reason-needed': { title: 'Falta el motivo.', text: 'No se cambió nada. Escribe en pocas palabras por qué.' },
  'visit-empty': { title: 'Todavía no hay nada que registrar.', text: 'Elige un resultado o escribe una nota.' },
  'visit-unknown': { title: 'Esta visita ya no está aquí.', text: 'No se cambió nada. Vuelve y mira la puerta otra vez.' },
  'result-level': {
    title: 'Este resultado no corresponde aquí.',
    text: 'No se cambió nada. Algunos resultados son de una persona; otros, de toda la puerta.',
  },
  'no-address': { title: 'Falta la dirección.', text: 'No se cambió nada. Escribe al menos una calle.' },
  'turf-unknown': { title: 'Esta zona ya no está aquí.', text: 'No se cambió nada. Vuelve a las zonas.' },
  'handout-unknown': { title: 'Esta zona no se entregó de este modo.', text: 'No se cambió nada. Vuelve y mira otra vez.' },
  'question-unknown': { title: 'Esta pregunta ya no está aquí.', text: 'No se cambió nada. Vuelve a las preguntas.' },
  'question-empty': { title: 'La pregunta está vacía.', text: 'No se cambió nada. Escribe la pregunta.' },
  'question-needs-choices': {
    title: 'Esta pregunta necesita al menos dos respuestas para elegir.',
    text: 'No se cambió nada. Escribe una por línea.',
  },
  'choices-alike': { title: 'Dos de las respuestas son iguales.', text: 'No se cambió nada. Hazlas distintas.' },
  'too-many-choices': { title: 'Son demasiadas respuestas para elegir.', text: 'No se cambió nada. Quita algunas.' },
  'too-many-answers': { title: 'Son demasiadas respuestas para una visita.', text: 'No se cambió nada. Quita algunas.' },
  'too-many-tags': values => ({ title: `En una visita caben ${values.max ?? 20} etiquetas.`, text: 'No se cambió nada. Quita algunas.' }),
  'knocker-needed': { title: 'Falta quién tocó.', text: 'No se guardó nada. Di de quién es la hoja.' },
  'visits-unnamed': { title: 'No se dice cuáles visitas.', text: 'No se cambió nada. Elige de quién, y desde cuándo hasta cuándo.' },
  'list-rule-unknown': { title: 'Esta lista no se puede guardar.', text: 'No se cambió nada. Elige otra vez para quién es.' },
  'too-many-lists': values => ({ title: `Caben ${values.max ?? 100} listas guardadas.`, text: 'No se guardó nada. Quita una primero.' }),
  'too-many-questions': values => ({
    title: `En una zona caben ${values.max ?? 10} preguntas.`,
    text: 'No se cambió nada. Primero quita una.',
  }),

  'no-longer-here': { title: 'Esto ya no está aquí.', text: 'No se cambió nada. Vuelve y mira otra vez.' },
  'too-many-people': values => ({
    title: `En un grupo caben ${values.max ?? 5000} personas.`,
    text: 'Quita personas de la lista antes de traer más.',
  }),
  'too-many-values': values => ({
    title: `Aquí caben ${values.max ?? 40}.`,
    text: 'No se cambió nada. Primero quita algunos.',
  }),
  'value-empty': { title: 'Todavía no hay nada que añadir.', text: 'No se cambió nada. Primero escribe algo.' },
  'same-person': { title: 'Estas dos ya son una misma persona.', text: 'No se cambió nada; no falta nada.' },
  'list-not-read': {
    title: 'No se pudo leer la lista.',
    text: 'No se cambió nada. Quizá es más grande de lo que cabe en este teléfono: prueba con una parte, o guárdala como .csv o .vcf sin fotos.',
  },
  'note-empty': { title: 'La nota está vacía.', text: 'No se cambió nada. Escribe unas palabras.' },
  'not-a-sheet': {
    title: 'Esto no es el cuadro de una lista de puertas.',
    text: 'No se cambió nada. Escanea el cuadro junto a una puerta.',
  },
  'date-unknown': { title: 'Esto no es una fecha.', text: 'No se cambió nada. Elige un día.' },
  'time-unknown': { title: 'Esto no es una hora.', text: 'No se cambió nada. Escríbela así: 18:30.' },
  'zone-unknown': { title: 'Este teléfono no conoce esta zona horaria.', text: 'No se cambió nada. Elige una de la lista.' },
  'minutes-unknown': { title: 'Esto no es un número de minutos.', text: 'No se cambió nada. Escribe cuántos minutos dura.' },
  'link-unknown': {
    title: 'Esto no es un enlace para entrar.',
    text: 'No se cambió nada. Un enlace empieza con https://; también puedes dejarlo vacío.',
  },
  'too-many-items': values => ({
    title: `En un orden del día caben ${values.max ?? 300} puntos.`,
    text: 'No se cambió nada. Trae menos.',
  }),
  'wording-empty': { title: 'Faltan las palabras.', text: 'No se cambió nada. Escribe lo que se acordó.' },

  'invitation-expired': values => ({
    title: `Esta invitación era hasta el ${dayOf('es', values.until)}.`,
    text: 'No pasó nada. Si la fecha de tu teléfono está bien, pide otra; si está mal, puedes unirte de todos modos.',
  }),
  'code-is-offer': {
    title: 'Este código es para dejar entrar un teléfono.',
    text: 'Todavía no pasó nada. Sigue para mostrar este teléfono al que hizo el código.',
  },
  'code-is-recovery': {
    title: 'Esto es una clave de recuperación.',
    text: 'Todavía no pasó nada. Sigue para volver al grupo en este teléfono.',
  },
  'card-not-recognised': {
    title: 'Esto no es lo que debe mostrar el otro teléfono.',
    text: 'No se cambió nada. En el otro teléfono, abre Porchlight y escanea primero el código de este.',
  },
  'card-damaged': {
    title: 'Falta una parte de lo que muestra el otro teléfono.',
    text: 'No se cambió nada. Escanéalo otra vez o elige el archivo de nuevo.',
  },
  'card-other-offer': {
    title: 'El otro teléfono responde a un código anterior.',
    text: 'No se cambió nada. Que escanee el código que este teléfono muestra ahora.',
  },
  'no-proof-of-possession': {
    title: 'El otro teléfono responde para otro grupo.',
    text: 'No se cambió nada. Que escanee el código que este teléfono muestra ahora.',
  },
  'offer-unknown': {
    title: 'Nadie deja entrar un teléfono con este código.',
    text: 'No se cambió nada. Revisa el código y que el otro teléfono tenga señal, o haz allí uno nuevo.',
  },
  'pairing-refused': {
    title: 'El otro teléfono no dejó entrar a este.',
    text: 'No se cambió nada. Si fue un error, comparen la próxima vez las letras de los dos teléfonos: empieza otra vez aquí y que el otro haga un código nuevo.',
  },
  'offer-over': {
    title: 'El otro teléfono cerró este código.',
    text: 'No se cambió nada. Quizás entró otra persona con él, o se salió de la pantalla. Que el otro teléfono haga un código nuevo, y empieza otra vez con ese.',
  },
  'offer-other-group': {
    title: 'La respuesta es para otro grupo.',
    text: 'No se cambió nada. Empieza otra vez: escanea el código que muestra ahora el otro teléfono.',
  },
  'offer-without-relay': {
    title: 'Este grupo no tiene servidor.',
    text: 'No se pierde nada. Pasa la respuesta como archivo o escanéala del otro teléfono.',
  },
  'answer-other-phone': {
    title: 'Esta respuesta es para otro teléfono.',
    text: 'No se cambió nada. Que el otro teléfono escanee este; después toma la respuesta que haga.',
  },
  'too-large-to-show': {
    title: 'El grupo es demasiado grande para mostrarlo en códigos QR.',
    text: 'No se pierde nada. Pásalo como archivo.',
  },
  'recovery-needs-relay': {
    title: 'Una clave de recuperación funciona con un servidor, y este grupo no tiene.',
    text: 'No se cambió nada. Haz una copia completa o agrega un segundo teléfono.',
  },
  'recovery-unknown': {
    title: 'Esta clave de recuperación no lleva a ninguna parte.',
    text: 'No se cambió nada. Revisa cada letra y que este sea el servidor que usa tu grupo.',
  },
  'recovery-revoked': {
    title: 'Esta clave de recuperación fue anulada.',
    text: 'No se cambió nada. Usa una más nueva, una copia, o pide una invitación a quien organiza.',
  },

  'not-here-yet': {
    title: 'Antes tiene que llegar algo de los demás.',
    text: 'Tu trabajo está a salvo. Deja la aplicación abierta un momento con señal e inténtalo de nuevo.',
  },
  'newer-version': {
    title: 'Esto lo hizo un Porchlight más nuevo.',
    text: 'No se pierde nada. Actualiza Porchlight en los ajustes y se abrirá.',
  },
  'app-not-loaded': {
    title: 'Una parte de la aplicación aún no está en este teléfono.',
    text: 'Lo que guardaste está a salvo. Abre Porchlight una vez con señal; desde entonces funciona sin ella.',
  },
  internal: {
    title: 'Algo falló en el camino.',
    text: 'Lo que guardaste en este teléfono está a salvo. Inténtalo de nuevo; si continúa, vuelve a abrir Porchlight.',
  },
  cancelled: { title: 'Cancelado.', text: 'No se cambió nada.' },
}
