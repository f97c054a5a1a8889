import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GroupId } from '../base/ids.ts'
import { must } from '../base/result.ts'
import { seededRandom } from '../base/seeded-random.ts'
import { codeOf, invitationKeys, linkOf, newSeed, readInvitationText } from './invitation-link.ts'

const random = seededRandom(11)
const group = '5a'.repeat(32) as GroupId
const code = (text: string) => {
  const result = readInvitationText(text)
  return result.ok ? 'ok' : result.error.code
}
const seeds = fc.integer({ min: 1, max: 1e9 }).map(seed => newSeed(seededRandom(seed)))

describe('invitations as text', () => {
  it('a code comes back from however it was typed', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom('-', ' ', '', '  ', '\n', '–'), fc.boolean(), (seed, gap, lower) => {
        const shown = codeOf(seed)
        expect(shown).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/)
        let typed = shown
          .replaceAll('-', gap)
          .replaceAll('0', 'O')
          .replaceAll('1', lower ? 'l' : 'I')
        if (lower) typed = typed.toLowerCase()
        expect(must(readInvitationText(` ${typed} `))).toEqual({ seed, group: undefined, relay: '' })
        expect(must(readInvitationText(`Your code is ${shown}. See you on Saturday!`)).seed).toEqual(seed)
      }),
    )
  })

  it('a link comes back from a message around it', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom('', 'wss://relay.example/relay', 'ws://10.0.0.2:8080/relay?x=1', 'none'), (seed, relay) => {
        const link = linkOf('https://app.example/', { seed, group, relay })
        expect(link).toMatch(/^https:\/\/app\.example\/#j1\.[A-Za-z0-9_-]{60}\./)
        const expected = { seed, group, relay }
        for (const text of [link, `Here is your turf: ${link}\nThanks!`, `<${link}>`, `"${link}"`, link.slice(link.indexOf('#'))])
          expect(must(readInvitationText(text))).toEqual(expected)
      }),
    )
  })

  it('what was cut or mistyped is invitation-damaged', () => {
    const seed = newSeed(random)
    const link = linkOf('https://app.example/', { seed, group, relay: 'wss://relay.example/relay' })
    const start = link.indexOf('#j1.') + 4
    for (let end = start; end <= start + 60; end++) expect([end, code(link.slice(0, end))]).toEqual([end, 'invitation-damaged'])
    expect(code(link.replace('wss', 'javascript'))).toBe('invitation-damaged')
    expect(code(link.replace('%3A', '%ZZ'))).toBe('invitation-damaged')
    const shown = codeOf(seed)
    expect(code(shown.slice(0, -1))).toBe('invitation-damaged')
    expect(code(shown + '7')).toBe('invitation-damaged')
    expect(code('U' + shown.slice(1))).toBe('invitation-damaged')
  })

  it('anything else is invitation-not-recognised, and nothing throws', () => {
    for (const text of ['', 'hello', 'https://example.org/', 'Saturday at ten, bring water and good shoes'])
      expect([text, code(text)]).toEqual([text, 'invitation-not-recognised'])
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), text => {
        expect(['ok', 'invitation-damaged', 'invitation-not-recognised']).toContain(code(text))
        expect(['ok', 'invitation-damaged']).toContain(code(`#j1.${text}`))
      }),
    )
  })

  it('one seed makes one invitation and one mailbox; another makes others', async () => {
    const seed = newSeed(random)
    const [one, again, other] = [await invitationKeys(seed), await invitationKeys(seed), await invitationKeys(newSeed(random))]
    expect(again).toEqual(one)
    expect(new Set([one.id, other.id, one.mailbox.id, other.mailbox.id]).size).toBe(4)
    expect(one.mailbox.preimage).toHaveLength(64)
  })
})
