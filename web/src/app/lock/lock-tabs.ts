/** `active`: somebody uses Porchlight in another tab. Not the engine's channel: a tab of another version locks, too. */
export type LockMessage = 'lock' | 'active'

const channel = new BroadcastChannel('porchlight/lock')

export const tellTabs = (message: LockMessage): void => channel.postMessage(message)

export function hearTabs(listener: (message: LockMessage) => void): void {
  channel.addEventListener('message', event => listener((event as MessageEvent<LockMessage>).data))
}
