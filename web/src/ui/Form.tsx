import type { ReactNode } from 'react'

interface FormProps {
  /** `form`: around a whole screen, whose button sends it. */
  readonly className?: string
  /** By its button or by Enter. What is missing is said by the fields, in our words. */
  readonly onSubmit: () => void
  readonly children: ReactNode
}

export function Form({ className = 'stack', onSubmit, children }: FormProps) {
  return (
    <form
      className={className}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
    </form>
  )
}
