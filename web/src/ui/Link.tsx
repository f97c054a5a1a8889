import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { createContext, use } from 'react'

/** How a link inside the app moves without loading a page; the app gives its router's. */
const Context = createContext<((href: string) => void) | undefined>(undefined)
export const NavigateProvider = Context.Provider

/** A real link: opens in a new tab, can be copied, and moves inside the app when it is simply pressed. */
export function Link({ href, onClick, children, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string }) {
  const navigate = use(Context)
  const pressed = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (!navigate || !plain || event.defaultPrevented || rest.target || !href.startsWith('/')) return
    event.preventDefault()
    navigate(href)
  }
  return (
    <a href={href} onClick={pressed} {...rest}>
      {children}
    </a>
  )
}
