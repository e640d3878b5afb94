/** Texts by `xml:lang`, in this order. */
export type XmpTexts = Readonly<Record<string, string>>;

/** An XMP packet as a photo editor writes it, with fields that are no alternative text among it. */
export function xmpPacket(texts: {
  altText?: XmpTexts;
  extendedDescription?: XmpTexts;
  /** `dc:description`, the caption of the press: not to be taken for alternative text. */
  description?: string;
  credit?: string;
}): string {
  const { altText, extendedDescription, description, credit } = texts;
  const properties = [
    altText && alternatives('Iptc4xmpCore:AltTextAccessibility', altText),
    extendedDescription && alternatives('Iptc4xmpCore:ExtDescrAccessibility', extendedDescription),
    description && alternatives('dc:description', { 'x-default': description }),
    credit && `<photoshop:Credit>${escape(credit)}</photoshop:Credit>`,
  ].filter(Boolean);
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">${properties.join('')}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
}

function alternatives(property: string, texts: XmpTexts): string {
  const items = Object.entries(texts).map(
    ([language, text]) => `<rdf:li xml:lang="${escape(language)}">${escape(text)}</rdf:li>`,
  );
  return `<${property}><rdf:Alt>${items.join('')}</rdf:Alt></${property}>`;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
