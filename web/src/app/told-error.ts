/** An error with its message and where it came from. Chromium's `stack` begins with the message; Firefox and Safari leave it out. */
export function toldError(error: Error): string {
  const { stack } = error
  if (!stack) return String(error)
  return stack.includes(error.message) ? stack : `${String(error)}\n${stack}`
}
