import { describe, expect, test } from 'vitest'
import { fromUtf8, utf8 } from '@porchlight/shared/base/bytes'
import { must } from '@porchlight/shared/base/result'
import type { Proof, Unlocked } from '../api-lock.ts'
import type { Write } from '../ports.ts'
import { lockPhone } from '../testing/lock-phone.ts'

const CODE = 'abcde-fghjk-mnpqr-stuvw'
const PIN = { kind: 'pin', text: '270419' } as const
const pin: Proof = { by: 'secret', text: PIN.text }
const code: Proof = { by: 'recovery', code: ' ABCDE fghjk mnpqr-stuvw' }
const value: Write = { to: 'value', name: 'note', value: utf8('Ana') }

type Phone = ReturnType<typeof lockPhone>

/** With something stored, and with a lock unless told. */
async function filled(isLocked = true): Promise<Phone> {
  const phone = lockPhone()
  const opened = must(await phone.open())
  must(await opened.store.commit([value]))
  await opened.store.close()
  if (isLocked) must(await phone.changes().turnOn({ secret: PIN, recovery: CODE }))
  return phone
}

async function noteOn(phone: Phone, unlocked?: Unlocked): Promise<string | undefined> {
  const opened = await phone.open(unlocked ? { unlocked: unlocked.dataKey } : {})
  if (!opened.ok) return opened.error.code
  const bytes = await opened.value.store.value('note')
  await opened.value.store.close()
  return bytes && fromUtf8(bytes)
}

async function noteBy(phone: Phone, proof: Proof): Promise<string | undefined> {
  const locked = phone.locked()
  const unlocked = await locked.unlock(proof)
  locked.close()
  return unlocked.ok ? noteOn(phone, unlocked.value) : unlocked.error.code
}

describe('[L1] a locked phone', () => {
  test('opens by its PIN and by its recovery code, and by nothing else', async () => {
    const phone = await filled()
    expect(await noteOn(phone)).toBe('locked')
    expect(await noteBy(phone, pin)).toBe('Ana')
    expect(await noteBy(phone, code)).toBe('Ana')
    expect(await noteBy(phone, { by: 'secret', text: '270418' })).toBe('lock-wrong')
    expect(await noteBy(phone, { by: 'recovery', code: 'abcde-fghjk-mnpqr-stuvx' })).toBe('recovery-wrong')
    expect(await noteBy(phone, { by: 'recovery', code: 'nonsense' })).toBe('recovery-wrong')
    expect(await noteBy(phone, { by: 'passkey' })).toBe('lock-none')
  })

  test('keeps no key that opens anything: neither in a row nor in a row that was there before', async () => {
    const phone = await filled(false)
    const before = must(await phone.open())
    const [old] = await before.database.keys.toArray()
    await before.store.close()
    const slip = [...phone.slips.files.keys()]
    must(await phone.changes().turnOn({ secret: PIN, recovery: CODE }))
    const locked = must(await phone.open({ unlocked: must(await phone.locked().unlock(pin)).dataKey }))
    const rows = await locked.database.keys.toArray()
    expect(rows.map(row => row.way).toSorted()).toEqual(['recovery', 'secret'])
    expect(JSON.stringify(rows.map(row => Object.values(row).filter(each => each instanceof CryptoKey)))).toBe('[[],[]]')
    // Somebody digs the old row out of the database's files and puts it back: its slip is gone.
    expect(slip.every(name => !phone.slips.files.has(name))).toBe(true)
    await locked.database.strictly(['keys'], transaction => transaction.objectStore('keys').put(old))
    await locked.store.close()
    expect(await noteOn(phone)).toBe('phone-key-lost')
  })

  test('by a passkey, with a PIN beside it or alone; a finger that is turned down opens nothing', async () => {
    const phone = await filled()
    const passkey = must(await phone.passkeys.make())
    must(await phone.changes().change(pin, { passkey }))
    expect(await noteBy(phone, { by: 'passkey' })).toBe('Ana')
    expect(await noteBy(phone, pin)).toBe('Ana')
    phone.setFinger(false)
    expect(await noteBy(phone, { by: 'passkey' })).toBe('passkey-refused')
    const alone = await filled(false)
    expect(await alone.changes().turnOn({ recovery: CODE })).toMatchObject({ error: { code: 'lock-needs-way' } })
    must(await alone.changes().turnOn({ passkey, recovery: CODE }))
    expect(await noteBy(alone, { by: 'passkey' })).toBe('Ana')
    expect(await alone.changes().change({ by: 'passkey' }, { passkey: 'none' })).toMatchObject({ error: { code: 'lock-needs-way' } })
    expect(await noteBy(alone, { by: 'passkey' })).toBe('Ana')
  })

  test('after a change of the PIN the old one opens nothing, and what was not changed still does', async () => {
    const phone = await filled()
    must(await phone.changes().change(pin, { secret: { kind: 'passphrase', text: 'four herons on the pier' } }))
    expect(await noteBy(phone, pin)).toBe('lock-wrong')
    expect(await noteBy(phone, { by: 'secret', text: 'four herons on the pier' })).toBe('Ana')
    expect(await noteBy(phone, code)).toBe('Ana')
    must(await phone.changes().change(code, { recovery: 'zzzzz-fghjk-mnpqr-stuvw' }))
    expect(await noteBy(phone, code)).toBe('recovery-wrong')
  })

  test('a forgotten PIN: the recovery code opens and sets another, in one', async () => {
    const phone = await filled()
    const locked = phone.locked()
    expect(await locked.recover('abcde-fghjk-mnpqr-stuvx', PIN)).toMatchObject({ error: { code: 'recovery-wrong' } })
    const unlocked = must(await locked.recover(CODE, { kind: 'pin', text: '860213' }))
    expect(await noteOn(phone, unlocked)).toBe('Ana')
    expect(await noteBy(phone, { by: 'secret', text: '860213' })).toBe('Ana')
    expect(await noteBy(phone, pin)).toBe('lock-wrong')
  })

  test('turned off, it opens by itself again; who does not know the PIN cannot turn it off', async () => {
    const phone = await filled()
    expect(await phone.changes().turnOff({ by: 'secret', text: '000000' })).toMatchObject({ error: { code: 'lock-wrong' } })
    expect(await noteOn(phone)).toBe('locked')
    must(await phone.changes().turnOff(pin))
    expect(await noteOn(phone)).toBe('Ana')
    expect(await noteBy(phone, pin)).toBe('lock-none')
  })

  test('two windows that change it at the same time: one after the other, and the later one is told', async () => {
    const phone = await filled(false)
    const both = await Promise.all([
      phone.changes().turnOn({ secret: PIN, recovery: CODE }),
      phone.changes().turnOn({ secret: { kind: 'pin', text: '995511' }, recovery: CODE }),
    ])
    expect(both.map(each => (each.ok ? 'on' : each.error.code))).toEqual(['on', 'lock-changed'])
    expect(await noteBy(phone, pin)).toBe('Ana')
  })
})

describe('[L2] a phone that dies while its lock is changed', () => {
  const other: Proof = { by: 'secret', text: '860213' }
  const acts = {
    'turned on': {
      isLocked: false,
      act: (phone: Phone, world: object) => phone.changes(world).turnOn({ secret: PIN, recovery: CODE }),
      ways: [undefined, pin],
    },
    changed: {
      isLocked: true,
      act: (phone: Phone, world: object) => phone.changes(world).change(pin, { secret: { kind: 'pin', text: '860213' } }),
      ways: [pin, other],
    },
    'turned off': { isLocked: true, act: (phone: Phone, world: object) => phone.changes(world).turnOff(pin), ways: [pin, undefined] },
    recovered: {
      isLocked: true,
      act: (phone: Phone, world: object) => phone.locked(world).recover(CODE, { kind: 'pin', text: '860213' }),
      ways: [pin, other],
    },
  }
  for (const [name, { isLocked, act, ways }] of Object.entries(acts)) {
    test(`${name}: whatever write is the last one, it opens in the old way or the new one, and only in one`, async () => {
      const seen = new Set<number>()
      for (let writes = 0; ; writes++) {
        const phone = await filled(isLocked)
        const done = await act(phone, phone.diesAfter(writes)).then(
          result => result.ok,
          () => false,
        )
        phone.revives()
        const notes = await Promise.all(ways.map(way => (way ? noteBy(phone, way) : noteOn(phone))))
        expect(
          notes.filter(note => note === 'Ana'),
          `after ${writes} writes: ${notes.join()}`,
        ).toHaveLength(1)
        seen.add(notes.indexOf('Ana'))
        if (isLocked || notes[1] === 'Ana')
          expect(await noteBy(phone, code), 'the recovery code').toMatch(name === 'turned off' ? /Ana|lock-none/ : /Ana/)
        if (!done) continue
        expect(notes[1]).toBe('Ana')
        // The phone that was never switched off is the last one.
        break
      }
      expect(seen).toEqual(new Set([0, 1]))
    })
  }

  test('the answer that got lost after the commit is told as done', async () => {
    const phone = await filled(false)
    phone.disk.faults.push('stored-but-lost')
    must(await phone.changes().turnOn({ secret: PIN, recovery: CODE }))
    expect(await noteBy(phone, pin)).toBe('Ana')
  })

  test('what an unfinished change has left behind is erased at the next start', async () => {
    const phone = await filled(false)
    await phone
      .changes(phone.diesAfter(1))
      .turnOn({ secret: PIN, recovery: CODE })
      .catch(() => undefined)
    phone.revives()
    expect(phone.slips.files.size).toBe(2)
    must(await phone.changes().turnOn({ secret: PIN, recovery: CODE }))
    expect(phone.slips.files.size).toBe(1)
  })
})
