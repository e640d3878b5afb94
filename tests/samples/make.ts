/** Draws the sample files: `npx tsx tests/samples/make.ts`. The same every time, nothing fetched. */
import { copyFile, stat, writeFile } from 'node:fs/promises';

import sharp from 'sharp';

import { barChart, icon, logo, texture, trafficLight, whiteRose } from './drawings/graphics';
import { balloons, harbour, lighthouse, mountains, skyline } from './drawings/scenes';
import { numbers } from './drawings/svg';
import { bicycle, cat, citrusPoster, fern, redMug, shoe } from './drawings/things';
import type { SampleFile } from './index';
import { samplePath, samples } from './index';
import { xmpPacket } from './xmp';

const transparent = (svg: string) => sharp(Buffer.from(svg));
const opaque = (svg: string) => transparent(svg).flatten({ background: '#fff' });
const save = (file: SampleFile, bytes: Buffer | string) => writeFile(samplePath(file), bytes);

async function drawPhotographs(): Promise<void> {
  await save('mountains.jpg', await opaque(mountains()).jpeg({ quality: 82 }).toBuffer());
  await copyFile(samplePath('mountains.jpg'), samplePath('mountains-copy.jpg'));
  await save('shoe.jpg', await opaque(shoe()).jpeg({ quality: 84 }).toBuffer());
  await save('cat.jpg', await opaque(cat()).jpeg({ quality: 82 }).toBuffer());
  await save('skyline-large.jpg', await opaque(skyline()).jpeg({ quality: 50 }).toBuffer());
  await save('red-mug.webp', await opaque(redMug()).webp({ quality: 80 }).toBuffer());
  await save('texture.webp', await opaque(texture()).webp({ quality: 75 }).toBuffer());
  await save('harbour.avif', await opaque(harbour()).avif({ quality: 60 }).toBuffer());
  await save('fern.tiff', await opaque(fern()).tiff({ compression: 'deflate' }).toBuffer());
  const inInks = opaque(citrusPoster()).toColourspace('cmyk');
  await save('citrus-cmyk.jpg', await inInks.jpeg({ quality: 80 }).toBuffer());
}

async function drawGraphics(): Promise<void> {
  const palette = { palette: true, colours: 128 };
  await save('bicycle.png', await transparent(bicycle()).png(palette).toBuffer());
  await save('white-rose.png', await transparent(whiteRose()).png(palette).toBuffer());
  await save('bar-chart.png', await opaque(barChart()).png(palette).toBuffer());
  await save('icon.png', await transparent(icon()).png().toBuffer());
  await save('logo.svg', logo());
  const frames = await Promise.all(
    [0, 1, 2].map((lit) => opaque(trafficLight(lit)).png().toBuffer()),
  );
  const animation = sharp(frames, { join: { animated: true } });
  await save('traffic-light.gif', await animation.gif({ delay: 900, loop: 0 }).toBuffer());
}

/** A camera held upright: the pixels lie on their side, and a tag says how to turn them back. */
async function drawTurned(): Promise<void> {
  // In two steps, as sharp takes a picture that it turned itself for upright.
  const onItsSide = await opaque(lighthouse()).rotate(270).png().toBuffer();
  const tagged = sharp(onItsSide).withMetadata({ orientation: 6 });
  await save('lighthouse-rotated.jpg', await tagged.jpeg({ quality: 82 }).toBuffer());
}

async function drawWithTexts(): Promise<void> {
  const en = 'Three hot-air balloons, one red, one violet and one teal, float above yellow fields.';
  const enLong =
    'A large balloon in red flies low on the left, a violet one higher in the middle, a small teal one far away on the right. Below them rows of yellow flowers run towards green hills under a clear blue sky.';
  const packet = xmpPacket({
    altText: {
      'x-default': en,
      en,
      fr: 'Trois montgolfières, une rouge, une violette et une turquoise, flottent au-dessus de champs jaunes.',
      de: 'Drei Heißluftballone, ein roter, ein violetter und ein türkisfarbener, schweben über gelben Feldern.',
    },
    extendedDescription: {
      'x-default': enLong,
      en: enLong,
      fr: 'Une grande montgolfière rouge vole bas à gauche, une violette plus haut au milieu, une petite turquoise au loin à droite. Au-dessous, des rangs de fleurs jaunes vont vers des collines vertes sous un ciel bleu.',
      de: 'Links fliegt tief ein großer roter Ballon, in der Mitte höher ein violetter, rechts in der Ferne ein kleiner türkisfarbener. Darunter laufen Reihen gelber Blumen auf grüne Hügel unter blauem Himmel zu.',
    },
    description: 'BALLOON FESTIVAL, Saturday: press picture, free until Monday.',
    credit: 'Photo: Example Agency',
  });
  const picture = opaque(balloons()).withXmp(packet);
  await save('balloons.jpg', await picture.jpeg({ quality: 82 }).toBuffer());
}

async function writeBroken(): Promise<void> {
  const random = numbers(404);
  // Never 0xff, which would begin a marker.
  const rubbish = Buffer.from(Array.from({ length: 6_000 }, () => Math.floor(random() * 255)));
  const start = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');
  await save('corrupt.jpg', Buffer.concat([start, rubbish]));
  const whole = await opaque(shoe()).jpeg().toBuffer();
  const scan = whole.indexOf(Buffer.from([0xff, 0xda]));
  await save('corrupt-pixels.jpg', Buffer.concat([whole.subarray(0, scan + 14), rubbish]));
}

function pdf(): string {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = text.length;
  return `${text}xref\n0 4\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
}

async function main(): Promise<void> {
  await drawPhotographs();
  await drawGraphics();
  await drawTurned();
  await drawWithTexts();
  await writeBroken();
  await save('document.pdf', pdf());
  let total = 0;
  for (const { file } of samples) {
    const { size } = await stat(samplePath(file));
    total += size;
    process.stdout.write(`${(size / 1000).toFixed(1).padStart(8)} KB  ${file}\n`);
  }
  process.stdout.write(`${(total / 1000).toFixed(1).padStart(8)} KB in total\n`);
}

void main();
