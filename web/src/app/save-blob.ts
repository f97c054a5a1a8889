/** Hands a file to the browser's download. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has its own hold on the blob once it has begun; at once would be too early for Safari.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** The phone's own share sheet for a file. Turned down is no failure. */
export const shareFile = Object.assign((file: File) => navigator.share({ files: [file] }).catch(() => undefined), {
  isPossible: (file: File): boolean => typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] }),
})
