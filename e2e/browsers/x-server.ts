// A screen that nobody looks at: WebKitGTK needs one, and Firefox draws maps only with one.
import { spawn } from 'node:child_process'

export const HINT = 'Debian: apt-get install webkit2gtk-driver libwebkit2gtk-4.1-0 xvfb gcc openssl'

/** An X server without a screen; resolves with its name. */
export async function startX(): Promise<{ readonly display: string; stop(): void }> {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '800x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const display = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (said: Buffer) => resolve(`:${String(said).trim()}`))
    server.once('error', () => reject(new Error(`There is no Xvfb. ${HINT}`)))
  })
  return { display, stop: () => server.kill() }
}
