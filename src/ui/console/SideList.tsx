import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import './rows.css'

/** The rows behind a number, beside the page it stands on. */
export function SideList({
  open,
  title,
  sub,
  extra,
  wide,
  onClose,
  children,
}: {
  open: boolean
  title: ReactNode
  sub?: ReactNode
  extra?: ReactNode
  wide?: true
  onClose: () => void
  children: ReactNode
}) {
  return (
    <Drawer
      open={open}
      onClose={onClose}
      size={wide ? 820 : 560}
      destroyOnHidden
      mask={false}
      title={
        <>
          {title}
          {sub && <small className="side-sub">{sub}</small>}
        </>
      }
      extra={extra}
      styles={{ body: { padding: 0 } }}
    >
      {children}
    </Drawer>
  )
}
