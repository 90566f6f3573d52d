import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from './icons/Icon.tsx'
import './sheet.css'
import { uiText } from './text.ts'

/** A question over the page; it keeps the keyboard inside and gives the focus back when it closes. */
export function Sheet({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = box.current
    const before = document.activeElement
    dialog?.showModal()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      className="gh-sheet"
      ref={box}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header>
        <h2>{title}</h2>
        <button type="button" onClick={onClose} aria-label={uiText.close}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  )
}
