import { AlignmentType, Document, Footer, ImageRun, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { dayOf, displayFullDay } from '../../platform/dates.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { Actor } from '../access/index.ts'
import type { Party } from './model.ts'
import { openForPaper } from './open-for-paper.ts'
import { addressLine } from './print-instrument.ts'
import type { OpenedInstrument } from './read-instrument.ts'
import { paperText, typefaces } from './text.ts'

/** Sizes in half points and lines in twentieths of a point, as GB/T 9704 sets them: 二号 title, 三号 text, 28 points a line. */
const sizes = { title: 44, body: 32, note: 21 }
const line = 560
const twoCharacters = 640
const margins = { top: 2098, bottom: 1985, left: 1588, right: 1474 }
const headingForm = /^[一二三四五六七八九十]+、[^，。；]{1,20}$/

/** 导出 Word: the same frozen text as `printInstrument` writes, in the typefaces of official papers. Each is audited. */
export async function writeInstrument(actor: Actor, id: string): Promise<Download> {
  const { opened, pictures } = await openForPaper(actor, id)
  const { document } = opened
  const paper = new Document({
    title: `${document.title} ${document.number}`,
    creator: document.draftedBy,
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin: margins } },
        footers: { default: pageNumbers() },
        children: [...headOf(opened), ...bodyOf(opened), ...signaturesOf(opened, pictures), ...proofOf(opened)],
      },
    ],
  })
  return {
    name: `${document.number}.docx`,
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    content: await Packer.toBuffer(paper),
  }
}

type Face = keyof Omit<typeof typefaces, 'latin'>

function textOf(text: string, face: Face, size: number, weight: 'plain' | 'bold' = 'plain'): TextRun {
  const { latin } = typefaces
  const font = { ascii: latin, hAnsi: latin, cs: latin, eastAsia: typefaces[face], hint: 'eastAsia' }
  return new TextRun({ text, font, size, bold: weight === 'bold' })
}

function headOf(opened: OpenedInstrument): Paragraph[] {
  const { document } = opened
  const period = document.inForceUntil === null ? paperText.openPeriod : paperText.period
  const facts = {
    number: document.number,
    from: displayFullDay(document.inForceFrom),
    until: document.inForceUntil === null ? '' : displayFullDay(document.inForceUntil),
  }
  const [title] = opened.text.text.split('\n')
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 280 },
      children: [textOf(title!, 'title', sizes.title, 'bold')],
    }),
    ...[fillSentence(paperText.number, facts), fillSentence(period, facts)].map(
      (text) => new Paragraph({ alignment: AlignmentType.RIGHT, children: [textOf(text, 'body', sizes.note)] }),
    ),
    ...(document.revokedAt
      ? [
          paragraph(
            fillSentence(paperText.revoked, {
              day: displayFullDay(dayOf(document.revokedAt)),
              because: document.revokedBecause ?? '',
            }),
            'heading',
          ),
        ]
      : []),
  ]
}

function bodyOf(opened: OpenedInstrument): Paragraph[] {
  const articles = opened.text.text.split('\n').slice(1)
  const to = opened.addressees.length > 0 ? [paragraph(addressLine(opened), 'body', 0)] : []
  return [...to, ...articles.map((article) => paragraph(article, headingForm.test(article) ? 'heading' : 'body'))]
}

function paragraph(text: string, face: Face, firstLine = twoCharacters): Paragraph {
  return new Paragraph({
    spacing: { line, lineRule: 'exact' },
    indent: { firstLine },
    children: [textOf(text, face, sizes.body)],
  })
}

function signaturesOf(opened: OpenedInstrument, pictures: ReadonlyMap<string, Buffer>): Paragraph[] {
  return opened.parties.flatMap((party) => signatureOf(opened, party, pictures.get(party.side)))
}

function signatureOf(opened: OpenedInstrument, party: Party, picture: Buffer | undefined): Paragraph[] {
  const side = opened.template.sides.find((one) => one.key === party.side)!
  const signature = opened.signatures.find((one) => one.side === party.side)
  const said = signature
    ? [
        ...(picture ? [] : [fillSentence(paperText.confirmed, { signer: signature.signerName })]),
        fillSentence(paperText.capacity, { signer: signature.signerName, capacity: signature.capacity }),
        fillSentence(paperText.signedOn, { day: displayFullDay(dayOf(signature.signedAt)) }),
      ]
    : [paperText.notSigned]
  const hand = picture
    ? [
        new Paragraph({
          children: [new ImageRun({ type: 'png', data: picture, transformation: { width: 160, height: 60 } })],
        }),
      ]
    : []
  return [
    new Paragraph({
      spacing: { before: 400 },
      keepNext: true,
      children: [textOf(`${side.name}：${party.name}`, 'heading', sizes.body)],
    }),
    ...hand,
    ...said.map((text) => new Paragraph({ children: [textOf(text, 'body', sizes.note)] })),
  ]
}

function proofOf({ document, text }: OpenedInstrument): Paragraph[] {
  return [
    fillSentence(paperText.check, { code: document.code }),
    fillSentence(paperText.digest, { digest: text.digest }),
  ].map((said) => new Paragraph({ spacing: { before: 120 }, children: [textOf(said, 'body', sizes.note)] }))
}

function pageNumbers(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ size: 28, font: typefaces.title, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })
}
