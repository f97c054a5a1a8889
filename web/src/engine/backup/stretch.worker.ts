import type { Stretching } from '@porchlight/shared/wire/backup-file'
import { stretch } from './stretch.ts'

addEventListener('message', (event: MessageEvent<{ passphrase: string; stretching: Stretching }>) => {
  const { passphrase, stretching } = event.data
  stretch(passphrase, stretching).then(
    key => postMessage({ key }),
    (error: unknown) => postMessage({ error: String(error) }),
  )
})
