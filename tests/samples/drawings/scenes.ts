import { blur, gradient, numbers, roundShade, svg, times } from './svg';

/** Three ranges of mountains above a lake, an orange sun setting behind them. */
export function mountains(): string {
  const random = numbers(7);
  const ridge = (base: number, height: number, step: number, fill: string) => {
    const peaks = times(Math.ceil(1600 / step) + 1, (index) => {
      const top = base - height * (0.35 + 0.65 * random());
      return `L${index * step} ${(index % 2 === 0 ? top : base - height * 0.25 * random()).toFixed(0)} `;
    });
    return `<path d="M0 1067 L0 ${base} ${peaks} L1600 1067Z" fill="${fill}"/>`;
  };
  return svg(
    1600,
    1067,
    `<defs>${gradient('sky', '#27408b', '#c2607a', '#ffb15c', '#ffe29a')}${gradient('lake', '#e8945a', '#3b3a6b')}${blur('glow', 45)}</defs>
    <rect width="1600" height="760" fill="url(#sky)"/>
    <circle cx="1080" cy="470" r="190" fill="#ffd27a" opacity="0.7" filter="url(#glow)"/>
    <circle cx="1080" cy="470" r="92" fill="#fff1c4"/>
    ${ridge(700, 420, 190, '#8d5f83')}
    ${ridge(740, 300, 130, '#5b4a78')}
    ${ridge(770, 190, 95, '#33335c')}
    <rect y="770" width="1600" height="297" fill="url(#lake)"/>
    ${times(26, (index) => `<rect x="${(900 + 360 * (random() - 0.5) - index * 3).toFixed(0)}" y="${785 + index * 10}" width="${(120 + 160 * random()).toFixed(0)}" height="3" fill="#ffe0a0" opacity="${(0.75 - index * 0.025).toFixed(2)}"/>`)}
    ${times(34, (index) => {
      const x = 20 + index * 48 + 20 * random();
      const height = 90 + 130 * random();
      return x > 620 && x < 1000
        ? ''
        : `<path d="M${x.toFixed(0)} ${(1067 - height).toFixed(0)} l${(height / 4).toFixed(0)} ${height.toFixed(0)} h-${(height / 2).toFixed(0)}z" fill="#15192e"/>`;
    })}`,
  );
}

/** A harbour at noon: coloured houses on the quay, three sailing boats in front. */
export function harbour(): string {
  const random = numbers(21);
  const colours = ['#d9534f', '#f0ad4e', '#f7e1b5', '#5b8c5a', '#4f81bd', '#e38b75', '#f2f0e6'];
  const house = (index: number) => {
    const height = 210 + Math.round(110 * random());
    const x = index * 160;
    const top = 560 - height;
    const windows = times(6, (at) => {
      const wx = x + 24 + (at % 2) * 68;
      const wy = top + 40 + Math.floor(at / 2) * 62;
      return `<rect x="${wx}" y="${wy}" width="36" height="42" fill="#2f4858" stroke="#fff" stroke-width="5"/>`;
    });
    return `<rect x="${x}" y="${top}" width="152" height="${height}" fill="${colours[index % colours.length]}"/><path d="M${x - 6} ${top} l82 -72 l82 72z" fill="#7b3f31"/>${windows}`;
  };
  const boat = (x: number, y: number, size: number, hull: string) =>
    `<g transform="translate(${x} ${y}) scale(${size})"><ellipse cx="0" cy="34" rx="150" ry="10" fill="#0c4a5e" opacity="0.5"/><path d="M-140 -10 h280 l-42 44 h-196z" fill="${hull}"/><rect x="-5" y="-300" width="8" height="292" fill="#5a3a22"/><path d="M8 -292 q120 130 110 262 h-110z" fill="#fdfdf8"/><path d="M-10 -270 q-90 120 -100 240 h100z" fill="#e9edf0"/></g>`;
  return svg(
    1600,
    1000,
    `<defs>${gradient('sky', '#5fb4e5', '#d8eef8')}${gradient('sea', '#2b93a8', '#0f5b73')}</defs>
    <rect width="1600" height="560" fill="url(#sky)"/>
    <g fill="#fff" opacity="0.9"><ellipse cx="300" cy="120" rx="140" ry="36"/><ellipse cx="380" cy="92" rx="90" ry="40"/><ellipse cx="1200" cy="90" rx="170" ry="34"/></g>
    ${times(10, house)}
    <rect y="556" width="1600" height="46" fill="#8d8577"/>
    <rect y="602" width="1600" height="398" fill="url(#sea)"/>
    ${times(70, () => `<rect x="${(1600 * random()).toFixed(0)}" y="${(620 + 370 * random()).toFixed(0)}" width="${(30 + 70 * random()).toFixed(0)}" height="3" fill="#bfe6ee" opacity="0.45"/>`)}
    ${boat(330, 720, 0.85, '#b3261e')}${boat(820, 800, 1.15, '#1d3557')}${boat(1280, 735, 0.9, '#2a7a4b')}`,
  );
}

/** A lighthouse, red and white, in portrait format, on a green cliff under a grey sky. */
export function lighthouse(): string {
  return svg(
    1000,
    1500,
    `<defs>${gradient('sky', '#7f96a8', '#cfdbe0')}${gradient('sea', '#41707f', '#1c4150')}<linearGradient id="beam"><stop offset="0" stop-color="#fff3b0" stop-opacity="0.9"/><stop offset="1" stop-color="#fff3b0" stop-opacity="0"/></linearGradient></defs>
    <rect width="1000" height="1080" fill="url(#sky)"/>
    <g fill="#a9b8c2"><ellipse cx="240" cy="190" rx="220" ry="52"/><ellipse cx="760" cy="120" rx="240" ry="44"/><ellipse cx="840" cy="640" rx="200" ry="38"/></g>
    <rect y="1060" width="1000" height="440" fill="url(#sea)"/>
    <path d="M545 330 L1000 200 V480 Z" fill="url(#beam)"/>
    <path d="M0 1500 V1180 Q160 1040 480 1080 Q700 1110 780 1500Z" fill="#4c7a3d"/>
    <path d="M480 1080 Q700 1110 780 1500 H640 Q620 1220 480 1080Z" fill="#6d655b"/>
    <path d="M400 1110 L440 420 H560 L600 1110Z" fill="#f4f1ea"/>
    <g fill="#c8322b"><path d="M433 540 h134 l8 140 h-150z"/><path d="M417 820 h166 l8 140 h-182z"/></g>
    <path d="M540 420 h20 l40 690 h-36z" fill="#000" opacity="0.14"/>
    <rect x="415" y="396" width="170" height="26" fill="#2d3438"/>
    <rect x="452" y="280" width="96" height="116" fill="#ffe98a" stroke="#2d3438" stroke-width="10"/>
    <path d="M436 284 L500 200 L564 284Z" fill="#a32620"/>
    <rect x="476" y="1010" width="50" height="100" rx="25" fill="#4a3427"/>
    <g fill="#2d3438"><rect x="484" y="600" width="30" height="44"/><rect x="484" y="740" width="30" height="44"/></g>
    <g stroke="#fff" stroke-width="6" fill="none"><path d="M180 420 q26 -26 48 0 q24 -26 48 0"/><path d="M690 820 q20 -20 38 0 q18 -20 38 0"/></g>`,
  );
}

/** A city at night below a yellow moon; 6,400 pixels wide, and flat, so that its file is small. */
export function skyline(): string {
  const random = numbers(99);
  const block = (index: number) => {
    const width = 220 + Math.round(160 * random());
    const height = 700 + Math.round(1300 * random());
    const x = index * 290;
    const lit = times(28, (at) => {
      if (random() < 0.45) return '';
      const wx = x + 30 + (at % 4) * ((width - 60) / 4);
      const wy = 3200 - height + 60 + Math.floor(at / 4) * 96;
      return `<rect x="${wx.toFixed(0)}" y="${wy}" width="36" height="52" fill="#ffd866"/>`;
    });
    return `<rect x="${x}" y="${3200 - height}" width="${width}" height="${height}" fill="${index % 2 === 0 ? '#101a33' : '#18264a'}"/>${lit}`;
  };
  return svg(
    6400,
    3200,
    `<rect width="6400" height="3200" fill="#24386b"/><circle cx="5000" cy="640" r="300" fill="#f8efc0"/><circle cx="4900" cy="560" r="52" fill="#e6dba4"/><circle cx="5100" cy="720" r="76" fill="#e6dba4"/>
    ${times(60, () => `<circle cx="${(6400 * random()).toFixed(0)}" cy="${(1100 * random()).toFixed(0)}" r="7" fill="#fff"/>`)}${times(23, block)}`,
  );
}

/** Three hot-air balloons over yellow fields. */
export function balloons(): string {
  const balloon = (x: number, y: number, size: number, stripe: string, id: string) =>
    `<g transform="translate(${x} ${y}) scale(${size})"><path d="M-100 0 a100 105 0 1 1 200 0 q0 70 -70 140 h-60 q-70 -70 -70 -140z" fill="url(#${id})"/><path d="M-34 -99 q-40 100 -2 239 h72 q38 -139 -2 -239 q-34 -12 -68 0z" fill="${stripe}" opacity="0.85"/><path d="M-28 140 L-18 196 M28 140 L18 196" stroke="#5b3a1e" stroke-width="3"/><rect x="-22" y="194" width="44" height="34" rx="5" fill="#8a5a2b"/></g>`;
  return svg(
    1500,
    1000,
    `<defs>${gradient('sky', '#69c6e8', '#e6f6fb')}${gradient('field', '#f2cf3c', '#b58a14')}${roundShade('red', '#ff7a66', '#b3201a')}${roundShade('violet', '#b78cf0', '#56309a')}${roundShade('teal', '#67dcc4', '#0e7a68')}</defs>
    <rect width="1500" height="760" fill="url(#sky)"/>
    <path d="M0 720 Q380 600 760 700 T1500 660 V1000 H0Z" fill="#7aa845"/>
    <path d="M0 800 Q420 720 820 790 T1500 770 V1000 H0Z" fill="url(#field)"/>
    ${times(12, (index) => `<path d="M${750 + (index - 6) * 40} 790 L${750 + (index - 6) * 190} 1000" stroke="#a87c10" stroke-width="4" opacity="0.55"/>`)}
    ${balloon(430, 330, 1.5, '#ffe7a0', 'red')}${balloon(980, 230, 1.05, '#f7f0ff', 'violet')}${balloon(1250, 470, 0.75, '#fff6d0', 'teal')}`,
  );
}
