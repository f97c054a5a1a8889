import { expect, test } from 'vitest'
import { callLink, mailLink, mapLink, textLink } from './links.ts'

test('call, text, mail and map', () => {
  expect(callLink('(216) 555-0142')).toBe('tel:2165550142')
  expect(callLink('+49 30 1234567')).toBe('tel:+49301234567')
  expect(callLink('216-555-0142 ext. 7')).toBe('tel:2165550142,7')
  expect(textLink('216-555-0142 x7')).toBe('sms:2165550142')
  expect(mailLink(['ana@example.org'])).toBe('mailto:ana@example.org')
  expect(mailLink(['ana@example.org', 'a&b?c@x.org'])).toBe('mailto:?bcc=ana@example.org,a%26b%3Fc@x.org')
  const home = { street: '118 N Oak St & rear', unit: '2', city: 'Lakewood', state: 'OH', zip: '44107', country: '' }
  const query = '118%20N%20Oak%20St%20%26%20rear%2C%20Lakewood%2C%20OH%2044107'
  expect(mapLink(home, 'ios')).toBe(`maps:?q=${query}`)
  expect(mapLink(home, 'android')).toBe(`geo:0,0?q=${query}`)
  expect(mapLink(home, 'other')).toBe(`https://www.openstreetmap.org/search?query=${query}`)
})
