import type { ReactNode } from 'react'

interface FormProps {
  /** `form`: around a whole screen, whose button sends it. */
  readonly className?: string
  /** By its button or by Enter. What is missing is said by the fields, in our words. */
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** Whoever sends what is not whole is led to what is missing: on a small phone it may be out of sight. */
const toFault = (form: HTMLFormElement): void =>
  form.querySelector<HTMLElement>(':is(input, textarea, select)[aria-invalid="true"], [aria-invalid="true"] input')?.focus()

export function Form({ className = 'stack', onSubmit, children }: FormProps) {
  return (
    <form
      className={className}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        onSubmit()
        const form = event.currentTarget
        requestAnimationFrame(() => toFault(form))
      }}
    >
      {children}
    </form>
  )
}
