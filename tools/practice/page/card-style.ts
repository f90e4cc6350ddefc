/** How Microsoft's renderer draws a card here: quiet colours, room to breathe, the same on phone and desktop. */
export type Theme = 'light' | 'dark';

interface Palette {
  readonly ink: Shades;
  readonly accent: Shades;
  readonly line: string;
  readonly emphasis: string;
  readonly calm: string;
  readonly attention: string;
}
interface Shades {
  readonly default: string;
  readonly subtle: string;
}

const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    ink: { default: '#22302f', subtle: '#566664' },
    accent: { default: '#1f5f5b', subtle: '#35726e' },
    line: '#dcd9d2',
    emphasis: '#f3f1ec',
    calm: '#e6f0ee',
    attention: '#faf3df',
  },
  dark: {
    ink: { default: '#eef2f1', subtle: '#b4c2c0' },
    accent: { default: '#8fd0c9', subtle: '#79b8b1' },
    line: '#46504f',
    emphasis: '#2c3332',
    calm: '#21403d',
    attention: '#463b1c',
  },
};

/** No red and no green: a status is a word, not a colour. */
const inks = ({ ink, accent }: Palette) => ({
  default: ink,
  accent,
  dark: palettes.light.ink,
  light: { default: '#ffffff', subtle: '#e8efee' },
  good: accent,
  warning: ink,
  attention: ink,
});

const containers = (palette: Palette) => {
  const foregroundColors = inks(palette);
  const on = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
  return {
    default: on('#00000000'),
    emphasis: on(palette.emphasis),
    accent: on(palette.calm),
    good: on(palette.calm),
    warning: on(palette.attention),
    attention: on(palette.attention),
  };
};

/** The settings of Microsoft's renderer in these colours. */
export const cardStyleIn = (theme: Theme) => ({
  fontFamily: 'inherit',
  supportsInteractivity: true,
  fontSizes: { small: 13, default: 15, medium: 16, large: 18, extraLarge: 22 },
  lineHeights: { small: 18, default: 22, medium: 23, large: 25, extraLarge: 29 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  spacing: { small: 4, default: 10, medium: 14, large: 20, extraLarge: 28, padding: 16 },
  separator: { lineThickness: 1, lineColor: palettes[theme].line },
  containerStyles: containers(palettes[theme]),
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
});
