import { PAGE_CACHE } from '@porchlight/shared/base/page-policy'

/** The page as no browser keeps it when it is left, also from a host that does not say so. */
export function unkept(page: Response): Response {
  if (page.headers.get('Cache-Control')?.includes(PAGE_CACHE)) return page
  const headers = new Headers(page.headers)
  headers.set('Cache-Control', PAGE_CACHE)
  return new Response(page.body, { status: page.status, statusText: page.statusText, headers })
}
