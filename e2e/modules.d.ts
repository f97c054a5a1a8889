/** What Vite makes of such an import: the address of the file. */
declare module '*?url' {
  const address: string
  export default address
}
