/** A row of the table "Supported Languages". */
export interface Language {
  readonly code: string;
  readonly name: string;
  readonly native_name: string;
  readonly flag_emoji: string;
}

/** The whole table, in the order of the document: code, name, native name, flag. */
const TABLE = `
af|Afrikaans|Afrikaans|🇿🇦
sq|Albanian|Shqip|🇦🇱
am|Amharic|አማርኛ|🇪🇹
ar|Arabic|العربية|🇸🇦
hy|Armenian|Հայերեն|🇦🇲
as|Assamese|অসমীয়া|🇮🇳
ay|Aymara|Aymar aru|🇧🇴
az|Azerbaijani|Azərbaycanca|🇦🇿
bm|Bambara|Bamanankan|🇲🇱
eu|Basque|Euskara|🇪🇸
be|Belarusian|Беларуская|🇧🇾
bn|Bengali|বাংলা|🇧🇩
bho|Bhojpuri|भोजपुरी|🇮🇳
bs|Bosnian|Bosanski|🇧🇦
br|Breton|Brezhoneg|🇫🇷
bg|Bulgarian|Български|🇧🇬
my|Burmese|မြန်မာဘာသာ|🇲🇲
ca|Catalan|Català|🇪🇸
ceb|Cebuano|Cebuano|🇵🇭
ny|Chichewa|Chichewa|🇲🇼
zh|Chinese|中文|🇨🇳
co|Corsican|Corsu|🇫🇷
hr|Croatian|Hrvatski|🇭🇷
cs|Czech|Čeština|🇨🇿
da|Danish|Dansk|🇩🇰
dv|Dhivehi|ދިވެހި|🇲🇻
doi|Dogri|डोगरी|🇮🇳
nl|Dutch|Nederlands|🇳🇱
en|English|English|🇺🇸
eo|Esperanto|Esperanto|🏳️
et|Estonian|Eesti|🇪🇪
ee|Ewe|Eʋegbe|🇬🇭
fo|Faroese|Føroyskt|🇫🇴
tl|Filipino|Filipino|🇵🇭
fi|Finnish|Suomi|🇫🇮
fr|French|Français|🇫🇷
fy|Frisian|Frysk|🇳🇱
gl|Galician|Galego|🇪🇸
ka|Georgian|ქართული|🇬🇪
de|German|Deutsch|🇩🇪
el|Greek|Ελληνικά|🇬🇷
gn|Guarani|Avañeʼẽ|🇵🇾
gu|Gujarati|ગુજરાતી|🇮🇳
ht|Haitian Creole|Kreyòl Ayisyen|🇭🇹
ha|Hausa|Hausa|🇳🇬
haw|Hawaiian|ʻŌlelo Hawaiʻi|🇺🇸
he|Hebrew|עברית|🇮🇱
iw|Hebrew (old code)|עברית|🇮🇱
hi|Hindi|हिन्दी|🇮🇳
hmn|Hmong|Hmong|🇨🇳
hu|Hungarian|Magyar|🇭🇺
is|Icelandic|Íslenska|🇮🇸
ig|Igbo|Igbo|🇳🇬
ilo|Ilocano|Ilokano|🇵🇭
id|Indonesian|Bahasa Indonesia|🇮🇩
ga|Irish|Gaeilge|🇮🇪
it|Italian|Italiano|🇮🇹
ja|Japanese|日本語|🇯🇵
jv|Javanese|Basa Jawa|🇮🇩
kl|Kalaallisut|Kalaallisut|🇬🇱
kn|Kannada|ಕನ್ನಡ|🇮🇳
kk|Kazakh|Қазақша|🇰🇿
km|Khmer|ភាសាខ្មែរ|🇰🇭
rw|Kinyarwanda|Kinyarwanda|🇷🇼
ko|Korean|한국어|🇰🇷
ku|Kurdish|Kurdî|🇮🇶
ky|Kyrgyz|Кыргызча|🇰🇬
lo|Lao|ລາວ|🇱🇦
la|Latin|Latina|🏛️
lv|Latvian|Latviešu|🇱🇻
ln|Lingala|Lingála|🇨🇩
lt|Lithuanian|Lietuvių|🇱🇹
lg|Luganda|Luganda|🇺🇬
lb|Luxembourgish|Lëtzebuergesch|🇱🇺
mk|Macedonian|Македонски|🇲🇰
mai|Maithili|मैथिली|🇮🇳
mg|Malagasy|Malagasy|🇲🇬
ms|Malay|Bahasa Melayu|🇲🇾
ml|Malayalam|മലയാളം|🇮🇳
mt|Maltese|Malti|🇲🇹
mni|Manipuri|মৈতৈলোন্|🇮🇳
mi|Maori|Māori|🇳🇿
mr|Marathi|मराठी|🇮🇳
lus|Mizo|Mizo ṭawng|🇮🇳
mn|Mongolian|Монгол|🇲🇳
ne|Nepali|नेपाली|🇳🇵
no|Norwegian|Norsk|🇳🇴
or|Odia|ଓଡ଼ିଆ|🇮🇳
om|Oromo|Afaan Oromoo|🇪🇹
ps|Pashto|پښتو|🇦🇫
fa|Persian|فارسی|🇮🇷
pl|Polish|Polski|🇵🇱
pt|Portuguese|Português|🇵🇹
pa|Punjabi|ਪੰਜਾਬੀ|🇮🇳
qu|Quechua|Runasimi|🇵🇪
ro|Romanian|Română|🇷🇴
ru|Russian|Русский|🇷🇺
sm|Samoan|Gagana Sāmoa|🇼🇸
sa|Sanskrit|संस्कृतम्|🇮🇳
gd|Scottish Gaelic|Gàidhlig|🏴
nso|Sepedi|Sepedi|🇿🇦
sr|Serbian|Српски|🇷🇸
st|Sesotho|Sesotho|🇱🇸
sn|Shona|ChiShona|🇿🇼
sd|Sindhi|سنڌي|🇵🇰
si|Sinhala|සිංහල|🇱🇰
sk|Slovak|Slovenčina|🇸🇰
sl|Slovenian|Slovenščina|🇸🇮
so|Somali|Soomaali|🇸🇴
es|Spanish|Español|🇪🇸
su|Sundanese|Basa Sunda|🇮🇩
sw|Swahili|Kiswahili|🇹🇿
sv|Swedish|Svenska|🇸🇪
tg|Tajik|Тоҷикӣ|🇹🇯
ta|Tamil|தமிழ்|🇮🇳
tt|Tatar|Татарча|🇷🇺
te|Telugu|తెలుగు|🇮🇳
th|Thai|ไทย|🇹🇭
bo|Tibetan|བོད་སྐད་|🇨🇳
ti|Tigrinya|ትግርኛ|🇪🇷
to|Tongan|Lea faka-Tonga|🇹🇴
ts|Tsonga|Xitsonga|🇿🇦
tn|Tswana|Setswana|🇧🇼
tr|Turkish|Türkçe|🇹🇷
tk|Turkmen|Türkmençe|🇹🇲
uk|Ukrainian|Українська|🇺🇦
ur|Urdu|اردو|🇵🇰
ug|Uyghur|ئۇيغۇرچە|🇨🇳
uz|Uzbek|Oʻzbekcha|🇺🇿
vi|Vietnamese|Tiếng Việt|🇻🇳
wa|Walloon|Walon|🇧🇪
cy|Welsh|Cymraeg|🏴
wo|Wolof|Wolof|🇸🇳
xh|Xhosa|isiXhosa|🇿🇦
yi|Yiddish|ייִדיש|🇮🇱
yo|Yoruba|Yorùbá|🇳🇬
zza|Zaza|Zazaki|🇹🇷
zu|Zulu|isiZulu|🇿🇦
`;

export const LANGUAGES: readonly Language[] = TABLE.trim()
  .split('\n')
  .map((row) => {
    const [code = '', name = '', native_name = '', flag_emoji = ''] = row.split('|');
    return { code, name, native_name, flag_emoji };
  });

const CODES: ReadonlySet<string> = new Set(LANGUAGES.map(({ code }) => code));

export function isLanguage(code: string): boolean {
  return CODES.has(code);
}
