import { useEffect, useState } from 'react'
import { toFrames } from '@porchlight/shared/wire/qr-frames'
import { Qr } from '../../../app/Qr.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { deviceWords } from '../words.ts'

/** Long enough for a cheap camera to see each of them once in two rounds. */
const EACH_MS = 300

/** A file as a row of QR codes, one after the other, round and round. */
export function Frames({ file }: { readonly file: Blob }) {
  const t = useText(deviceWords)
  const format = useFormat()
  const [frames, setFrames] = useState<readonly string[]>([])
  const [at, setAt] = useState(0)
  useEffect(() => {
    let over = false
    void file
      .arrayBuffer()
      .then(bytes => toFrames(new Uint8Array(bytes)))
      .then(made => !over && setFrames(made))
    return () => {
      over = true
    }
  }, [file])
  useEffect(() => {
    if (frames.length < 2) return
    const timer = setInterval(() => setAt(now => (now + 1) % frames.length), EACH_MS)
    return () => clearInterval(timer)
  }, [frames])
  const frame = frames[at]
  if (frame === undefined) return null
  const total = format.number(frames.length)
  return (
    <>
      <Qr text={frame} label={t.framesLabel(format.number(at + 1), total)} />
      <p>{t.framesHint(total)}</p>
    </>
  )
}
