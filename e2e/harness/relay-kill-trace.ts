// P2 seen from outside: a system-call trace of the relay tells in which order entries were written to the log, synced to
// the disk and acknowledged on a socket.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toHex, utf8 } from '@porchlight/shared/base/bytes'
import { startRelay } from '../relay.ts'
import { connectWire, freshChannel } from './relay-kill-client.ts'

const canRun = (command: string): boolean => spawnSync(command, ['-V'], { stdio: 'ignore' }).status === 0

/** Finds strace, or installs it where that is possible (root on Debian). Throws a sentence when there is none to be had. */
export function needStrace(): void {
  if (canRun('strace')) return
  const root = process.getuid?.() === 0
  if (root) for (const step of [['update'], ['install', '-y', 'strace']]) spawnSync('apt-get', step, { stdio: 'ignore' })
  if (!canRun('strace')) throw new Error('This test needs strace, which is not here and could not be installed: apt-get install strace')
}

export interface TraceReport {
  /** Acknowledgements found in the trace. */
  readonly acknowledgements: number
  /** Those that left before the sync that covers their rows had returned. */
  readonly early: number
  /** Syncs of the log. */
  readonly syncs: number
}

/** What strace is told to write down (-D: the relay stays our own child, to be killed): the main thread only, which is where SQLite and the sockets are. */
const tracer = (file: string): string[] => [
  'strace',
  '-D',
  '-qq',
  '-y',
  '-xx',
  '-s',
  '70000',
  '-e',
  'trace=fsync,fdatasync,pwrite64,write,writev,sendto,sendmsg',
  '-o',
  file,
]

const APPENDED = toHex(utf8('appended'))

/**
 * Judges a trace. A row is recognised by its digest, which stands in the row, and in the `appended` that acknowledges it.
 * @param digests the digests of all acknowledged appends, in hex
 */
export function judge(trace: string, digests: readonly string[]): TraceReport {
  const written = new Set<string>()
  const synced = new Set<string>()
  const left = new Map<string, boolean>()
  let syncs = 0
  for (const line of trace.split('\n')) {
    // -xx writes every string as \x.. ; paths of -y are strings too.
    const call = /^(\w+)\(\d+<([^>]*)>/.exec(line)
    if (!call) continue
    const bytes = line.replaceAll('\\x', '')
    const toLog = Buffer.from(call[2]!.replaceAll('\\x', ''), 'hex').toString().endsWith('-wal') || call[2]!.endsWith('-wal')
    const found = () => digests.filter(digest => bytes.includes(digest))
    if (call[1] === 'pwrite64' && toLog) for (const digest of found()) written.add(digest)
    if ((call[1] === 'fdatasync' || call[1] === 'fsync') && toLog && line.endsWith(' = 0')) {
      syncs++
      for (const digest of written) synced.add(digest)
    }
    if (bytes.includes(APPENDED)) for (const digest of found()) if (!left.has(digest)) left.set(digest, synced.has(digest))
  }
  return { acknowledgements: left.size, early: [...left.values()].filter(inTime => !inTime).length, syncs }
}

/** Runs a relay under strace with several sockets writing, and judges what it did. */
export async function traceRelay({ appends, wrongStore }: { appends: number; wrongStore?: string }): Promise<TraceReport> {
  needStrace()
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-trace-'))
  const file = join(folder, 'trace')
  const wrong = wrongStore === undefined ? [] : ['env', `PORCHLIGHT_WRONG_STORE=${wrongStore}`]
  const relay = await startRelay({
    prefix: [...wrong, ...tracer(file)],
    ...(wrongStore === undefined ? {} : { main: join(import.meta.dirname, 'relay-kill-main.ts') }),
  })
  const digests: string[] = []
  try {
    const sockets = await Promise.all(Array.from({ length: 4 }, () => connectWire(relay.url)))
    const channels = sockets.map(freshChannel)
    for (const [i, socket] of sockets.entries()) await socket.ask({ type: 'open', preimage: channels[i]!.preimage })
    await Promise.all(
      sockets.map(async (socket, i) => {
        for (let n = 0; n < appends / sockets.length; n++) {
          const answer = await socket.ask({ type: 'append', channel: channels[i]!.channel, entries: [new Uint8Array(randomBytes(60))] })
          if (answer.type !== 'appended') throw new Error(`refused: ${JSON.stringify(answer)}`)
          digests.push(toHex(answer.digest))
        }
      }),
    )
    await relay.stop()
    return judge(readFileSync(file, 'utf8'), digests)
  } finally {
    await relay.dispose()
    rmSync(folder, { recursive: true, force: true })
  }
}
