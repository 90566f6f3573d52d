import { Alert, Button, Modal } from 'antd'
import type { ReactNode } from 'react'
import { Icon } from '../icons/Icon.tsx'
import { kitText } from './text.ts'

/**
 * An act with its summary before and its result after.
 * `done` replaces the summary once the act has its answer; `problem` stands above the buttons and keeps what was typed.
 */
export function ActDialog({
  open,
  title,
  onClose,
  act,
  problem,
  why,
  done,
  width = 520,
  children,
}: {
  open: boolean
  title: ReactNode
  onClose: () => void
  act: { name: string; onAct: () => void; busy: boolean; danger?: boolean; locked?: boolean }
  problem?: string | null | undefined
  /** Why the act cannot be taken now; it stays in its place, locked. */
  why?: string | null
  done?: ReactNode
  width?: number
  children: ReactNode
}) {
  return (
    <Modal
      open={open}
      title={title}
      width={width}
      onCancel={onClose}
      destroyOnHidden
      mask={{ closable: false }}
      footer={
        done ? (
          <Button type="primary" onClick={onClose} autoFocus>
            {kitText.known}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{kitText.cancel}</Button>
            <Button
              type="primary"
              danger={act.danger ?? false}
              loading={act.busy}
              disabled={Boolean(why) || (act.locked ?? false)}
              onClick={act.onAct}
            >
              {act.name}
            </Button>
          </>
        )
      }
    >
      {done ? done : children}
      {!done && why && (
        <p className="locked-why">
          <Icon name="lock" size="s" />
          {why}
        </p>
      )}
      {!done && problem && <Alert type="error" showIcon title={problem} role="alert" style={{ marginTop: 12 }} />}
    </Modal>
  )
}
