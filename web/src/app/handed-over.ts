import { useEffect } from 'react'
import type { Engine } from '../engine/api.ts'
import type { HandedKind } from './handed-kind.ts'
import { paths } from './paths.ts'

/** Where something from another app is on its way to the screen that takes it. */
interface InHand {
  readonly file: File
  /** In the store, if the service worker has kept it there. */
  readonly id?: string
  readonly kind?: HandedKind
}

interface LaunchQueue {
  setConsumer(take: (launch: { readonly files?: readonly { getFile(): Promise<File> }[] }) => void): void
}

let inHand: InHand | undefined
// Needed once in a while: not before the first paint.
const keysFor = async (engine: Engine) => {
  const [{ xFromSeed }, seed] = await Promise.all([import('@porchlight/shared/crypto/x25519'), engine.secretFor('handed-over')])
  return xFromSeed(seed)
}

/** From now on other apps can hand things over, also while the phone is locked: they are sealed to this key. */
export async function readyForHandedOver(engine: Engine): Promise<void> {
  const { public: key } = await keysFor(engine)
  await (await store()).setHandedOverKey(key)
}

const store = () => import('./handed-over-store.ts')

/** What the app was opened with, or what was shared to it and nobody has taken yet. */
export async function lookAtHandedOver(engine: Engine): Promise<InHand | undefined> {
  inHand ??= await keysFor(engine)
    .then(async keys => (await store()).firstHandedOver(keys))
    .catch(() => undefined)
  return inHand
}

/** Its kind is known now: the screen for it may take it. */
export function sortHandedOver(kind: HandedKind): void {
  if (inHand) inHand = { ...inHand, kind }
}

/** For the screen that deals with this kind of thing: at most once. It is forgotten here from then on. */
export function takeHandedOver(kind: HandedKind): File | undefined {
  if (inHand?.kind !== kind) return undefined
  return dropHandedOver()
}

export function dropHandedOver(): File | undefined {
  const taken = inHand
  inHand = undefined
  const id = taken?.id
  if (id !== undefined)
    void store()
      .then(it => it.forgetHandedOver(id))
      .catch(() => undefined)
  return taken?.file
}

/** A file that the phone opens with Porchlight leads to the screen for what was handed over, wherever one is. */
export function useOpenedFiles(navigate: (path: string) => void): void {
  useEffect(() => {
    const { launchQueue } = globalThis as { launchQueue?: LaunchQueue }
    launchQueue?.setConsumer(({ files }) => {
      void files?.[0]?.getFile().then(file => {
        inHand = { file }
        navigate(`${paths.handed}?${Date.now()}`)
      })
    })
  }, [navigate])
}
