import { theme as antdTheme, type ThemeConfig } from 'antd'
import type { Tokens } from './tokens.ts'

const pixels = (value: string | undefined) => Number.parseInt(value ?? '', 10)
const milliseconds = (value: string | undefined) => `${pixels(value) / 1000}s`

/**
 * antd's theme from the literal tokens.
 * `colorPrimary` is the blue of selection and focus, because some twenty components derive theirs from it;
 * brand red is given to the one component that draws the main act, the primary button.
 */
export function themeOf(tokens: Tokens, scheme: 'light' | 'dark'): ThemeConfig {
  return {
    algorithm: scheme === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    cssVar: { key: `gh-${scheme}` },
    token: { ...colours(tokens), ...measures(tokens) },
    components: components(tokens),
  }
}

function colours(t: Tokens): ThemeConfig['token'] {
  return {
    colorPrimary: t.link,
    colorPrimaryHover: t.data,
    colorPrimaryActive: t.link,
    colorPrimaryBg: t.selected,
    colorPrimaryBgHover: t.selected,
    colorPrimaryBorder: t['data-2'],
    colorPrimaryText: t.link,
    colorLink: t.link,
    colorLinkHover: t.data,
    colorLinkActive: t.link,
    colorInfo: t['info-mark'],
    colorInfoText: t['info-text'],
    colorInfoBg: t['info-tint'],
    colorInfoBorder: t['info-line'],
    colorSuccess: t['ok-mark'],
    colorSuccessText: t['ok-text'],
    colorSuccessBg: t['ok-tint'],
    colorSuccessBorder: t['ok-line'],
    colorWarning: t['warn-mark'],
    colorWarningText: t['warn-text'],
    colorWarningBg: t['warn-tint'],
    colorWarningBorder: t['warn-line'],
    colorError: t['bad-mark'],
    colorErrorText: t['bad-text'],
    colorErrorBg: t['bad-tint'],
    colorErrorBorder: t['bad-line'],
    colorText: t.ink,
    colorTextSecondary: t['ink-2'],
    colorTextTertiary: t['ink-3'],
    colorTextQuaternary: t['ink-off'],
    colorTextPlaceholder: t['ink-3'],
    colorTextDisabled: t['ink-3'],
    colorTextHeading: t.ink,
    colorTextDescription: t['ink-3'],
    colorIcon: t['ink-3'],
    colorIconHover: t.ink,
    colorBgContainer: t.surface,
    colorBgElevated: t.surface,
    colorBgLayout: t.ground,
    colorBgSpotlight: t.ink,
    colorTextLightSolid: t.surface,
    colorFillTertiary: t.hover,
    colorFillQuaternary: t['surface-2'],
    colorBgContainerDisabled: t['surface-2'],
    colorBgMask: t.scrim,
    colorBorder: t['control-line'],
    colorBorderSecondary: t.line,
    colorSplit: t.line,
    colorBorderDisabled: t['line-strong'],
    controlItemBgActive: t.selected,
    controlItemBgActiveHover: t.selected,
    controlItemBgHover: t.hover,
    controlOutline: t['data-3'],
    boxShadow: t.e3,
    boxShadowSecondary: t.e3,
    boxShadowTertiary: t.e2,
  }
}

function measures(t: Tokens): ThemeConfig['token'] {
  return {
    fontFamily: t.font,
    fontFamilyCode: t['font-mono'],
    fontSize: pixels(t.t3),
    fontSizeSM: pixels(t.t2),
    fontSizeLG: pixels(t.t4),
    fontWeightStrong: 600,
    fontSizeHeading5: pixels(t.t4),
    fontSizeHeading4: pixels(t.t5),
    fontSizeHeading3: pixels(t.t6),
    fontSizeHeading2: pixels(t.t7),
    borderRadiusSM: pixels(t.r1),
    borderRadius: pixels(t.r2),
    borderRadiusLG: pixels(t.r3),
    controlHeight: pixels(t.control),
    controlHeightLG: pixels(t['control-lg']),
    sizeUnit: 4,
    wireframe: false,
    motionDurationFast: milliseconds(t.fast),
    motionDurationMid: milliseconds(t.mid),
    motionDurationSlow: milliseconds(t.slow),
    lineWidthFocus: 2,
  }
}

function components(t: Tokens): ThemeConfig['components'] {
  const field = {
    activeBorderColor: t['focus-color'],
    hoverBorderColor: t['ink-2'],
    activeShadow: `0 0 0 1px ${t['focus-color']}`,
  }
  return {
    Button: {
      colorPrimary: t.brand,
      colorPrimaryHover: t['brand-hover'],
      colorPrimaryActive: t['brand-hover'],
      colorTextLightSolid: t['on-brand'],
      primaryColor: t['on-brand'],
      primaryShadow: 'none',
      defaultShadow: 'none',
      dangerShadow: 'none',
      fontWeight: 400,
      defaultBorderColor: t['line-strong'],
      defaultHoverBorderColor: t['control-line'],
      defaultHoverColor: t.ink,
      defaultActiveColor: t.ink,
      defaultActiveBorderColor: t['control-line'],
      borderColorDisabled: t.line,
      paddingInline: 14,
    },
    Table: {
      headerBg: t['surface-2'],
      headerColor: t['ink-3'],
      headerSplitColor: 'transparent',
      headerBorderRadius: 0,
      borderColor: t.line,
      rowHoverBg: t.hover,
      rowSelectedBg: t.selected,
      rowSelectedHoverBg: t.selected,
      cellFontSize: pixels(t.t2),
      cellFontSizeMD: pixels(t.t2),
      cellFontSizeSM: pixels(t.t2),
      cellPaddingBlockSM: 9,
      cellPaddingInlineSM: 8,
      fontWeightStrong: 400,
      footerBg: t.surface,
    },
    Tabs: {
      itemColor: t['ink-2'],
      itemSelectedColor: t.ink,
      itemHoverColor: t.ink,
      inkBarColor: t.ink,
      horizontalItemGutter: 20,
    },
    Menu: { itemSelectedBg: t.hover, itemSelectedColor: t.ink },
    Input: field,
    InputNumber: field,
    Select: {
      activeBorderColor: t['focus-color'],
      hoverBorderColor: t['ink-2'],
      activeOutlineColor: t['data-3'],
      optionSelectedBg: t.selected,
      optionSelectedFontWeight: 600,
    },
    Segmented: { trackBg: t.hover, itemSelectedBg: t.surface },
    Tree: { nodeSelectedBg: t.selected, nodeHoverBg: t.hover },
    Progress: { defaultColor: t.data, remainingColor: t['data-rest'] },
    Modal: { titleFontSize: pixels(t.t5), contentBg: t.surface, headerBg: t.surface },
    Tooltip: { colorBgSpotlight: t.ink },
    Form: { labelColor: t['ink-2'], verticalLabelPadding: '0 0 4px', itemMarginBottom: 16 },
    Tag: { defaultBg: t.hover, defaultColor: t['ink-2'] },
  }
}
