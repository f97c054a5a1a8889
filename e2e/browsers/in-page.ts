// Runs in the page: finds what a role and an accessible name mean there, where a driver cannot do it by itself. What it
// finds is then held against the browser's own accessibility tree (screen.ts).

export interface Query {
  readonly role: string
  /** A pattern for the name, capitals or not; everything of the role without it. */
  readonly name?: string
  readonly level?: number
  readonly checked?: boolean
  /** Takes a tap. */
  readonly enabled?: boolean
  /** Only inside of this. */
  readonly within?: Query
  /** The words around a box or a radio button, where a finger taps. */
  readonly label?: boolean
}

/** The elements of a query that can be seen, or the names of them. Holds everything it needs: it is sent as text. */
export function inPage(query: Query, wanted: 'first' | 'names' | 'field' | 'open' | 'focus'): unknown {
  const ROLES: Readonly<Record<string, string>> = {
    alert: '[role=alert]',
    alertdialog: '[role=alertdialog]',
    application: '[role=application]',
    button: 'button, [role=button]',
    checkbox: 'input[type=checkbox], [role=checkbox]',
    combobox: 'select',
    disclosure: 'summary',
    dialog: 'dialog, [role=dialog]',
    group: 'fieldset, [role=group]',
    heading: 'h1, h2, h3, h4',
    img: 'img, [role=img]',
    link: 'a[href], [role=link]',
    list: 'ul, ol, [role=list]',
    listitem: 'li, [role=listitem]',
    main: 'main',
    navigation: 'nav',
    note: '[role=note]',
    radio: 'input[type=radio], [role=radio]',
    radiogroup: '[role=radiogroup]',
    region: 'section, [role=region]',
    row: 'tr',
    status: '[role=status], output',
    table: 'table',
    textbox:
      'textarea, [role=textbox], input:not([type]), input:is([type=text], [type=search], [type=number], [type=tel], [type=date], [type=time])',
  }
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
  const textOf = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? ''
    if (!(node instanceof Element) || node.getAttribute('aria-hidden') === 'true' || !node.checkVisibility()) return ''
    const given = node.getAttribute('aria-label') ?? node.getAttribute('alt')
    if (given !== null) return ` ${given} `
    const inner = [...node.childNodes].map(textOf).join('')
    return getComputedStyle(node).display.startsWith('inline') ? inner : ` ${inner} `
  }
  const nameOf = (element: Element): string => {
    const by = element.getAttribute('aria-labelledby')
    if (by) return plain(by.split(/\s+/).map(id => document.getElementById(id)?.textContent ?? '').join(' ')) // prettier-ignore
    if (element instanceof HTMLTableElement && element.caption) return plain(textOf(element.caption))
    const labels = (element as HTMLInputElement).labels
    if (!element.hasAttribute('aria-label') && labels?.length) return plain([...labels].map(textOf).join(' '))
    return plain(textOf(element))
  }
  const all = (each: Query): Element[] => {
    const roots = each.within ? all(each.within) : [document.documentElement]
    const name = each.name === undefined ? undefined : new RegExp(each.name, 'iu')
    return roots
      .flatMap(root => [...root.querySelectorAll(ROLES[each.role]!)])
      .filter(element => element.checkVisibility() && !element.closest('[inert], [aria-hidden=true]'))
      .filter(element => each.level === undefined || element.tagName === `H${each.level}`)
      .filter(element => each.checked === undefined || (element as HTMLInputElement).checked === each.checked)
      .filter(element => !each.enabled || !element.matches(':disabled, [aria-disabled=true]'))
      .filter(element => !name || name.test(nameOf(element)))
  }
  const found = all(query)
  if (wanted === 'names') return found.map(nameOf)
  const [first] = found
  // Of a button that asks for a file, where the file goes.
  if (wanted === 'field') return first?.nextElementSibling?.matches('input[type=file]') ? first.nextElementSibling : null
  if (wanted === 'open') return first?.closest('details')?.open ?? null
  if (wanted === 'focus') return first !== undefined && first === document.activeElement
  return (query.label ? first?.closest('label') : first) ?? null
}
