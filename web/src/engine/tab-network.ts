import type { NetworkAdapterInterface } from '@automerge/automerge-repo/slim'

/** Open documents in several tabs of one phone follow each other by Repo's own sync, over a BroadcastChannel. */
export async function tabNetwork(): Promise<readonly NetworkAdapterInterface[]> {
  const { BroadcastChannelNetworkAdapter } = await import('@automerge/automerge-repo-network-broadcastchannel')
  return [new BroadcastChannelNetworkAdapter({ channelName: 'porchlight/docs' })]
}
