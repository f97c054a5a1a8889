import { describe, expect, it } from 'vitest'
import type { Status } from '../engine/api.ts'
import { loadRefusals, refusalWords } from '../i18n/refusals.ts'
import { statusLine } from './status-words.ts'

await loadRefusals('en')
await loadRefusals('es')

const calm: Status = {
  saved: 'saved',
  waiting: 0,
  link: 'online',
  reason: undefined,
  damage: undefined,
  setAside: 0,
  waitingFor: 0,
  upToDate: true,
}
const en = (change: Partial<Status>, hasSignal = true) =>
  statusLine({ ...calm, ...change }, 'en', hasSignal, refusal => refusalWords('en', refusal))
const es = (change: Partial<Status>, hasSignal = true) =>
  statusLine({ ...calm, ...change }, 'es', hasSignal, refusal => refusalWords('es', refusal))

describe('the line about the state of my work', () => {
  it('says delivered only when nothing waits and the way is open', () => {
    expect(en({}).line).toBe('Delivered to your group')
    expect(es({}).line).toBe('Entregado a tu grupo')
    for (const change of [{ waiting: 1 }, { link: 'offline' }, { link: 'connecting' }, { link: 'none' }] as const) {
      expect(en(change).line).not.toContain('Delivered')
    }
  })

  it('[P1] says saved only when it is', () => {
    expect(en({ saved: 'saving', waiting: 3 }).line).toBe('Saving on this phone…')
    expect(en({ saved: 'problem', reason: 'storage-full', waiting: 3 })).toMatchObject({ tone: 'stop' })
    expect(en({ saved: 'problem', reason: 'storage-full' }).line).toContain('not saved')
    expect(en({ saved: 'problem', reason: undefined }).line).toContain('could not save')
  })

  it('counts what waits, with a signal and without', () => {
    expect(en({ waiting: 2 }).line).toBe('Saved on this phone · 2 waiting to send')
    expect(es({ waiting: 2 }).line).toBe('Guardado en este teléfono · 2 por enviar')
    expect(en({ waiting: 2, link: 'offline' }, false).line).toBe('Saved on this phone · 2 waiting to send · no signal')
    expect(en({ waiting: 1200 }).line).toContain('1,200')
  })

  it('calms where there is no signal', () => {
    expect(en({ link: 'offline', reason: 'relay-unreachable' }, false).line).toBe('No signal. Everything keeps working.')
    expect(es({ link: 'offline' }, false).line).toBe('Sin señal. Todo sigue funcionando.')
  })

  it('calms where only the server does not answer, without speaking of a signal that is there', () => {
    for (const reason of ['relay-unreachable', 'relay-lost', 'relay-slow']) {
      expect(en({ link: 'offline', reason }).line).toBe('Not connected. Everything keeps working.')
      expect(es({ link: 'offline', reason }).line).toBe('Sin conexión. Todo sigue funcionando.')
    }
    expect(en({ link: 'offline', reason: 'relay-unreachable', waiting: 2 })).toMatchObject({
      tone: 'calm',
      line: 'Saved on this phone · 2 waiting to send · not connected',
    })
  })

  it('[P4] says why it does not deliver where that can be mended', () => {
    expect(en({ link: 'offline', reason: 'full' }).line).toBe('Your group’s server has no room.')
    expect(en({ reason: 'full', waiting: 3 }).line).toBe('Saved on this phone · 3 waiting to send · Your group’s server has no room.')
    expect(en({ reason: 'needs-rekey', waiting: 3 }).line).toBe('Saved on this phone · 3 waiting to send')
    expect(en({ reason: 'full' }).line).toBe('Delivered to your group')
  })

  it('[P4.2] keeps saying that it is not connected while it tries again, and says nothing at the first try', () => {
    expect(en({ link: 'connecting', reason: 'relay-unreachable' }).line).toBe('Not connected. Everything keeps working.')
    expect(en({ link: 'connecting', waiting: 1 }).line).toBe('Saved on this phone · 1 waiting to send')
  })

  it('says that something was set aside before anything calmer', () => {
    expect(en({ setAside: 1, waiting: 2 }).line).toBe('1 change was set aside')
    expect(es({ setAside: 2 }).line).toBe('Se apartaron 2 cambios')
  })

  it('[P5.6] says that something stored is lost, with a relay and without, before anything calmer', () => {
    for (const link of ['online', 'none'] as const)
      expect(en({ damage: 'group-damaged', setAside: 1, link }).line).toBe('Part of this group’s data on this phone is damaged.')
    expect(es({ damage: 'keys-damaged', link: 'connecting' }, false).line).toBe('Las claves de este grupo en este teléfono están dañadas.')
  })

  it('a group without a relay only saves', () => {
    expect(en({ link: 'none', waiting: 12 }).line).toBe('Saved on this phone')
  })
})
