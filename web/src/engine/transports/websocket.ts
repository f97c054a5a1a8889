import type { PeerId } from '@automerge/automerge-repo/slim'
import { toHex } from '@porchlight/shared/base/bytes'
import type { Dial } from './dial.ts'

/** The stock adapter's own reconnecting is never to fire: the relay link decides when to try again. */
const NEVER = 2 ** 31 - 1

/**
 * Dials by automerge-repo's stock client adapter, one adapter an attempt. What is replaced and why:
 * `onClose` would reconnect by itself; `onError` throws on a 503; `receiveMessage` throws on some hostile bytes and keeps
 * silent about those that it cannot decode.
 */
export const dialWebSocket: Dial = (address, handlers) => {
  let over = false
  let hangUp = () => {}
  let transmit: (fields: Record<string, unknown>) => void = () => {}

  const end = (code?: string) => {
    if (over) return
    over = true
    hangUp()
    handlers.closed(code)
  }

  const connect = async () => {
    const { WebSocketClientAdapter } = await import('@automerge/automerge-repo-network-websocket')
    if (over) return
    const adapter = new WebSocketClientAdapter(address, NEVER)
    adapter.onClose = () => end()
    adapter.onError = () => end()
    const receive = adapter.receiveMessage.bind(adapter)
    let isUnderstood = false
    adapter.receiveMessage = bytes => {
      isUnderstood = false
      try {
        receive(bytes)
      } catch {
        return end('relay-garbage')
      }
      if (!isUnderstood) end('relay-garbage')
    }
    hangUp = () => {
      if (adapter.socket) adapter.disconnect()
    }
    transmit = fields => adapter.send({ ...fields, senderId: adapter.peerId, targetId: adapter.remotePeerId } as never)
    adapter.on('peer-candidate', () => {
      isUnderstood = true
      if (!over) handlers.open()
    })
    adapter.on('message', message => {
      isUnderstood = true
      if (!over) handlers.frame(message)
    })
    const peer = `phone-${toHex(crypto.getRandomValues(new Uint8Array(8)))}` as PeerId
    adapter.connect(peer, {})
  }
  connect().catch(() => end('relay-address'))

  return {
    send(fields) {
      if (over) return
      try {
        transmit(fields)
      } catch {
        end()
      }
    },
    close: () => {
      over = true
      hangUp()
    },
  }
}
