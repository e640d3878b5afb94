import { gradient, svg, times } from './svg';

/** Six bars that rise from left to right, the last one in another colour. No text: fonts differ. */
export function barChart(): string {
  const heights = [180, 260, 240, 390, 470, 610];
  return svg(
    1400,
    900,
    `<rect width="1400" height="900" fill="#fff"/>
    ${times(6, (index) => `<path d="M130 ${770 - index * 125} H1320" stroke="#dde3ea" stroke-width="3"/><rect x="70" y="${762 - index * 125}" width="${34 + (index % 2) * 8}" height="14" rx="4" fill="#9aa7b5"/>`)}
    ${heights.map((height, index) => `<rect x="${180 + index * 190}" y="${770 - height}" width="120" height="${height}" rx="6" fill="${index === 5 ? '#e4572e' : '#2e86ab'}"/><rect x="${205 + index * 190}" y="800" width="70" height="16" rx="5" fill="#7c8896"/>`).join('')}
    <path d="M130 770 H1320 M130 90 V770" stroke="#38434f" stroke-width="6" fill="none"/>
    <rect x="130" y="40" width="420" height="24" rx="6" fill="#38434f"/>`,
  );
}

/** The logo of an invented company: a leaf in a rounded square. */
export function logo(): string {
  return svg(
    240,
    240,
    `<title>Greenleaf</title><defs>${gradient('leaf', '#b7f0c0', '#e9fff0')}</defs><rect x="10" y="10" width="220" height="220" rx="52" fill="#116149"/><path d="M60 180 Q50 70 185 55 Q190 175 84 176 Q110 120 150 96 Q96 116 60 180Z" fill="url(#leaf)"/>`,
  );
}

/** A white compass rose on nothing: invisible on a white page. */
export function whiteRose(): string {
  return svg(
    640,
    640,
    `<g fill="#fff"><path d="M320 20 L372 268 L620 320 L372 372 L320 620 L268 372 L20 320 L268 268Z"/><g transform="rotate(45 320 320)" opacity="0.75"><path d="M320 130 L352 288 L510 320 L352 352 L320 510 L288 352 L130 320 L288 288Z"/></g></g><circle cx="320" cy="320" r="270" fill="none" stroke="#fff" stroke-width="12"/>`,
  );
}

/** A traffic light of which one lamp is lit: 0 red, 1 amber, 2 green. */
export function trafficLight(lit: number): string {
  const lamps = [
    ['#ff3b30', '#4a1512'],
    ['#ffcc00', '#4a3d08'],
    ['#34c759', '#0f3a1b'],
  ];
  return svg(
    400,
    800,
    `<rect width="400" height="800" fill="#bcd7ea"/><rect x="182" y="620" width="36" height="180" fill="#555"/><rect x="100" y="60" width="200" height="570" rx="44" fill="#22272b"/>${lamps.map(([on, off], index) => `<circle cx="200" cy="${160 + index * 185}" r="72" fill="${index === lit ? on : off}"/>`).join('')}`,
  );
}

/** Waves of teal and coral that mean nothing: a background. */
export function texture(): string {
  return svg(
    1200,
    800,
    `<defs>${gradient('ground', '#0d3b4f', '#155e63')}</defs><rect width="1200" height="800" fill="url(#ground)"/>${times(14, (index) => `<path d="M-50 ${40 + index * 58} C250 ${-40 + index * 62} 450 ${170 + index * 50} 700 ${60 + index * 56} S1100 ${-10 + index * 64} 1260 ${70 + index * 55}" fill="none" stroke="${index % 3 === 0 ? '#f2755a' : '#3fb8a9'}" stroke-width="${10 + (index % 4) * 7}" opacity="0.75"/>`)}`,
  );
}

/** A magnifying glass of 24 pixels, as in a menu. */
export function icon(): string {
  return svg(
    24,
    24,
    '<circle cx="10" cy="10" r="6.5" fill="none" stroke="#4945ff" stroke-width="2.5"/><path d="M15 15 L21.5 21.5" stroke="#4945ff" stroke-width="3" stroke-linecap="round"/>',
  );
}
