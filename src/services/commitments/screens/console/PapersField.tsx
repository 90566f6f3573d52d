import { useMutation } from '@tanstack/react-query'
import { Button, Form, Upload } from 'antd'
import { uploadFile } from '../../../../kernel/files/contract.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { upload } from '../../../../platform/client/upload.ts'
import { IconButton } from '../../../../ui/console/Marks.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'

export type GivenPaper = { readonly id: string; readonly name: string }

const most = 9

/** Pictures, or pictures and papers; each is stored as soon as it is picked. */
export function PapersField({
  label,
  hint,
  add,
  purpose,
  papers,
  onChange,
}: {
  label: string
  hint: string
  add: string
  purpose: 'photo' | 'document'
  papers: readonly GivenPaper[]
  onChange: (papers: readonly GivenPaper[]) => void
}) {
  const sending = useMutation({
    mutationFn: (file: File) =>
      upload(uploadFile, { query: { name: file.name, purpose }, file }, { onProgress: () => undefined }),
    onSuccess: ({ id, name }) => onChange([...papers, { id, name }]),
  })
  return (
    <Form.Item label={label} extra={sentenceOf(sending.error) ?? hint}>
      <ul>
        {papers.map((paper) => (
          <li key={paper.id} className="row">
            <Icon name={purpose === 'photo' ? 'image' : 'file'} size="s" />
            <span>{paper.name}</span>
            <IconButton
              icon="close"
              label={`${consoleText.fields.remove} ${paper.name}`}
              onClick={() => onChange(papers.filter((one) => one.id !== paper.id))}
            />
          </li>
        ))}
      </ul>
      <Upload
        accept={purpose === 'photo' ? '.png,.jpg,.jpeg' : '.pdf,.png,.jpg,.jpeg'}
        showUploadList={false}
        disabled={papers.length >= most}
        beforeUpload={(picked) => {
          sending.mutate(picked)
          return false
        }}
      >
        <Button size="small" loading={sending.isPending} icon={<Icon name="upload" size="s" />}>
          {add}
        </Button>
      </Upload>
    </Form.Item>
  )
}
