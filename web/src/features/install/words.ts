import { defineMessages } from '../../i18n/messages.ts'

export const installWords = defineMessages({
  en: {
    title: 'Install Porchlight',
    why: 'Installed, it opens from the home screen with or without a signal, and the phone keeps its data longer.',
    done: 'Porchlight is installed on this phone.',
    button: 'Install now',
    turnedDown: 'Not installed. You can come back here at any time.',
    iosSteps: 'On iPhone and iPad, in Safari',
    ios1: 'Touch the Share button: a square with an arrow pointing up.',
    ios2: 'Scroll down and choose “Add to Home Screen”, then “Add”.',
    ios3: 'Open Porchlight from the home screen. From there, scan the QR code, paste the link or type the code.',
    iosNote: 'Install first, then join: the installed app has its own storage.',
    menuSteps: 'In this browser',
    menu1: 'Open the browser’s menu.',
    menu2: 'Choose “Install app” or “Add to home screen”. Some browsers show it as a small icon in the address bar.',
    menu3: 'If there is no such entry, this browser cannot install apps. Porchlight works in it all the same; keep a bookmark.',
    begin: 'Go to the start',
  },
  es: {
    title: 'Instalar Porchlight',
    why: 'Instalado, abre desde la pantalla de inicio con o sin señal, y el teléfono conserva los datos por más tiempo.',
    done: 'Porchlight está instalado en este teléfono.',
    button: 'Instalar ahora',
    turnedDown: 'No se instaló. Puedes volver aquí cuando quieras.',
    iosSteps: 'En iPhone y iPad, con Safari',
    ios1: 'Toca el botón Compartir: un cuadrado con una flecha hacia arriba.',
    ios2: 'Baja y elige «Agregar a inicio», luego «Agregar».',
    ios3: 'Abre Porchlight desde la pantalla de inicio. Allí escanea el código QR, pega el enlace o escribe el código.',
    iosNote: 'Primero instala, luego únete: la aplicación instalada tiene su propio almacenamiento.',
    menuSteps: 'En este navegador',
    menu1: 'Abre el menú del navegador.',
    menu2:
      'Elige «Instalar aplicación» o «Agregar a pantalla de inicio». Algunos navegadores lo muestran como un ícono en la barra de direcciones.',
    menu3: 'Si no aparece, este navegador no puede instalar aplicaciones. Porchlight funciona igual; guarda un marcador.',
    begin: 'Ir al inicio',
  },
})
