import { packBase } from '@porchlight/shared/canvass/pack-base'
import type { BasePart } from '@porchlight/shared/canvass/base-bytes'
import type { VoterBase } from '@porchlight/shared/canvass/types'

/** The parts of a base, made in a worker; where no worker can be had, here. */
export function packInWorker(base: VoterBase): Promise<readonly BasePart[]> {
  return new Promise(resolve => {
    const worker = new Worker(new URL('./pack.worker.ts', import.meta.url), { type: 'module' })
    const done = (parts: readonly BasePart[]) => {
      worker.terminate()
      resolve(parts)
    }
    worker.onmessage = ({ data }: MessageEvent<readonly BasePart[]>) => done(data)
    worker.onerror = () => done(packBase(base))
    worker.postMessage(base)
  })
}
