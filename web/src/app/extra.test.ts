import { createElement, Suspense } from 'react'
import { prerender } from 'react-dom/static'
import { expect, it } from 'vitest'
import { extra } from './extra.ts'

type Props = { readonly doors: number }
const Part = ({ doors }: Props) => createElement('p', null, `part ${doors}`)
const Instead = ({ doors }: Props) => createElement('p', null, `instead ${doors}`)
const comes = async () => ({ default: Part })
const lost = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))

const shown = async (part: ReturnType<typeof extra<Props>>) => {
  const { prelude } = await prerender(createElement('div', null, createElement(Suspense, null, createElement(part, { doors: 7 })), 'rest'))
  return (await new Response(prelude).text()).replaceAll(/<!--.*?-->/g, '')
}

it('[P4.2] a part that has not come leaves all the rest, and what is given in its place', async () => {
  expect(await shown(extra(comes))).toBe('<div><p>part 7</p>rest</div>')
  expect(await shown(extra<Props>(lost))).toBe('<div>rest</div>')
  expect(await shown(extra<Props>(lost, Instead))).toBe('<div><p>instead 7</p>rest</div>')
})
