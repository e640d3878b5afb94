import { blur, gradient, numbers, roundShade, svg, times } from './svg';

/** A green city bicycle seen from the side; nothing behind it. */
export function bicycle(): string {
  const wheel = (x: number) =>
    `<g transform="translate(${x} 560)"><circle r="185" fill="none" stroke="#23272a" stroke-width="20"/><circle r="170" fill="none" stroke="#c9ced1" stroke-width="7"/>${times(14, (index) => `<path d="M0 0 L${(168 * Math.cos((index * Math.PI) / 7)).toFixed(1)} ${(168 * Math.sin((index * Math.PI) / 7)).toFixed(1)}" stroke="#9aa1a5" stroke-width="3"/>`)}<circle r="17" fill="#555c60"/></g>`;
  return svg(
    1200,
    800,
    `${wheel(270)}${wheel(930)}
    <g fill="none" stroke="#1f8a5b" stroke-width="24" stroke-linecap="round" stroke-linejoin="round">
      <path d="M270 560 L450 270 L560 560 Z"/><path d="M450 270 L800 250"/><path d="M560 560 L808 280"/><path d="M930 560 L790 210"/>
    </g>
    <path d="M450 280 L425 215" stroke="#3b4145" stroke-width="18"/>
    <path d="M350 196 Q430 180 500 206 Q480 236 420 232 Q370 232 350 196Z" fill="#6b3f22"/>
    <path d="M790 212 L776 160 Q830 130 880 170 Q900 196 872 208" fill="none" stroke="#3b4145" stroke-width="16" stroke-linecap="round"/>
    <circle cx="560" cy="560" r="52" fill="none" stroke="#d9a441" stroke-width="14"/><path d="M560 560 L598 648 M560 560 L522 472" stroke="#3b4145" stroke-width="14"/><rect x="568" y="642" width="66" height="16" rx="6" fill="#23272a"/><rect x="486" y="462" width="66" height="16" rx="6" fill="#23272a"/>
    <path d="M560 612 L270 582 M560 508 L270 540" stroke="#6b7175" stroke-width="6"/>
    <g><rect x="820" y="232" width="150" height="100" rx="10" fill="#c08a4d" stroke="#8a5f2e" stroke-width="7"/>${times(5, (index) => `<path d="M${846 + index * 25} 236 v92" stroke="#8a5f2e" stroke-width="5"/>`)}</g>`,
  );
}

/** A steaming red mug on a wooden table. */
export function redMug(): string {
  return svg(
    1200,
    900,
    `<defs>${gradient('wall', '#e9e2d3', '#d3c7b0')}${gradient('wood', '#a9713f', '#6f4522')}<linearGradient id="mug"><stop offset="0" stop-color="#8d1313"/><stop offset="0.35" stop-color="#e23b34"/><stop offset="1" stop-color="#7c0f10"/></linearGradient>${blur('soft', 16)}</defs>
    <rect width="1200" height="600" fill="url(#wall)"/><rect y="600" width="1200" height="300" fill="url(#wood)"/>
    ${times(7, (index) => `<path d="M0 ${632 + index * 40} Q600 ${620 + index * 46} 1200 ${640 + index * 39}" stroke="#5a3519" stroke-width="3" fill="none" opacity="0.5"/>`)}
    <ellipse cx="640" cy="742" rx="260" ry="36" fill="#2b1709" opacity="0.55" filter="url(#soft)"/>
    <path d="M735 400 q190 -10 178 130 q-12 122 -196 122" fill="none" stroke="#b8211d" stroke-width="46"/>
    <path d="M390 330 h390 v330 q0 80 -90 80 h-210 q-90 0 -90 -80z" fill="url(#mug)"/>
    <ellipse cx="585" cy="330" rx="195" ry="44" fill="#c9302b"/><ellipse cx="585" cy="336" rx="170" ry="33" fill="#3a1f10"/>
    <path d="M440 420 v200" stroke="#fff" stroke-width="22" opacity="0.22" stroke-linecap="round"/>
    <g fill="none" stroke="#fff" stroke-width="20" opacity="0.65" filter="url(#soft)"><path d="M510 280 q-50 -70 0 -130 t0 -120"/><path d="M620 280 q50 -70 0 -130 t0 -110"/></g>`,
  );
}

/** A blue running shoe with a white sole, as a shop would show it. */
export function shoe(): string {
  return svg(
    1200,
    1200,
    `<defs>${gradient('upper', '#4f9cf0', '#1747a6')}${blur('soft', 22)}</defs>
    <rect width="1200" height="1200" fill="#fafafa"/>
    <ellipse cx="600" cy="868" rx="480" ry="40" fill="#9aa2ad" opacity="0.55" filter="url(#soft)"/>
    <path d="M150 760 Q130 560 190 440 Q260 400 330 430 Q380 520 520 470 Q640 560 800 610 Q1010 650 1055 760Z" fill="url(#upper)"/>
    <path d="M150 760 Q132 600 178 470 Q250 560 262 760Z" fill="#0f2f73"/>
    <path d="M862 626 Q1020 660 1055 760 H870 Q830 690 862 626Z" fill="#0f2f73"/>
    <path d="M420 760 Q560 560 690 580 L740 600 Q600 640 540 760Z" fill="#ff8a1f"/>
    <g stroke="#fff" stroke-width="17" stroke-linecap="round"><path d="M500 492 L600 450"/><path d="M556 524 L656 486"/><path d="M614 552 L712 522"/><path d="M672 580 L768 556"/></g>
    <path d="M120 752 H1078 Q1104 800 1050 846 Q560 872 160 846 Q106 820 120 752Z" fill="#fff" stroke="#cfd5dc" stroke-width="7"/>
    <path d="M160 846 Q560 872 1050 846" stroke="#ff8a1f" stroke-width="15" fill="none"/>
    ${times(9, (index) => `<path d="M${220 + index * 96} 790 l40 0" stroke="#cfd5dc" stroke-width="11" stroke-linecap="round"/>`)}`,
  );
}

/** A black cat on a wall before a big full moon. */
export function cat(): string {
  return svg(
    1200,
    1000,
    `<defs>${gradient('sky', '#1b1240', '#6a3d8f')}${roundShade('moon', '#fffbe0', '#f0d77a')}${blur('glow', 40)}</defs>
    <rect width="1200" height="1000" fill="url(#sky)"/>
    <circle cx="640" cy="430" r="370" fill="#ffe9a0" opacity="0.5" filter="url(#glow)"/><circle cx="640" cy="430" r="320" fill="url(#moon)"/>
    <rect y="800" width="1200" height="200" fill="#2a2130"/>${times(9, (index) => `<path d="M${index * 150} 800 v90 M${75 + index * 150} 892 v108" stroke="#18121d" stroke-width="7"/>`)}<path d="M0 891 h1200" stroke="#18121d" stroke-width="7"/>
    <g fill="#0b0710"><path d="M520 806 Q470 620 560 500 Q600 430 590 370 L566 262 L632 306 Q670 296 706 306 L772 258 L756 372 Q752 430 724 470 Q820 600 780 806Z"/><path d="M770 790 Q930 800 930 660 Q930 590 980 570" fill="none" stroke="#0b0710" stroke-width="40" stroke-linecap="round"/></g>
    <g fill="#b6f04a"><ellipse cx="630" cy="366" rx="19" ry="15"/><ellipse cx="712" cy="366" rx="19" ry="15"/></g><g fill="#0b0710"><ellipse cx="630" cy="366" rx="5" ry="14"/><ellipse cx="712" cy="366" rx="5" ry="14"/></g>`,
  );
}

/** A pressed fern leaf on old paper, as from a scanner. */
export function fern(): string {
  const leaflet = (index: number) => {
    const y = 830 - index * 46;
    const length = 40 + 220 * Math.sin(((index + 2) / 19) * Math.PI);
    const side = (sign: number) =>
      `<path d="M450 ${y} q${(sign * length * 0.5).toFixed(0)} -60 ${(sign * length).toFixed(0)} -70 q${(-sign * length * 0.25).toFixed(0)} 70 ${(-sign * length).toFixed(0)} 70z" fill="${index % 2 === 0 ? '#3e6b2f' : '#4d7f3a'}"/>`;
    return side(1) + side(-1);
  };
  return svg(
    900,
    1100,
    `<rect width="900" height="1100" fill="#e8d9b5"/><rect x="30" y="30" width="840" height="1040" fill="none" stroke="#b89f6c" stroke-width="4"/><path d="M450 1010 Q440 500 450 70" stroke="#2f5223" stroke-width="11" fill="none"/>${times(17, leaflet)}<rect x="390" y="930" width="120" height="26" fill="#f7f1de" opacity="0.8"/>`,
  );
}

/** A poster of three citrus slices on pink. */
export function citrusPoster(): string {
  const slice = (x: number, y: number, radius: number, peel: string, flesh: string) =>
    `<g transform="translate(${x} ${y})"><circle r="${radius}" fill="${peel}"/><circle r="${radius * 0.9}" fill="#fff6dd"/>${times(8, (index) => `<path transform="rotate(${index * 45}) scale(${radius / 100})" d="M0 -8 L-26 -68 Q0 -88 26 -68Z" fill="${flesh}"/>`)}</g>`;
  const random = numbers(3);
  return svg(
    900,
    1200,
    `<rect width="900" height="1200" fill="#f59ab5"/>${times(40, () => `<circle cx="${(900 * random()).toFixed(0)}" cy="${(1200 * random()).toFixed(0)}" r="9" fill="#fbd0dc"/>`)}${slice(330, 330, 250, '#f28c1b', '#ffb347')}${slice(610, 660, 220, '#7fb324', '#b6dc5a')}${slice(300, 930, 210, '#f2c61b', '#ffe36b')}`,
  );
}
