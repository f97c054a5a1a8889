import './sheet.css'
import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button, IconButton } from './Button.tsx'
import { useUiWords } from './ui-words.ts'

export interface SheetProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at its lower end. */
  readonly actions?: ReactNode
}

/**
 * Comes up from below on phones, stands in the middle on wide screens. Escape, the cross and a press outside close it.
 * No field in it takes the focus by itself: on phones the sheet would stay hidden until the keyboard has come up.
 */
export function Sheet({ title, isOpen, onClose, children, actions }: SheetProps) {
  const words = useUiWords()
  return (
    <ModalOverlay className="sheet-ground" isOpen={isOpen} onOpenChange={open => !open && onClose()} isDismissable>
      <Modal className="sheet">
        <Dialog className="sheet-dialog">
          <div className="sheet-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton icon="close" label={words.close} onPress={onClose} />
          </div>
          <div className="sheet-body">{children}</div>
          {actions && <div className="sheet-actions">{actions}</div>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

export interface AskProps {
  readonly title: string
  /** What will happen, and what will not. */
  readonly children: ReactNode
  /** The act in words ("Leave and wipe"), never "OK". */
  readonly act: string
  readonly isOpen: boolean
  readonly isPending?: boolean
  readonly onAct: () => void
  readonly onClose: () => void
}

/** Asks before what cannot be undone. Only leaving, wiping and revoking ask. */
export function Ask({ title, children, act, isOpen, isPending = false, onAct, onClose }: AskProps) {
  const words = useUiWords()
  return (
    <ModalOverlay className="sheet-ground" isOpen={isOpen} onOpenChange={open => !open && onClose()}>
      <Modal className="sheet">
        <Dialog role="alertdialog" className="sheet-dialog">
          <div className="sheet-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
          </div>
          <div className="sheet-body">{children}</div>
          <div className="sheet-actions">
            <Button look="danger" wide onPress={onAct} isPending={isPending}>
              {act}
            </Button>
            <Button wide onPress={onClose}>
              {words.cancel}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
