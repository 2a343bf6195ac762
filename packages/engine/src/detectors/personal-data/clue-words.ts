/** What a word near a number says the number is. */
const CLUES = [
  "phone",
  "contact",
  "place",
  "card",
  "account",
  "iban",
  "ssn",
  "identity",
  "nhs",
  "medical",
  "passport",
  "licence",
  "birth",
  "address",
  "other",
] as const;

export type Clue = (typeof CLUES)[number];

/**
 * Single words and pairs of words, lower case, separated by `|`. `contact` are verbs of telephoning, weaker than `phone`, and
 * `place` are the places phones stand in, weaker still. `other` are what makes a number something else: an order, a version, a price. Languages: English,
 * German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Norwegian, Finnish, Polish, Czech, Romanian,
 * Turkish, Russian, a few words of Greek, Arabic, Hindi, Chinese, Japanese and Korean.
 */
const WORDS: Readonly<Record<Clue, string>> = {
  phone:
    "phone|phones|telephone|phonenumber|telephonenumber|telephonenum|phonenum|tel|telno|mobile|mobil|mob|cell|cellphone|cellular|fax|whatsapp|landline|hotline|handset|voicemail|telefon|telefonnummer|telefonnr|handy|handynummer|mobilnummer|mobiltelefon|rufnummer|festnetz|durchwahl|téléphone|téléphonique|gsm|teléfono|telefono|móvil|movil|celular|cellulare|telefone|telemóvel|telemovel|telefoon|telefoonnummer|mobiel|mobiele|puhelin|puhelinnumero|matkapuhelin|komórka|komórkowy|telefonu|komórkowego|mobilní|telefonní|telefoni|cep|телефон|телефона|телефону|мобильный|моб|тел|τηλέφωνο|κινητό|هاتف|जوال|फ़ोन|फोन|मोबाइल|电话|電話|電話番号|手机|手机号|携帯|전화|전화번호|휴대폰|sms|viber|signal",
  contact:
    "call|calls|calling|called|contact|reach|reached|dial|ring|answering|answer|message|messages|messaging|text|texts|helpline|callback|anrufen|erreichen|erreichbar|appeler|appelez|joindre|contacter|llamar|llame|llámame|contactar|chiamare|chiamami|contattare|ligar|ligue|contato|contacto|bellen|ringa|ring|zadzwoń|zadzwonić|kontakt",
  place: "office|desk|home|work|registered|portable|extension|ext",
  card: "card|cards|credit|debit|cc|ccn|visa|mastercard|maestro|amex|discover|diners|jcb|creditcard|creditcardnumber|cardnumber|cvv|cvc|exp|expiry|expires|expiration|billing|kreditkarte|kreditkartennummer|karte|kartennummer|carte|tarjeta|carta|cartão|cartao|creditcard|kaart|kaartnummer|kort|kortnummer|luottokortti|karta|karty|kartą|kartę|kart|carduri|card's|карта|карты|карту|κάρτα|信用卡|カード|카드",
  account:
    "account|acct|account number|accountnumber|bank account|routing|sort code|konto|kontonummer|bankkonto|compte|cuenta|conto|conta|rekening|rekeningnummer|tili|konta|účet|účtu|счет|счёт|账户|账号|口座",
  iban: "iban|bban|bic|swift",
  ssn: "ssn|ssns|ss|social security|socialsecurity|social insurance|socialnumber|socialnum|social number|social sec",
  identity:
    "national id|national identity|national identification|identity number|identity card|identity document|identification number|id card|idcard|id number|id no|id document|personal id|personal identification|personal number|personal code|citizen id|citizen service|citizen number|resident id|resident number|resident registration|national insurance|national register|insurance number|taxpayer|tax id|tax identification|tax number|tax file|taxnum|tin|itin|nino|ni number|tfn|sin|bsn|burgerservicenummer|sofinummer|steuer id|steuerid|steuernummer|steueridentifikationsnummer|steuerliche identifikationsnummer|idnr|identifikationsnummer|sozialversicherungsnummer|sozialversicherung|rentenversicherungsnummer|svnr|ahv|avs|ahv nummer|personalausweis|personalausweisnummer|ausweis|ausweisnummer|ausweisnr|sécurité sociale|sécu|securite sociale|nir|numéro fiscal|numero fiscal|carte d'identité|d'identité|identité|dni|nie|nif|identidad|seguridad social|cédula|cedula|curp|codice fiscale|codicefiscale|identità|cpf|cartão cidadão|contribuinte|persoonsnummer|identiteitskaart|rijksregisternummer|rijksregister|registre national|personnummer|personnr|fødselsnummer|fodselsnummer|cpr|henkilötunnus|hetu|pesel|dowód|dowodu|osobisty|rodné číslo|rodné|rodne cislo|cnp|oib|egn|егн|isikukood|asmens kodas|kimlik|tckn|tc kimlik|инн|снилс|ταυτότητας|ταυτότητα|pps|ppsn|aadhaar|aadhar|uidai|pan|pan card|pan number|nric|fin|resident identity|身份证|身份证号|마이넘버|マイナンバー|주민등록번호|teudat zehut|soc sec",
  nhs: "nhs",
  medical:
    "mrn|medical record|medical records|medical id|medical number|medical card|medicalid|patient id|patient number|patient no|patient record|patientid|health id|health number|health card|health insurance|health plan|healthcare number|healthcare id|healthcare card|health record|insurance id|insurance policy|insurance card|insurance member|member id|memberid|medicare|medicaid|hospital number|hospital id|beneficiary number|beneficiary identifier|mbi|krankenversicherung|krankenversicherungsnummer|krankenversichertennummer|versichertennummer|versicherungsnummer|gesundheitskarte|patientennummer|carte vitale|dossier médical|historia clínica|tarjeta sanitaria|tessera sanitaria|patiëntnummer|patient identifier",
  passport:
    "passport|passports|passportnumber|reisepass|reisepassnummer|pass|passnummer|passeport|pasaporte|passaporto|passaporte|paspoort|paspoortnummer|pas|passi|paszport|paszportu|pasul|pasu|pasaport|паспорт|паспорта|διαβατήριο|جواز|护照|旅券|パスポート|여권",
  licence:
    "driver's license|drivers license|driver license|driving license|driving licence|driver's licence|drivers licence|driver licence|license number|licence number|driverlicense|driverslicense|führerschein|führerscheinnummer|fahrerlaubnis|permis|permis conduire|licencia conducir|permiso conducir|patente|carta condução|habilitação|rijbewijs|rijbewijsnummer|körkort|ajokortti|prawo jazdy|prawa jazdy|řidičský průkaz|ehliyet|dl number",
  birth:
    "born|birth|birthday|birthdate|birthdays|dob|dateofbirth|bday|geboren|geburtsdatum|geburtstag|geb|né|née|naissance|nacido|nacida|nacimiento|nato|nata|nascita|nascido|nascida|nascimento|geboortedatum|född|född den|födelsedatum|født|fødselsdato|syntynyt|syntymäaika|urodzony|urodzona|urodzenia|narozen|narozena|narození|născut|născută|nașterii|doğum|родился|родилась|рождения|γέννησης|出生|生日|生年月日|생년월일",
  address: "ip|ipv4|ipv6|address|client|host|addr",
  other:
    "order|orders|invoice|tracking|shipment|isbn|issn|ean|upc|sku|version|build|serial|product|item|model|part|reference|ref|ticket|case|transaction|reservation|booking|confirmation|flight|price|amount|total|sum|population|timestamp|unix|epoch|commit|issue|article|doi|bestellung|bestellnummer|rechnung|rechnungsnummer|commande|facture|pedido|factura|ordine|fattura|bestelling|imei|coordinates|latitude|longitude|lat|lon|lng|id|ids|uuid|hash|port|pid|score|size|bytes|seed",
};

/** What a word says, alone and with the word behind it. */
interface ClueWord {
  readonly clues: readonly Clue[];
  readonly followers: ReadonlyMap<string, readonly Clue[]> | null;
}

const NO_CLUES: readonly Clue[] = [];

/** Every word with what it says; built at first use. */
let index: ReadonlyMap<string, ClueWord> | null = null;
/** Those in scripts that put no blank between words. */
let unspaced: readonly (readonly [word: string, clues: readonly Clue[]])[] = [];

/** From here on lie the scripts of Chinese, Japanese and Korean. */
const UNSPACED_FROM = "\u2e80";

/** What each word says a number near it is, and with which words behind it; lower case. */
export function clueIndex(): ReadonlyMap<string, ClueWord> {
  index ??= build();
  return index;
}

/** The clues of the words inside a run of Chinese, Japanese or Korean letters. */
export function cluesWithin(run: string): readonly Clue[] | undefined {
  if (run < UNSPACED_FROM) return undefined;
  return unspaced.find(([word]) => run.includes(word))?.[1];
}

function build(): ReadonlyMap<string, ClueWord> {
  const words = new Map<string, readonly Clue[]>();
  const pairs = new Map<string, Map<string, readonly Clue[]>>();
  for (const clue of CLUES) {
    for (const entry of WORDS[clue].split("|")) {
      const [word = "", follower] = entry.split(" ");
      if (follower === undefined) {
        words.set(word, [...(words.get(word) ?? NO_CLUES), clue]);
        continue;
      }
      const followers = pairs.get(word) ?? new Map<string, readonly Clue[]>();
      followers.set(follower, [...(followers.get(follower) ?? NO_CLUES), clue]);
      pairs.set(word, followers);
    }
  }
  unspaced = [...words].filter(([word]) => word >= UNSPACED_FROM);
  return new Map(
    [...words.keys(), ...pairs.keys()].map((word) => [
      word,
      { clues: words.get(word) ?? NO_CLUES, followers: pairs.get(word) ?? null },
    ]),
  );
}
