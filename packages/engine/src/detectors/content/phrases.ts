import type { CategoryId } from "./categories";

/** A form of words that says more than its words do. */
interface Phrase {
  readonly category: CategoryId;
  readonly confidence: number;
  /** With the flag `g`. Every gap is bounded, so that a try costs a bounded number of steps. */
  readonly form: RegExp;
  /** Lower case. Every match holds one of them; the form is not tried on other texts. */
  readonly words: readonly string[];
}

const GROUP =
  "(?:jews?|blacks?|whites?|muslims?|moslems?|christians?|gays?|homosexuals?|lesbians?|trans(?:gender)?s?|immigrants?|migrants?|refugees?|arabs?|mexicans?|asians?|indians?|hindus?|africans?|women|females|gypsies|foreigners)";
const PERSON = "(?:you|u|him|her|them|your (?:family|kids|children|wife|mother)|all of (?:you|them)|the bitch)";
const HURT = "(?:kill|murder|shoot|stab|strangle|rape|behead|burn|slaughter|hang|beat|hurt|bash)";
const CHILD =
  "(?:child|children|kids?|toddlers?|underage|preteens?|schoolgirls?|schoolboys?|little (?:girls?|boys?)|(?:[1-9]|1[0-7])[ -]?(?:year|yr)s?[ -]old)";
const SEXUAL =
  "(?:sex|sexual|sexually|porn|nudes|naked|raped?|raping|molest(?:ed|er|ing)?|fuck(?:ed|ing)?|erotic|orgasms?|penis|vagina|cock|incest)";
const SEXUAL_WORDS =
  "sex sexual sexually porn nudes naked rape raped raping molest molested molester molesting fuck fucked fucking erotic orgasm orgasms penis vagina cock incest";
const ASK =
  "(?:how (?:do i|to|can i|would (?:i|one))|instructions? (?:for|to|on)|steps? to|recipe for|guide (?:to|for)|teach me|help me|tell me how to|where (?:can i|to))";
const ANIMALS =
  "animals|vermin|parasites?|rats|cockroaches|scum|filth|trash|inferior|subhumans?|savages|apes|monkeys|disgusting|a disease|a plague|evil|criminals|rapists|terrorists";
const INSULTS =
  "idiots?|morons?|stupid|pathetic|worthless|disgusting|ugly|scum|loser|trash|dumb|fascist|liar|coward|piece of shit";
const BOMBS =
  "pipe ?bombs?|bombs?|explosives?|grenades?|nerve (?:agents?|gas)|sarin|ricin|anthrax|mustard gas|chlorine gas|molotovs?|ghost guns?|silencers?|napalm|thermite";
const DRUGS = "cocaine|heroin|meth|methamphetamine|fentanyl|mdma|lsd";
const FORGED =
  "fake (?:ids?|passports?|money|documents?)|counterfeit (?:money|bills|currency)|stolen (?:credit )?cards?|fullz";

const phrase = (category: CategoryId, confidence: number, form: string, words: string): Phrase => ({
  category,
  confidence,
  form: new RegExp(`\\b${form}\\b`, "gi"),
  words: words.split(" "),
});

/** The phrases, in the order of their categories; at most 31. */
export const PHRASES: readonly Phrase[] = [
  phrase(
    "hate",
    0.7,
    `(?:kill|gas|hang|exterminate|deport|shoot|burn|eradicate) (?:all |every |the |these |those |them ){0,2}(?:[a-z]{1,16} )?${GROUP}`,
    "kill gas hang exterminate deport shoot burn eradicate",
  ),
  phrase(
    "hate",
    0.6,
    `${GROUP} (?:are|is) (?:all |just |nothing but |like |a )?(?:[a-z]{1,16} )?(?:${ANIMALS})`,
    "animals vermin parasite parasites rats cockroaches scum filth trash inferior subhuman subhumans savages apes monkeys disgusting disease plague evil criminals rapists terrorists",
  ),
  phrase("hate", 0.6, `(?:hate|despise) (?:all |the |these |those |fucking ){0,2}${GROUP}`, "hate despise"),
  phrase(
    "hate",
    0.7,
    "(?:white genocide|race traitors?|heil hitler|hitler was right|master race|racial purity|jewish (?:problem|question))",
    "genocide traitor traitors hitler race racial jewish",
  ),
  phrase(
    "threat",
    0.7,
    `(?:i|we)(?:'ll|'m|'d| am| will| would| should)? (?:wanna |gonna |going to |want to |have to )?(?:just |personally )?${HURT} ${PERSON}`,
    "kill murder shoot stab strangle rape behead burn slaughter hang beat hurt bash",
  ),
  phrase(
    "threat",
    0.7,
    "(?:hope|wish) (?:you|u|they|he|she) (?:all |both )?(?:dies?|get (?:raped|shot|cancer|killed)|burns?|rots?)",
    "die dies raped shot cancer killed burn burns rot rots",
  ),
  phrase(
    "threat",
    0.6,
    "(?:you|they|he|she) (?:all )?(?:should|deserves?|needs?|ought)(?: to)? (?:be )?(?:die|killed|shot|raped|hanged|hung|beaten|burned|lynched)",
    "die killed shot raped hanged hung beaten burned lynched",
  ),
  phrase("threat", 0.6, "(?:in body ?bags|you(?:'re| are) (?:a )?dead (?:man|meat))", "bags bodybags dead"),
  phrase(
    "harassment",
    0.6,
    `(?:you|u)(?:'re| are| r)?(?: such| all| just| nothing but)? (?:a |an )?(?:[a-z]{1,16} )?(?:${INSULTS})`,
    "idiot idiots moron morons stupid pathetic worthless disgusting ugly scum loser trash dumb fascist liar coward shit",
  ),
  phrase(
    "harassment",
    0.7,
    "(?:go (?:to hell|die|fuck yourself)|fuck (?:you|off|u|ya)|kill (?:yourself|urself)|shut (?:the fuck|your mouth|your face)(?: up)?|screw you|eat shit|piece of shit)",
    "hell die fuck kill shut screw shit",
  ),
  phrase(
    "self_harm",
    0.8,
    "(?:(?:kill|killing|hurt|hurting|cut|cutting|harm|harming|hang|starve|starving) myself|end(?:ing)? my (?:own )?life|tak(?:e|ing) my own life|commit(?:ting|ted)? suicide|suicide (?:attempt|note|method)s?|attempted suicide|self[- ]harm(?:ed|ing|s)?|don't want to be alive|want(?:ed)? to die|better off dead|slit my wrists|urges? to (?:cut|purge|binge))",
    "myself life suicide harm harmed harming harms alive die dead wrists urge urges",
  ),
  phrase("sexual_minors", 0.7, `${SEXUAL}[^.!?\\n]{0,40} ${CHILD}`, SEXUAL_WORDS),
  phrase("sexual_minors", 0.7, `${CHILD}[^.!?\\n]{0,40} ${SEXUAL}`, SEXUAL_WORDS),
  phrase(
    "sexual_minors",
    0.7,
    "(?:child porn(?:ography)?|kiddie porn|pa?edophil(?:es?|ia|ic)|jailbait|shotacon|lolicon)",
    "porn pornography pedophile pedophiles pedophilia pedophilic paedophile paedophiles paedophilia paedophilic jailbait shotacon lolicon",
  ),
  phrase(
    "violence",
    0.6,
    "(?:slit (?:his|her|their|your|the) throats?|blood (?:gushed|spurted|sprayed)|skull (?:crushed|split|cracked)|guts (?:spilled|hanging)|gouged? (?:out )?(?:his|her|their|your) eyes?|beat(?:en)? to (?:death|a pulp)|burned alive|(?:school|mass) shooting|blow up (?:a|the) (?:school|church|mosque|hospital|building))",
    "throat throats blood skull guts gouge gouged beat beaten burned shooting blow",
  ),
  phrase(
    "weapons",
    0.7,
    `(?:${ASK}|make|build|construct|assemble|synthesi[sz]e) (?:[a-z]{1,16} ){0,5}(?:${BOMBS})`,
    "bomb bombs pipebomb pipebombs explosive explosives grenade grenades nerve sarin ricin anthrax mustard chlorine molotov molotovs ghost silencer silencers napalm thermite",
  ),
  phrase(
    "illicit",
    0.6,
    `(?:${ASK}|buy|sell|selling) (?:[a-z]{1,16} ){0,5}(?:${DRUGS}|${FORGED}|launder money|money laundering)`,
    "cocaine heroin meth methamphetamine fentanyl mdma lsd fake counterfeit stolen fullz launder laundering",
  ),
];
