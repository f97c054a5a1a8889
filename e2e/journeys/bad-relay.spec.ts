import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { statusWords } from '@porchlight/web/app/words'
import { refusalWords } from '@porchlight/web/i18n/refusals'
import { WebSocketServer } from 'ws'
import { builtApp } from '../app.ts'
import type { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import { type TestRelay, startRelay } from '../relay.ts'
import { type Story, journey } from '../story.ts'
import { ohioFile } from '../town.ts'

const words = statusWords.en
const title = (code: string) => refusalWords('en', { code }).title

/** "Where your work is" tells the reason in a sentence; "Try now" does not wait for the next attempt. */
async function lookBehindTheLine(me: Person, code: string): Promise<void> {
  await me.press(new RegExp(`${words.more('')}$`))
  const sheet = me.find('dialog', words.title)
  await expect(sheet).toContainText(title(code))
  await expect(sheet).toContainText(words.allSaved)
  await me.press('Close')
}

async function tryNow(me: Person): Promise<void> {
  await me.press(new RegExp(`${words.more('')}$`))
  const now = me.find('button', words.retry)
  // It may have found its way by itself, also while the finger is on its way: then there is nothing to press.
  if (await now.isVisible()) await Promise.race([now.click().catch(() => undefined), now.waitFor({ state: 'hidden' })])
  await me.press('Close')
}

/** An organizer at the doors of a turf, everything delivered. */
async function atTheDoors(me: Person): Promise<void> {
  await me.begin.startGroup('Elm Neighbors')
  await me.lists.importFile(ohioFile(60))
  await me.turfs.cut(40)
  const [turf] = await me.turfs.names()
  await me.turfs.walkMyself(turf!)
  await me.delivered()
  await me.installed()
  await me.walk.nextDoor()
}

/** The same relay as before, run differently. */
async function runAgain(story: Story, relay: TestRelay, args: readonly string[] = []): Promise<TestRelay> {
  await relay.stop()
  const again = await startRelay({ app: await builtApp(), data: relay.data, port: relay.port, args })
  story.closing(() => again.dispose())
  return again
}

journey('[P4.4] a relay that is full, for channels and for phones: said in words, worked on, delivered when there is room', async story => {
  const alex = await story.arrive('Alex')
  await alex.begin.startGroup('Elm Neighbors')
  await alex.delivered()
  // Room for not one channel more, and turfs need channels.
  const full = await runAgain(story, story.relay, ['--max-channels', '1'])
  await alex.lists.importFile(ohioFile(60))
  await alex.turfs.cut(40)
  await expect(alex.status).toHaveText(new RegExp(`^${words.saved} · .+ · ${title('full')}$`))
  await lookBehindTheLine(alex, 'full')
  const [turf] = await alex.turfs.names()
  await alex.turfs.walkMyself(turf!)
  await alex.walk.nextDoor()
  await alex.walk.record('not-home')
  await expect(alex.status).toContainText(title('full'))

  // Room for one phone, and another one is in it: a 503 with Retry-After.
  const crowded = await runAgain(story, full, ['--max-sockets', '1'])
  await alex.delivered()
  await alex.phone.close()
  const bea = await story.arrive('Bea', { origin: crowded.origin })
  await bea.begin.startGroup('Others')
  await bea.delivered()
  await alex.phone.launch()
  await alex.go('/')
  await alex.walk.record('not-home')
  await expect(alex.status).toHaveText(`${words.saved} · ${words.waiting(1, '1')} · ${words.noConnection}`)
  await expect.poll(() => crowded.output()).toContain('turned away')
  await lookBehindTheLine(alex, 'relay-unreachable')
  await bea.phone.close()
  await tryNow(alex)
  await alex.delivered()
})

journey('[P4.4] a relay that asks for a hosting pass: said in words, worked on, delivered when it lets the group in', async story => {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-passes-'))
  story.closing(async () => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'passes'), 'somebody-elses-pass # issued to others\n')
  const strict = await runAgain(story, story.relay, ['--pass-file', join(folder, 'passes')])
  const alex = await story.arrive('Alex')
  await alex.begin.startGroup('Elm Neighbors')
  await expect(alex.status).toContainText(title('pass-needed'))
  await alex.lists.importFile(ohioFile(60))
  await alex.turfs.cut(40)
  const [turf] = await alex.turfs.names()
  await alex.turfs.walkMyself(turf!)
  await alex.walk.nextDoor()
  await alex.walk.record('not-home')
  await alex.saved()
  await lookBehindTheLine(alex, 'pass-needed')
  await runAgain(story, strict)
  await alex.delivered()
})

journey('[P4.4] something that answers with garbage in place of the relay: said in words, worked on, delivered later', async story => {
  const alex = await story.arrive('Alex')
  await atTheDoors(alex)
  const { relay } = story
  const garbage = [
    Buffer.from([0xf6]),
    Buffer.alloc(3_000, 0xff),
    Buffer.from('<!doctype html><h1>Sign in to Free Wi-Fi</h1>'),
    '{"type":"peer"}',
  ]
  for (const [i, bytes] of garbage.entries()) {
    await relay.stop()
    const liar = new WebSocketServer({ port: relay.port, host: '127.0.0.1' })
    liar.on('connection', socket => socket.send(bytes))
    await new Promise(resolve => liar.once('listening', resolve))
    expect((liar.address() as AddressInfo).port).toBe(relay.port)
    await alex.walk.record('not-home')
    await tryNow(alex)
    await expect(alex.status, `garbage ${i}`).toHaveText(new RegExp(`^${words.saved} · .+ · ${title('relay-garbage')}$`))
    for (const socket of liar.clients) socket.terminate()
    await new Promise(resolve => liar.close(resolve))
    await relay.start()
    await tryNow(alex)
    await alex.delivered()
  }
})
