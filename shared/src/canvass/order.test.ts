import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressLine, buildingId, doorId } from './address.ts'
import { parseAddressLine } from './import/address-line.ts'
import { calm, calmStreet, dateOf } from './import/values.ts'
import { compareHouses, compareNatural, compareNumbers, compareStreets, sideOf } from './order.ts'
import type { Address } from './types.ts'

const at = (number: string, street = 'Oak St', unit = ''): Address => ({ number, street, unit, city: 'X', state: 'OH', zip: '43999' })
const SORTED = [
  '1',
  '2',
  '3',
  '3A',
  '3B',
  '9',
  '10',
  '12',
  '12 1/2',
  '12 3/4',
  '12A',
  '12-14',
  '13',
  '100',
  '112-05',
  '112-7',
  'N6W23001',
  'N6W23011',
  '',
]

test('house numbers stand as people expect', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(SORTED, { minLength: SORTED.length }), mixed => {
      expect(mixed.toSorted(compareNumbers)).toEqual(SORTED)
    }),
  )
  expect(compareNumbers('12½', '12 1/2')).not.toBeGreaterThan(0)
  expect(compareNumbers('12½', '12')).toBeGreaterThan(0)
  expect(compareNumbers('12½', '12A')).toBeLessThan(0)
})

test('any numbers at all: an order that is total, the same both ways round', () => {
  const number = fc.string({ maxLength: 6, unit: fc.constantFrom('1', '2', '0', 'A', 'b', '-', '/', ' ', '½') })
  fc.assert(
    fc.property(number, number, number, (a, b, c) => {
      expect(Math.sign(compareNumbers(a, b)) + Math.sign(compareNumbers(b, a))).toBe(0)
      if (compareNumbers(a, b) <= 0 && compareNumbers(b, c) <= 0) expect(compareNumbers(a, c)).toBeLessThanOrEqual(0)
    }),
    { numRuns: 2000 },
  )
})

test('sides: the number decides, in ranges and Queens numbers the last; a box has none', () => {
  expect(['117', '118', '12 1/2', '3A', '12-14', '112-05', 'N6W23001', '', 'Box 45'].map(number => sideOf(at(number)))).toEqual(
    ['odd', 'even', 'even', 'odd', 'even', 'odd', 'odd', 'none', 'none'], // prettier-ignore
  )
})

test('units within a house, boxes on a route, streets by name beside their directions', () => {
  expect(
    [at('1', 'Oak St', '10'), at('1', 'Oak St', '2'), at('1', 'Oak St', 'A'), at('1', 'Oak St')]
      .toSorted(compareHouses)
      .map(one => one.unit),
  ).toEqual(['', '2', '10', 'A'])
  expect(['Box 100', 'Box 7', 'Box 45'].toSorted(compareNumbers)).toEqual(['Box 7', 'Box 45', 'Box 100'])
  expect(['10th St', 'N Oak St', 'Elm St', '2nd St', 'Oak St'].toSorted((a, b) => compareStreets(at('1', a), at('1', b)))).toEqual([
    '2nd St',
    '10th St',
    'Elm St',
    'N Oak St',
    'Oak St',
  ])
  expect(compareNatural('A10', 'A2')).toBeGreaterThan(0)
})

test.each([
  ['118 N OAK ST APT 2', '118', 'N OAK ST', '2'],
  ['118 OAK ST #2B', '118', 'OAK ST', '2B'],
  ['118 OAK ST, UNIT 4', '118', 'OAK ST', '4'],
  ['118 1/2 OAK ST', '118 1/2', 'OAK ST', ''],
  ['118½ OAK ST', '118 ½', 'OAK ST', ''],
  ['118A OAK ST', '118A', 'OAK ST', ''],
  ['12-14 MAIN ST LOT 3', '12-14', 'MAIN ST', 'LOT 3'],
  ['112-05 JAMAICA AVE', '112-05', 'JAMAICA AVE', ''],
  ['N6W23001 BLUEMOUND RD', 'N6W23001', 'BLUEMOUND RD', ''],
  ['RR 2 BOX 45', 'Box 45', 'RR 2', ''],
  ['Rural Route 2, Box 45A', 'Box 45A', 'RR 2', ''],
  ['HC 61 BOX 3', 'Box 3', 'HC 61', ''],
  ['10TH ST', '', '10TH ST', ''],
  ['5 10TH ST', '5', '10TH ST', ''],
  ['PO BOX 12', '', 'PO BOX 12', ''],
  ['', '', '', ''],
])('%s', (line, number, street, unit) => {
  expect(parseAddressLine(line)).toEqual({ number, street, unit })
})

test('a unit in its own column, and how an address is said', () => {
  expect(parseAddressLine('118 OAK ST', 'APT. 2')).toEqual({ number: '118', street: 'OAK ST', unit: '2' })
  expect(addressLine(at('118', 'Oak St', '2'))).toBe('118 Oak St #2')
  expect(addressLine(at('118', 'Oak St', 'Lot 2'))).toBe('118 Oak St Lot 2')
  expect(addressLine(at('Box 45', 'RR 2'))).toBe('RR 2 Box 45')
})

test('one door however it is written; another door is another', () => {
  const door = doorId(at('118', 'N Oak St', '2'))
  for (const other of [
    at('118', 'NORTH OAK STREET', 'APT 2'),
    at('118', 'n. oak st.', '#2'),
    { ...at('118', 'N Oak St', 'Unit 2'), zip: '43999-1234', city: 'Y' },
  ])
    expect(doorId(other)).toBe(door)
  for (const other of [
    at('118', 'N Oak St'),
    at('118', 'S Oak St', '2'),
    at('119', 'N Oak St', '2'),
    { ...at('118', 'N Oak St', '2'), zip: '43998' },
  ])
    expect(doorId(other)).not.toBe(door)
  expect(buildingId(at('118', 'N Oak St', '2'))).toBe(buildingId(at('118', 'North Oak St', '9')))
  expect(buildingId(at('118', 'N Oak St'))).not.toBe(doorId(at('118', 'N Oak St')))
  expect(doorId(at('12½'))).toBe(doorId(at('12 1/2')))
})

test('shouting is calmed, small letters are left alone; dates of every file', () => {
  expect(['MARIA', "O'BRIEN", 'MCDONALD', 'VAN HORN', 'SMITH-JONES', 'PEÑA', 'McFly', 'de la Cruz'].map(calm)).toEqual([
    'Maria',
    "O'Brien",
    'McDonald',
    'Van Horn',
    'Smith-Jones',
    'Peña',
    'McFly',
    'de la Cruz',
  ])
  expect(['N OAK ST', '10TH ST', 'RR 2', 'NE 3RD AVE', "ST MARY'S RD"].map(calmStreet)).toEqual([
    'N Oak St',
    '10th St',
    'RR 2',
    'NE 3rd Ave',
    "St Mary's Rd",
  ])
  expect(
    ['1970-02-03', '2/3/1970', '02-03-1970', '19700203', '1970', '1970-00-00', '13/13/1970', 'x', '1970-02-03 00:00:00'].map(dateOf),
  ).toEqual(['1970-02-03', '1970-02-03', '1970-02-03', '1970-02-03', '1970', '1970', '', '', '1970-02-03'])
})
