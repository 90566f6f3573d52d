import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Modal, Upload } from 'antd'
import { addressOf } from '../../../../platform/client/address.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { kitText, say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { getPhoto } from '../../catalogue.contract.ts'
import { photosText as text } from '../../photos-console.text.ts'
import { addPhoto, arrangePhotos, type DeskProduct, getDeskProduct } from '../../supply.contract.ts'
import { PhotoUnreadable, sendPhoto } from '../send-photo.ts'
import './photos-dialog.css'

const most = 6

/** The photographs of one product: added, put first, taken away; each act counts at once. */
export function PhotosDialog({ product, onClose }: { product: DeskProduct; onClose: () => void }) {
  const answers = useQueryClient()
  const params = { id: product.id }
  const asked = useQuery(ask(getDeskProduct, { params }))
  const settle = { onSuccess: () => answers.invalidateQueries() }
  const add = useMutation({
    mutationFn: async (file: File) => {
      const { smallFileId, largeFileId } = await sendPhoto(file)
      return call(addPhoto, { params, body: { smallFileId, largeFileId } })
    },
    ...settle,
  })
  const arrange = useMutation({
    mutationFn: (photoIds: string[]) => call(arrangePhotos, { params, body: { photoIds } }),
    ...settle,
  })
  const problem = add.error instanceof PhotoUnreadable ? text.unreadable : sentenceOf(add.error ?? arrange.error)
  return (
    <Modal
      open
      width={640}
      title={say(text.title, { name: product.name })}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{kitText.close}</Button>}
    >
      <p className="muted">{text.lead}</p>
      <Answered asked={asked} bones={3}>
        {({ photoIds }) => (
          <>
            {photoIds.length === 0 && <p>{text.none}</p>}
            <Pictures photoIds={photoIds} busy={arrange.isPending} onArrange={(ids) => arrange.mutate(ids)} />
            {photoIds.length < most && (
              <Upload
                accept="image/jpeg,image/png"
                showUploadList={false}
                beforeUpload={(file) => {
                  add.mutate(file)
                  return false
                }}
              >
                <Button type="primary" loading={add.isPending} icon={<Icon name="plus" size="s" />}>
                  {add.isPending ? text.adding : text.add}
                </Button>
              </Upload>
            )}
          </>
        )}
      </Answered>
      {problem && <Alert type="error" showIcon title={problem} role="alert" style={{ marginTop: 12 }} />}
    </Modal>
  )
}

function Pictures({
  photoIds,
  busy,
  onArrange,
}: {
  photoIds: readonly string[]
  busy: boolean
  onArrange: (photoIds: string[]) => void
}) {
  return (
    <ul className="mall-photos-arranged">
      {photoIds.map((id, at) => {
        const others = photoIds.filter((one) => one !== id)
        return (
          <li key={id}>
            <img
              src={addressOf(getPhoto, { params: { id, size: 'small' } })}
              alt={say(text.photo, { n: at + 1 })}
              decoding="async"
            />
            <span className="row wrap">
              {at === 0 ? (
                <StateTag tone="ok">{text.cover}</StateTag>
              ) : (
                <Button size="small" disabled={busy} onClick={() => onArrange([id, ...others])}>
                  {text.first}
                </Button>
              )}
              <Button size="small" danger disabled={busy} onClick={() => onArrange(others)}>
                {text.remove}
              </Button>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
