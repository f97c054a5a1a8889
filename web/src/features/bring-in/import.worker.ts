import { serveImports } from '@porchlight/shared/canvass/import/service'
import type { WorkerPort } from '@porchlight/shared/canvass/import/service'

serveImports(globalThis as unknown as WorkerPort)
