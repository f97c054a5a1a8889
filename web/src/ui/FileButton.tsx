import type { ReactNode } from 'react'
import { useRef } from 'react'
import type { ButtonLook } from './Button.tsx'
import { Button } from './Button.tsx'

export interface FileButtonProps {
  readonly children: ReactNode
  /** As in `<input accept>`; leave it out where phones hide files of unknown types. */
  readonly accept?: string
  readonly onFile: (file: File) => void
  readonly look?: ButtonLook
  readonly wide?: boolean
  readonly isDisabled?: boolean
}

/** Opens the phone's own file chooser. Choosing the same file twice works. */
export function FileButton({ children, accept, onFile, look = 'primary', wide = false, isDisabled = false }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button look={look} wide={wide} icon="file" isDisabled={isDisabled} onPress={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={event => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
    </>
  )
}
