import type { Bytes } from '@porchlight/shared/base/bytes'
import type { Stretching } from '@porchlight/shared/wire/backup-file'

export type Stretch = (passphrase: string, stretching: Stretching) => Promise<Bytes>

/** In a worker, since it takes seconds on a cheap phone; here where there are no workers. */
export async function stretchAside(passphrase: string, stretching: Stretching): Promise<Bytes> {
  if (typeof Worker === 'undefined') return (await import('./stretch.ts')).stretch(passphrase, stretching)
  const worker = new Worker(new URL('./stretch.worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise<Bytes>((resolve, reject) => {
      worker.onmessage = (event: MessageEvent<{ key?: Bytes; error?: string }>) =>
        event.data.key ? resolve(event.data.key) : reject(new Error(event.data.error))
      worker.onerror = event => reject(new Error(event.message || 'the worker did not start'))
      worker.postMessage({ passphrase, stretching })
    })
  } finally {
    worker.terminate()
  }
}
