import { expect, test } from 'vitest'
import { englishAmong } from './shown.ts'

test('English messages are told from Spanish ones, names and data, also with values in them', async () => {
  const english = [
    'Nobody home',
    'Saved on this phone · 3 waiting to send',
    '12 waiting to send',
    '1 change was set aside',
    'Undo: 118 nobody home',
  ]
  const others = [
    'No había nadie',
    'Guardado en este teléfono',
    '12 por enviar',
    'Porchlight',
    'Oak St',
    'Sam',
    '118',
    'No',
    'English',
    'Deshacer: 118 no había nadie',
  ]
  expect(await englishAmong([...english, ...others])).toEqual(english)
})
