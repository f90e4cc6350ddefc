/** How Microsoft's renderer draws a card here: quiet colours, room to breathe, the same on phone and desktop. */
const ink = { default: '#22302f', subtle: '#566664' };
const accent = { default: '#1f5f5b', subtle: '#35726e' };

/** No red and no green: a status is a word, not a colour. */
const foregroundColors = {
  default: ink,
  accent,
  dark: ink,
  light: { default: '#ffffff', subtle: '#e8efee' },
  good: accent,
  warning: ink,
  attention: ink,
};

export const cardStyle = {
  fontFamily: 'inherit',
  supportsInteractivity: true,
  fontSizes: { small: 13, default: 15, medium: 16, large: 18, extraLarge: 22 },
  lineHeights: { small: 18, default: 22, medium: 23, large: 25, extraLarge: 29 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  spacing: { small: 4, default: 10, medium: 14, large: 20, extraLarge: 28, padding: 16 },
  separator: { lineThickness: 1, lineColor: '#dcd9d2' },
  containerStyles: {
    default: { backgroundColor: '#00000000', foregroundColors },
    emphasis: { backgroundColor: '#f3f1ec', foregroundColors },
    accent: { backgroundColor: '#e6f0ee', foregroundColors },
    good: { backgroundColor: '#e6f0ee', foregroundColors },
    warning: { backgroundColor: '#faf3df', foregroundColors },
    attention: { backgroundColor: '#faf3df', foregroundColors },
  },
  textStyles: { heading: { size: 'large', weight: 'bolder', color: 'default', isSubtle: false, fontType: 'default' } },
  textBlock: { headingLevel: 3 },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', color: 'default', size: 'default', suffix: ' *', suffixColor: 'accent' },
      optionalInputs: { weight: 'bolder', color: 'default', size: 'default' },
    },
    errorMessage: { color: 'default', weight: 'bolder', size: 'small', spacing: 'small' },
  },
  factSet: {
    title: { weight: 'bolder', color: 'default', size: 'default', wrap: true, maxWidth: 160 },
    value: { weight: 'default', color: 'default', size: 'default', wrap: true },
    spacing: 12,
  },
  actions: {
    maxActions: 20,
    spacing: 'large',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    allowTitleToWrap: true,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
  },
  adaptiveCard: { allowCustomStyle: false },
};
