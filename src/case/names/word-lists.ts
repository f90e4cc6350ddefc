/*
 * Dutch words by what they say about a name. Lists of our own: short, since a word that is missing is treated as a name.
 */

const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Small words of surnames: they say nothing by themselves. */
export const particles = listed(`
  de het den der des van von vande vander vanden ter ten te in op t s d el al la le du da dos di bin ibn ben bint und y
`);

/** Of these, those with which no Dutch sentence begins as with a preposition or an article: in front they are a name. */
export const nameParticles = listed('ben bin ibn el al la le du da dos di');

/** Verbs that say something of somebody: the word before them is who. */
export const verbs = listed(`
  is was heeft had kan kon wil wilde zegt zei vertelt vertelde komt kwam gaat ging doet deed krijgt kreeg loopt huilt
  wordt werd zit zat speelt woont durft eet slaapt mag moet ziet zag lijkt bleef blijft
`);

/** People by their part in a family or school: after these a name may follow. */
export const roles = listed(`
  kind leerling jongen jongetje meisje meid peuter kleuter puber baby tweeling
  moeder vader mama papa mam pap ouder ouders verzorger verzorgers verzorgster voogd
  oma opa tante oom neef nicht broer broers broertje broertjes zus zussen zusje zusjes halfbroer halfzus
  stiefmoeder stiefvader stiefbroer stiefzus pleegmoeder pleegvader pleegouder pleegouders pleegkind
  mevrouw mevr mw meneer mijnheer dhr heer familie fam gezin juf meester leerkracht
  naam namen voornaam achternaam roepnaam heet heten heette genaamd
`);

/** After these even an ordinary word is somebody's name. */
export const introductions = listed(`
  mevrouw mevr mw meneer mijnheer dhr heer familie fam gezin juf meester leerling
  naam voornaam achternaam roepnaam heet heten heette genaamd
`);

/** What people write where a name is not known, and words that describe somebody: nobody is called so. */
export const describing = listed(`
  een die dat deze dit ik jij je hij zij ze wij we jullie hen hem haar hun mij mijn zijn onze ons men iemand niemand
  weet weten wist niet geen nog niets nee ja onbekend onbekende bekend anoniem nvt vraag vragen volgt later
  uit met bij zonder voor naar over onder tussen tegen aan af tot tijdens sinds door als maar en of want dus
  ook wel al eens nu toen hier daar waar wie wat welke wanneer zo zeer erg heel precies mogelijk misschien vast
  is was bent waren heeft had hebben wordt werd kan kon moet mag zal zou zit zitten woont wonen gaat komt
  groep groepen klas klassen school schoolplein plein peuterspeelzaal opvang unit locatie
  nul twee drie vier vijf zes zeven acht negen tien elf twaalf jaar jaren maand maanden leeftijd geboren
  eerste tweede derde oudste jongste ander andere beide beiden eigen alleen samen
  biologische gezag gescheiden overleden
`);

/** Words of every day that are also a first name or surname: a name where they are written as one. */
export const everyday = listed(`
  ben van al el la le in an ad ed jet lot wil do bo ot job mark max bas storm mees mei april juni lente zomer roos roosje
  iris jasmijn lelie linde hazel bloem fleur madelief viool mare dag zon ster sterre wolf beer mus das vos lies lis tal
  joy faith hope summer dan hans pim pip puck teun merel vlinder duif valk noor ruben dirk frank vrij prijs rust vree
  lieve lief wilde wende fee mette rein remedie mist cas rad dex dante
  jong jonge jongen bakker visser vis smid meijer boer boeren mulder groot grote bos berg bergen dijk dijken vos leeuw
  leeuwen dekker brouwer wit witte graaf meer kok haan veen broek bruin beek beken ven dam prins post hoek koning kramer
  wal wiel zwart zwarte groen groene rood rode blauw blauwe geel gele grijs schaap haas hond kat vogel vink kraai haring
  snoek boom bomen appel peer kers stam tak blad gras steen rots zand zee poel sloot brug bruggen molen toren kerk huis
  hof tuin winter herfst vrijdag zondag pauw keizer ridder jager schipper slager timmerman metselaar schilder snijder
  schoenmaker wever molenaar herder klerk rechter bode goede goed lange lang korte kort oude klein kleine kleijn dikke
  rijk rijke wijs vroom vrolijk blij bonte stil stille zoete zoet zuur kost brood boter kaas melk koek peper zout bier
  wijn hamer nagel ketel pot pan bel bal ring hoed mantel jas schoen voet hand hart mond baard kop hals buik been oor
  oog stoel bank bed kast tafel deur raam dak muur poort heide hei akker veld horst haag heuvel kuil put plas meeuw
  zwaan gans eend kip hen spin bij mol rat muis draak engel vriend buur buurman man vrouw kind kinderen baas knecht
  meester heer graver drager loper springer zwemmer danser speelman fluit trommel klok bergman zanger zang kwaad recht
  krom schots slot burg kamp kamer zaal zaak last vracht wagen paard stier koe os ezel geit bok ram lam veer vleugel
  nest ei staart tand haar huid bloed vuur vlam rook water wind regen sneeuw ijs hagel donder ster maan hemel aarde
  wereld land stad dorp straat laan weg pad plein markt haven schip boot zeil mast anker roer net vrede strijd krijger
  schut schutter boog pijl speer zwaard schild helm vaandel trouw ernst moed kracht sterk hard zacht scherp stom slim
  blok kool stoop ruiter gast poot knoop pool beuk eik wilg berk spar hout plank balk spijker vijver oever duin strand eiland
  nieuw nieuwe vaste vast los snel traag stout braaf vrees angst hoop geluk mooi fraai schoon rein puur echt waar open
`);
