import type { NetworkAdapterInterface } from '@automerge/automerge-repo/slim'
import type { World } from './ports.ts'

/** Repo's network between the tabs of one phone, for documents that both have open. Comes with wasm, after the first paint. */
export const tabNetwork = (world: World) => async (): Promise<readonly NetworkAdapterInterface[]> => {
  const { BroadcastChannelNetworkAdapter } = await import('@automerge/automerge-repo-network-broadcastchannel')
  return [new BroadcastChannelNetworkAdapter({ channelName: `${world.name}/docs` })]
}
