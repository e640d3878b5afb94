export const HUES = [
  'black',
  'white',
  'grey',
  'red',
  'orange',
  'brown',
  'yellow',
  'green',
  'turquoise',
  'blue',
  'purple',
  'pink',
] as const;

export type Hue = (typeof HUES)[number];
export type Shade = 'dark' | 'plain' | 'light';

export interface Colour {
  readonly hue: Hue;
  readonly shade: Shade;
  /** `#rrggbb` */
  readonly hex: string;
}

/** Where each hue ends on the colour wheel, in degrees. */
const WHEEL: readonly (readonly [number, Hue])[] = [
  [15, 'red'],
  [42, 'orange'],
  [70, 'yellow'],
  [160, 'green'],
  [195, 'turquoise'],
  [255, 'blue'],
  [295, 'purple'],
  [340, 'pink'],
  [361, 'red'],
];

function hueAngle(red: number, green: number, blue: number): number {
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  if (most === red) return (60 * ((green - blue) / spread) + 360) % 360;
  if (most === green) return 60 * ((blue - red) / spread) + 120;
  return 60 * ((red - green) / spread) + 240;
}

/** The name of a colour, as a person would say it from across the room. */
export function nameColour(red: number, green: number, blue: number): Colour {
  const hex = `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const lightness = (most + least) / 510;
  if (lightness < 0.06) return { hue: 'black', shade: 'plain', hex };
  if (lightness > 0.95) return { hue: 'white', shade: 'plain', hex };
  const shade = lightness < 0.33 ? 'dark' : lightness > 0.67 ? 'light' : 'plain';
  const saturation = (most - least) / (255 - Math.abs(most + least - 255));
  if (saturation < 0.12) return { hue: 'grey', shade, hex };
  const angle = hueAngle(red, green, blue);
  const hue = WHEEL.find(([end]) => angle < end)?.[1] ?? 'red';
  if (hue === 'orange' && shade === 'dark') return { hue: 'brown', shade: 'plain', hex };
  return { hue, shade, hex };
}
