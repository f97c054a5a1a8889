// The frame of a journey: a relay that serves the built app, people who arrive with phones of their own, and at the end
// nobody left behind. When a journey fails, it is said what each of them had on the screen.
import { test } from '@playwright/test'
import { loadRefusals } from '@porchlight/web/i18n/refusals'
import { builtApp } from './app.ts'
import { Person, type PersonOptions } from './people.ts'
import { expect } from './people/acting.ts'
import { englishAmong } from './people/shown.ts'
import { type RelayOptions, type TestRelay, startRelay } from './relay.ts'

// Journeys quote what a refusal says.
await loadRefusals('en')
await loadRefusals('es')

export interface Story {
  readonly relay: TestRelay
  /** Somebody with a new phone, who gets the app from the relay unless told otherwise. */
  arrive(name: string, options?: Partial<PersonOptions>): Promise<Person>
  /** Something to be ended with the journey, the latest first. */
  closing(end: () => Promise<unknown>): void
}

export function journey(title: string, tell: (story: Story) => Promise<void>, options: RelayOptions = {}): void {
  test(title, async () => {
    const relay = await startRelay({ app: await builtApp(), ...options })
    const people: Person[] = []
    const endings: (() => Promise<unknown>)[] = [() => relay.dispose()]
    try {
      await tell({
        relay,
        async arrive(name, more = {}) {
          const person = await Person.arrive(name, { origin: relay.origin, ...more })
          people.push(person)
          endings.push(() => person.leave())
          return person
        },
        closing: end => void endings.push(end),
      })
      for (const { phone } of people) expect(phone.errors).toEqual([])
      for (const { language, shown } of people) {
        const english = await englishAmong(shown)
        if (language === 'es') expect(english, 'English on a Spanish screen').toEqual([])
        // Or the search above finds nothing because it looks at nothing.
        else expect(english).not.toEqual([])
      }
    } catch (error) {
      for (const person of people) await test.info().attach(person.name, { body: await screenOf(person), contentType: 'text/plain' })
      throw error
    } finally {
      for (const end of endings.reverse()) await end()
    }
  })
}

async function screenOf({ name, phone }: Person): Promise<string> {
  if (!phone.isOn) return `${name}: switched off`
  const words = await phone.page.locator('body').innerText()
  return `${name}, ${phone.page.url()}\n${words}\n${phone.errors.join('\n')}`
}
