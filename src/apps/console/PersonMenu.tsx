import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Dropdown } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { signOut } from '../../kernel/access/contract.ts'
import { call } from '../../platform/client/client.ts'
import { useReader } from '../../ui/console/reader.tsx'
import { say } from '../../ui/console/text.ts'
import { Icon } from '../../ui/icons/Icon.tsx'
import { useMe } from './me.ts'
import { PasswordDialog } from './PasswordDialog.tsx'
import { useScheme } from './scheme.ts'
import { shellText } from './text.ts'

/** Who I am: password, light or dark, the way out. */
export function PersonMenu() {
  const reader = useReader()
  const navigate = useNavigate()
  const { me } = useMe()
  const queries = useQueryClient()
  const { scheme, change } = useScheme()
  const [changing, setChanging] = useState(false)
  const leave = useMutation({
    mutationFn: () => call(signOut, {}),
    // A fresh page: nothing of this reader stays in memory for the next one.
    onSettled: () => {
      queries.clear()
      location.assign('/console/')
    },
  })
  const entries = [
    { key: 'who', disabled: true, label: say(shellText.person.role, { role: reader.roleName, org: reader.org.name }) },
    { type: 'divider' as const },
    {
      key: 'scheme',
      icon: <Icon name={scheme === 'dark' ? 'sun' : 'moon'} size="s" />,
      label: scheme === 'dark' ? shellText.person.light : shellText.person.dark,
    },
    { key: 'account', icon: <Icon name="person" size="s" />, label: shellText.person.account },
    ...(me.accountKind === 'partner'
      ? []
      : [{ key: 'lend', icon: <Icon name="handshake" size="s" />, label: shellText.person.lend }]),
    { key: 'password', icon: <Icon name="lock" size="s" />, label: shellText.person.changePassword },
    { key: 'leave', icon: <Icon name="sign-out" size="s" />, label: shellText.person.signOut },
  ]
  const onClick = ({ key }: { key: string }) => {
    if (key === 'scheme') change(scheme === 'dark' ? 'light' : 'dark')
    if (key === 'account') void navigate('/account')
    if (key === 'lend') void navigate('/delegations')
    if (key === 'password') setChanging(true)
    if (key === 'leave') leave.mutate()
  }
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items: entries, onClick }}>
        <button type="button" className="person plain" aria-label={`${reader.name}，${shellText.person.menu}`}>
          <span data-initial={reader.name.slice(0, 1)} />
          <b>{reader.name}</b>
        </button>
      </Dropdown>
      {changing && <PasswordDialog onClose={() => setChanging(false)} />}
    </>
  )
}
