// Everything that a running process has in memory: heap, buffers outside the heap, stacks.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'

/** Calls `each` with the readable, writable memory of a process of ours, region by region. Linux only; needs the right to look. */
export function readMemory(pid: number, each: (place: string, bytes: Buffer) => void): void {
  const maps = readFileSync(`/proc/${pid}/maps`, 'utf8').trim().split('\n')
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  try {
    for (const line of maps) {
      const [range, rights, , , , name = ''] = line.split(/\s+/)
      if (!rights!.startsWith('rw') || name.startsWith('[v')) continue
      const [from, to] = range!.split('-').map(text => BigInt(`0x${text}`)) as [bigint, bigint]
      readRegion(memory, from, to, bytes => each(`memory ${range} ${name}`.trim(), bytes))
    }
  } finally {
    closeSync(memory)
  }
}

const PART = 16 << 20
const OVERLAP = 4096

function readRegion(memory: number, from: bigint, to: bigint, each: (bytes: Buffer) => void): void {
  for (let at = from; at < to; at += BigInt(PART - OVERLAP)) {
    const bytes = Buffer.alloc(Math.min(PART, Number(to - at)))
    try {
      each(bytes.subarray(0, readSync(memory, bytes, 0, bytes.length, at)))
    } catch (error) {
      // Pages that were reserved and never touched cannot be read, and hold nothing.
      if ((error as NodeJS.ErrnoException).code !== 'EIO') throw error
    }
    if (to - at <= BigInt(PART)) return
  }
}
