import type { Language } from './language.ts'

/** A sentence, or a function of its values that makes one. */
export type Message = string | ((...values: never[]) => string)
export type Messages = Readonly<Record<string, Message>>

/** What another language must give for `T`: the same keys; text for text; a function of the same values for a function. */
export type Translated<T extends Messages> = {
  readonly [K in keyof T]: T[K] extends (...values: infer V) => string ? (...values: V) => string : string
}
export type Dictionary<T extends Messages> = Readonly<Record<Language, Translated<T>>>

/**
 * The words of one feature in every language. English decides which entries there are; one that is missing or too many
 * in another language does not compile.
 *
 *     const words = defineMessages({
 *       en: { title: 'Walk', doors: (n: number) => plural('en', n, '1 door', `${n} doors`) },
 *       es: { title: 'Recorrer', doors: (n: number) => plural('es', n, '1 puerta', `${n} puertas`) },
 *     })
 */
export const defineMessages = <const T extends Messages, S extends Translated<T>>(dictionary: {
  readonly en: T
  readonly es: S & { readonly [K in Exclude<keyof S, keyof T>]: never }
}): Dictionary<T> => dictionary as unknown as Dictionary<T>
