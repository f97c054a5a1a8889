// A site as people have it: by https, with a certificate that nobody but the driver accepts. WebKit heeds what a page says of
// being kept (`no-store`) only then.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, type Socket, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from 'node:tls'

function selfSigned(): { readonly key: Buffer; readonly cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-tls-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '2', ...subject], {
    stdio: 'ignore',
  })
  const pair = { key: readFileSync(key), cert: readFileSync(cert) }
  rmSync(folder, { recursive: true })
  return pair
}

/** In front of a server of this machine, which may go and come back on its port. */
export async function behindTls(port: number): Promise<{ readonly origin: string; stop(): void }> {
  const open = new Set<Socket>()
  const server = createServer(selfSigned(), outer => {
    const inner = connect(port, '127.0.0.1')
    for (const [socket, other] of [
      [outer, inner],
      [inner, outer],
    ] as const) {
      open.add(socket)
      // Whichever ends, for whatever reason, ends the other.
      socket.on('error', () => other.destroy()).on('close', () => void (other.destroy(), open.delete(socket)))
      socket.pipe(other)
    }
  })
  server.on('tlsClientError', (_, socket) => socket.destroy())
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop() {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}
