import { serveImport } from '@porchlight/shared/canvass/import/service'
import type { WorkerPort } from '@porchlight/shared/canvass/import/service'

serveImport(globalThis as unknown as WorkerPort)
