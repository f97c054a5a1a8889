import type { ChannelId } from '../base/ids.ts'
import { tagFor } from '../wire/entry.ts'
import type { SealingKey } from '../wire/entry.ts'

/** Which key a sealed entry's tag stands for, in each channel; each is worked out once. */
export interface Tags<K> {
  /** `name` names a key; `keyNow` gives it as it is when its tag is known. */
  learn(name: string, channel: ChannelId, keyNow: (name: string) => K): Promise<void>
  at(channel: ChannelId, tag: string): K | undefined
  replace(old: K, now: K): void
  forget(key: K): void
}

export function createTags<K extends { readonly sealing: SealingKey }>(): Tags<K> {
  const byTag = new Map<string, K>()
  const learnt = new Map<string, Promise<void>>()
  return {
    learn(name, channel, keyNow) {
      const known = learnt.get(`${channel} ${name}`)
      if (known) return known
      const learning = tagFor(keyNow(name).sealing, channel).then(tag => void byTag.set(`${channel} ${tag}`, keyNow(name)))
      learnt.set(`${channel} ${name}`, learning)
      return learning
    },
    at: (channel, tag) => byTag.get(`${channel} ${tag}`),
    replace(old, now) {
      for (const [tag, key] of byTag) if (key === old) byTag.set(tag, now)
    },
    forget(gone) {
      for (const [tag, key] of byTag) if (key === gone) byTag.delete(tag)
    },
  }
}
