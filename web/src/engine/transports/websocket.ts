import type { PeerId } from '@automerge/automerge-repo/slim'
import { toHex } from '@porchlight/shared/base/bytes'
import type { parseRelayFrame } from '@porchlight/shared/wire/frames'
import { WIRE_VERSIONS } from '@porchlight/shared/wire/limits'
import type { Dial } from './dial.ts'

/** The stock adapter's own reconnecting is never to fire: the relay link decides when to try again. */
const NEVER = 2 ** 31 - 1

/**
 * Dials by automerge-repo's stock client adapter, one adapter an attempt. What is replaced and why:
 * `onClose` would reconnect by itself; `onError` throws on a 503; `receiveMessage` throws on some hostile bytes and keeps
 * silent about those that it cannot decode; `send` would say that only version 1 is spoken, and nobody would hear which
 * one the relay has chosen.
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
    const [{ WebSocketClientAdapter }, frames] = await Promise.all([
      import('@automerge/automerge-repo-network-websocket'),
      import('@porchlight/shared/wire/frames'),
    ])
    if (over) return
    const adapter = new WebSocketClientAdapter(address, NEVER)
    adapter.onClose = () => end()
    adapter.onError = () => end()
    const receive = adapter.receiveMessage.bind(adapter)
    let isUnderstood = false
    let version = '1'
    adapter.receiveMessage = bytes => {
      isUnderstood = false
      try {
        version = versionIn(frames.parseRelayFrame(new Uint8Array(bytes))) ?? version
        receive(bytes)
      } catch {
        return end('relay-garbage')
      }
      if (!isUnderstood) end('relay-garbage')
    }
    hangUp = () => {
      if (adapter.socket) adapter.disconnect()
    }
    const send = adapter.send.bind(adapter)
    adapter.send = message =>
      send((message as { type: string }).type === 'join' ? ({ ...message, supportedProtocolVersions: WIRE_VERSIONS } as never) : message)
    transmit = fields => adapter.send({ ...fields, senderId: adapter.peerId, targetId: adapter.remotePeerId } as never)
    adapter.on('peer-candidate', () => {
      isUnderstood = true
      if (!over) handlers.open(version)
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

/** Which version the relay's answer to the handshake names. */
function versionIn(frame: ReturnType<typeof parseRelayFrame>): string | undefined {
  return frame.ok && frame.value.type === 'peer' ? frame.value.version : undefined
}
