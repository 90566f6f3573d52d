import { useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useNavigate } from 'react-router'
import type { Me } from '../../kernel/access/contract.ts'
import { SignInForm, useSignIn } from './SignInForm.tsx'
import { shellText } from './text.ts'

/** Over the page whose session ended; the page below keeps everything typed, unless another person signs in. */
export function SignInAgain({ me }: { me: Me }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const signIn = useSignIn((next) => {
    if (next.personId !== me.personId) {
      queries.clear()
      void navigate('/')
    } else void queries.invalidateQueries()
  })
  return (
    <Modal
      open
      title={shellText.signIn.expired}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      width={420}
    >
      <p className="muted" style={{ marginBottom: 16 }}>
        {shellText.signIn.expiredLead}
      </p>
      <SignInForm signIn={signIn} />
    </Modal>
  )
}
