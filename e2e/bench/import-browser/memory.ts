// The highest memory of the renderers of one browser: pages of their own (RssAnon), without the program's code that all
// processes share. Linux only. Of a page of the app with its workers and its service worker, all in one process: an empty page
// has 20 MiB, the app that was just installed 120, before any file.
import { readFileSync, readdirSync } from 'node:fs'

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

const processes = (): string[] => readdirSync('/proc').filter(name => /^\d+$/.test(name))
const parentOf = (pid: string): string => /PPid:\s+(\d+)/.exec(text(`/proc/${pid}/status`))?.[1] ?? ''

/** The renderers below the browser whose profile this is; the zygotes stand between them. */
export function renderersOf(profile: string): readonly string[] {
  const browser = processes().find(pid => {
    const command = text(`/proc/${pid}/cmdline`)
    return command.includes(`--user-data-dir=${profile}`) && !command.includes('--type=')
  })
  const isBelow = (pid: string): boolean => pid === browser || (pid !== '' && pid !== '0' && pid !== '1' && isBelow(parentOf(pid)))
  return processes().filter(pid => text(`/proc/${pid}/cmdline`).includes('--type=renderer') && isBelow(pid))
}

export const ownMiB = (pid: string): number => Number(/RssAnon:\s+(\d+)/.exec(text(`/proc/${pid}/status`))?.[1] ?? 0) / 1024

/** Looks ten times a second until told to stop; answers the highest of any renderer. */
export function watchMemory(profile: string): () => number {
  const pids = renderersOf(profile)
  let peak = 0
  const look = () => (peak = Math.max(peak, ...pids.map(ownMiB)))
  const timer = setInterval(look, 100)
  return () => {
    clearInterval(timer)
    look()
    return peak
  }
}
