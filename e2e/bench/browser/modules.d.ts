/** Names by which the pages of the peers import what belongs to other packages; `site.ts` says where each lies. */
declare module 'peer-react' {
  export function createElement(type: string, properties: object, ...children: unknown[]): object
}
declare module 'peer-react-dom/client' {
  export function createRoot(at: Element): { render(element: object): void }
}
declare module 'peer-papaparse' {
  const Papa: { parse(text: string, config: object): { data: string[][] } }
  export default Papa
}
