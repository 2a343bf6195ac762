import type { Lexicon } from "../matcher/lexicon";

/** The words of overriding and asking for the prompt, in Latin script. Without accents, as `fold()` leaves them. */
const GERMAN: Lexicon = {
  DISMISS_FOREIGN:
    "ignorier*, vergiss, vergesst, vergessen sie, missacht*, verwirf, verwerfen sie, uberspring*, ubergeh*, beacht* nicht, lass*, setze dich uber, hor auf, befolg* nicht, streich*, zu streichen, abweichend, entgegen",
  PRIOR_FOREIGN:
    "vorherig*, bisherig*, vorig*, obig*, fruher*, vorangegangen*, vorangehend*, vorstehend*, ursprunglich*, zuvor, davor, bislang, oben, vorhin, deine, ihre, erhalten, gegebenen",
  ORDERS_FOREIGN:
    "anweisung*, instruktion*, befehl*, regel*, vorgabe*, richtlinie*, aufforderung*, anleitung*, prompt*, systemprompt*, eingabeaufforderung*, auftrag*, auftrage*, aufgaben*, information*, kontext*, ausfuhrungen, beschrankungen",
  ALL_FOREIGN: "alle, alles, allen, jegliche*, samtliche*, ganze",
  EVERYTHING_FOREIGN: "alles, das alles, was",
  BEFORE_FOREIGN: "davor, zuvor, bisher, vorher, oben, besprochen, gesagt, gelernt, weisst",
  REVEAL_FOREIGN:
    "zeig*, nenn*, verrat*, gib*, sag*, wiederhol*, druck*, offenbar*, was ist, was sind, wie lautet, wie lauten, schreib*, teile, buchstabier*, konntest du",
  PROMPT_FOREIGN:
    "systemprompt*, system-prompt, systemanweisung*, prompttext*, prompt-text*, prompttexte, ursprunglich* anweisung*, deine anweisung*, deine regeln, deinen prompt, deine prompt*, ihre prompt*, eingabeaufforderung*",
  SECRET_FOREIGN: "passwort, kennwort, geheimwort, zugangscode, geheimschlussel, passphrase, geheime schlussel",
  YOUR_FOREIGN: "dein, deine, deinen, deiner, ihr, ihre, ihren",
  MASTER_FOREIGN:
    "ich bin dein entwickler, ich bin ihr entwickler, ich bin dein administrator, ich bin der administrator, ich bin dein schopfer, ich bin dein chef, als dein entwickler",
  NEW_ORDERS_FOREIGN: "neue aufgabe, neuen aufgabe, neue anweisung*, weitere aufgaben, neue aufgaben",
};

const FRENCH: Lexicon = {
  DISMISS_FOREIGN:
    "ignore, ignorez, ignorer, oublie, oubliez, oublier, neglige*, ne tiens pas compte, ne tenez pas compte, ne tenez aucun compte, fais abstraction, faites abstraction, contourne*, outrepasse*, desobei*, ne suis pas, ne suivez pas, fais fi, mets de cote",
  PRIOR_FOREIGN:
    "precedent*, anterieur*, ci-dessus, initial*, au-dessus, avant, d'avant, originale*, recues, donnees, dessus, jusqu'ici, tes, vos",
  ORDERS_FOREIGN:
    "instruction*, consigne*, directive*, ordre, ordres, regle*, commande*, invite, indications, informations, contexte, taches, restrictions",
  ALL_FOREIGN: "tout, toute, toutes, tous",
  EVERYTHING_FOREIGN: "tout, tout ce, ce que",
  BEFORE_FOREIGN: "avant, precede, dit, appris, au-dessus, ci-dessus, discute, precedemment",
  REVEAL_FOREIGN:
    "montre*, revele*, affiche*, repete*, dis-moi, dites-moi, donne*, quel est, quelle est, quelles sont, partage*, ecris*, imprime*, divulgue*, recopie*, epele*",
  PROMPT_FOREIGN:
    "prompt systeme, invite systeme, message systeme, instructions systeme, instructions initiales, instructions precedentes, tes instructions, vos instructions, ton prompt, votre prompt, prompt initial, tes consignes, vos consignes",
  SECRET_FOREIGN: "mot de passe, code secret, cle secrete, mot secret, phrase secrete, code d'acces, phrase de passe",
  YOUR_FOREIGN: "ton, ta, tes, votre, vos",
  MASTER_FOREIGN:
    "je suis ton developpeur, je suis votre developpeur, je suis ton createur, je suis votre createur, je suis l'administrateur, je suis votre administrateur, je suis ton administrateur",
  NEW_ORDERS_FOREIGN:
    "nouvelle tache, nouvelles instructions, nouvelle instruction, nouvelles taches, nouvelles consignes",
};

const IBERIAN_ITALIAN: Lexicon = {
  DISMISS_FOREIGN:
    "ignora, ignore, ignorar, ignoren, ignorad, ignorando, olvida, olvide, olvidate, olviden, olvidar, descarta, descarte, desatiende, haz caso omiso, haga caso omiso, no hagas caso, pasa por alto, omite, omita, no sigas, anula, esquece, esqueca, esquecer, desconsidere, desconsidera, desconsiderar, despreze, descarte, nao siga, nao sigas, ignorem, contorne, ignori, ignorate, ignorare, dimentica, dimentichi, dimenticate, dimenticati, trascura, scarta, tralascia, non seguire, non tenere conto, non considerare, scordati, bypassa",
  PRIOR_FOREIGN:
    "anterior*, previa*, previo*, precedente*, precedenti, arriba, inicial*, inizial*, original*, original, de arriba, hasta ahora, dadas, recibidas, acima, ate agora, iniciais, dadas, sopra, sovrastanti, di prima, ricevute, finora, prima, antes, tus, suas, tue, seus",
  ORDERS_FOREIGN:
    "instruccion*, instrucoes, instrucao, istruzion*, indicacion*, indicaciones, indicazion*, orden, ordenes, ordens, ordini, reglas, regras, regole, directrices, directivas, diretrizes, diretivas, direttive, comandos, comandi, consignas, pautas, restricciones, restricoes, restrizioni, prompt*, mensajes, tareas, tarefas, informacion, informacoes, contexto",
  ALL_FOREIGN: "todo, todos, todas, toda, tudo, tutte, tutti, tutto, tutta, cualquier, qualquer, ogni",
  EVERYTHING_FOREIGN: "todo, tudo, tutto, todo lo, tudo o, tutto cio, lo",
  BEFORE_FOREIGN:
    "antes, anterior, arriba, dicho, hemos, sabes, acima, disse, falamos, aprendeu, prima, sopra, detto, sai, imparato, precedente",
  REVEAL_FOREIGN:
    "muestra*, muestrame, revela*, repite*, repita*, dime, digame, imprime*, cual es, cuales son, comparte*, escribe*, dame, mostre*, mostra*, revele, diga, me diga, qual e, quais sao, compartilhe*, escreva, repita, mostrami, rivela*, dimmi, ripeti, stampa, qual e, quali sono, condividi, scrivi, puoi, puedes, voce pode",
  PROMPT_FOREIGN:
    "prompt del sistema, prompt de sistema, mensaje del sistema, mensaje de sistema, instrucciones del sistema, instrucciones iniciales, instrucciones originales, tus instrucciones, sus instrucciones, tu prompt, prompt inicial, prompt do sistema, mensagem do sistema, instrucoes do sistema, instrucoes iniciais, suas instrucoes, seu prompt, tuas instrucoes, prompt di sistema, messaggio di sistema, istruzioni di sistema, istruzioni iniziali, tue istruzioni, il tuo prompt, tuo prompt, tus reglas, suas regras, tue regole",
  SECRET_FOREIGN:
    "contrasena, contrasenas, clave secreta, palabra secreta, codigo secreto, codigo de acceso, clave de acceso, frase de contrasena, senha, senhas, palavra-passe, chave secreta, codigo de acesso, frase secreta, password, parola d'ordine, chiave segreta, parola segreta, codice segreto, frase segreta",
  YOUR_FOREIGN: "tu, tus, su, sus, seu, sua, seus, suas, tuo, tua, tue, tuoi, la tua, il tuo",
  MASTER_FOREIGN:
    "soy tu desarrollador, soy su desarrollador, soy tu creador, soy el administrador, soy tu administrador, sou seu desenvolvedor, sou o seu desenvolvedor, sou seu criador, sou o administrador, sou seu administrador, sono il tuo sviluppatore, sono il tuo creatore, sono l'amministratore, sono il tuo amministratore",
  NEW_ORDERS_FOREIGN:
    "nueva tarea, nuevas instrucciones, nueva instruccion, nova tarefa, novas instrucoes, nova instrucao, nuovo compito, nuove istruzioni, nuova istruzione, nuevo objetivo",
};

const DUTCH_POLISH: Lexicon = {
  DISMISS_FOREIGN:
    "negeer, negeren, vergeet, sla over, volg niet, laat varen, omzeil, zignoruj*, ignoruj*, zapomnij*, pomin*, pomij*, odrzuc*, lekcewaz*, nie przestrzegaj, nie stosuj sie",
  PRIOR_FOREIGN:
    "vorige, voorgaande, bovenstaande, eerdere, voorafgaande, eerder, hierboven, oorspronkelijke, initiele, gegeven, poprzedni*, wczesniejsz*, powyzsz*, dotychczasow*, pierwotn*, poczatkow*, swoje, twoje, wszelki*, jouw",
  ORDERS_FOREIGN:
    "instructie*, opdracht*, aanwijzing*, regels, richtlijn*, bevelen, prompt*, informatie, instrukcj*, polecen*, polecenia, wytyczn*, zasad*, rozkaz*, regul*, komend*, ograniczen*, wskazowk*",
  ALL_FOREIGN: "alle, al, alles, wszystkie, wszystkich, wszystko, wszelkie",
  EVERYTHING_FOREIGN: "alles, alles wat, wszystko, wszystko co",
  BEFORE_FOREIGN:
    "hiervoor, hierboven, daarvoor, eerder, gezegd, powyzej, wczesniej, przedtem, powiedziano, dotad, przed tym",
  REVEAL_FOREIGN:
    "toon, laat zien, onthul, herhaal, vertel, geef, wat is, wat zijn, deel, schrijf, print, pokaz*, ujawnij*, powtorz*, podaj*, wypisz*, jakie sa, jaki jest, jakie jest, powiedz*, udostepnij*, wyswietl*, napisz*",
  PROMPT_FOREIGN:
    "systeemprompt, systeem prompt, systeemprompt, systeembericht, systeeminstructies, je instructies, jouw instructies, uw instructies, je prompt, jouw prompt, oorspronkelijke instructies, prompt systemow*, instrukcje systemowe, instrukcji systemowych, swoje instrukcje, twoje instrukcje, polecenie systemowe, swoj prompt, twoj prompt, komunikat systemowy",
  SECRET_FOREIGN:
    "wachtwoord, geheime sleutel, toegangscode, geheime code, haslo, hasla, tajny klucz, kod dostepu, tajne haslo",
  YOUR_FOREIGN: "je, jouw, uw, twoje, twoj, twoja, swoje, swoj",
  MASTER_FOREIGN:
    "ik ben je ontwikkelaar, ik ben jouw ontwikkelaar, ik ben de beheerder, jestem twoim tworca, jestem twoim programista, jestem administratorem, jestem twoim administratorem, jestem twoim deweloperem",
  NEW_ORDERS_FOREIGN:
    "nieuwe opdracht, nieuwe instructies, nieuwe taak, nowe instrukcje, nowe zadanie, nowe polecenie, nowe polecenia",
};

/** Turkish, Indonesian and Malay, Tagalog, Vietnamese. */
const OTHER_LATIN: Lexicon = {
  DISMISS_FOREIGN:
    "yoksay*, yok say*, gormezden gel*, unut*, dikkate alma*, goz ardi et*, gozardi et*, abaikan, mengabaikan, lupakan, melupakan, hiraukan, jangan ikuti, lewati, huwag pansinin, huwag mong pansinin, balewalain, kalimutan, ipagwalang-bahala, isantabi, huwag sundin, bo qua, phot lo, quen, quen het, khong tuan theo, dung tuan theo, lo di",
  PRIOR_FOREIGN:
    "onceki, yukaridaki, daha onceki, evvelki, ilk, verilen, sebelumnya, di atas, diatas, terdahulu, awal, yang lalu, tadi, nakaraang, naunang, nauna, sa itaas, nasa itaas, mga nauna, kanina, truoc, truoc do, phia tren, ben tren, ban dau, o tren, da cho",
  ORDERS_FOREIGN:
    "talimat*, komut*, yonerge*, kural*, emir*, yonlendirme*, istem*, instruksi, perintah, arahan, aturan, petunjuk, pedoman, panduan, tagubilin, mga tagubilin, utos, mga utos, alituntunin, patakaran, panuto, mga panuto, instruksyon, chi dan, huong dan, menh lenh, chi thi, quy tac, quy dinh, yeu cau, lenh, prompt*",
  ALL_FOREIGN: "tum, butun, hepsi, her, semua, seluruh, segala, lahat, lahat ng, tat ca, moi, toan bo",
  EVERYTHING_FOREIGN: "her seyi, hepsini, semua, semuanya, segalanya, lahat, lahat ng, tat ca, moi thu, moi dieu",
  BEFORE_FOREIGN:
    "once, onceki, yukaridaki, sebelumnya, di atas, diatas, bago, nauna, naunang, sa itaas, truoc, truoc do, phia tren, o tren",
  REVEAL_FOREIGN:
    "goster*, soyle*, acikla*, tekrarla*, yazdir*, nedir, ver, paylas*, tunjukkan, ungkapkan, katakan, ulangi, beritahu, berikan, bagikan, tampilkan, apa, ipakita, sabihin, ulitin, ibigay, ano, ibahagi, hien thi, tiet lo, lap lai, cho toi biet, cho biet, la gi, noi cho toi, chia se, in ra",
  PROMPT_FOREIGN:
    "sistem istemi*, sistem mesaji*, sistem komutu*, sistem talimat*, kendi talimat*, ilk talimat*, prompt sistem, pesan sistem, instruksi sistem, instruksi awal, instruksimu, instruksi anda, system prompt mo, iyong system prompt, iyong mga tagubilin, loi nhac he thong, thong bao he thong, huong dan he thong, cau lenh he thong, chi dan he thong",
  SECRET_FOREIGN:
    "sifre, sifren, sifreni, sifrenizi, parola, parolan*, gizli anahtar*, kata sandi, kata sandimu, sandi rahasia, kunci rahasia, password, lihim na susi, mat khau, khoa bi mat, ma bi mat, mat ma",
  YOUR_FOREIGN: "senin, sizin, anda, kamu, kalian, iyong, mo, cua ban",
  MASTER_FOREIGN:
    "ben senin gelistiricinim, senin gelistiricinim, ben senin yoneticinim, ben yoneticiyim, sizin gelistiricinizim, saya pengembang anda, saya adalah pengembang, saya pengembangmu, saya admin, saya administrator, ako ang iyong developer, ako ang developer mo, ako ang iyong tagalikha, toi la nha phat trien, toi la quan tri vien, toi la nguoi tao ra ban",
  NEW_ORDERS_FOREIGN:
    "yeni gorev, yeni talimat*, tugas baru, instruksi baru, bagong tagubilin, bagong gawain, nhiem vu moi, huong dan moi, chi dan moi",
};

/** Greek, Swedish, Danish and Norwegian, Czech and Slovak, Romanian, Hungarian, Croatian and Serbian. */
const FURTHER: Lexicon = {
  DISMISS_FOREIGN:
    "αγνοησ*, αγνοεισ*, ξεχασ*, ξεχνα*, παραβλεψ*, παρακαμψ*, ignorera, bortse fran, glom, strunta i, ignorer, glem, se bort fra, ignoruj, ignorujte, zapomen, zapomente, zabudni, pomin, neres, ignora, ignorati, uita, uitati, nu lua in considerare, hagyd figyelmen kivul, felejtsd el, ne vedd figyelembe, hagyja figyelmen kivul, zanemari, zanemarite, zaboravi, zaboravite, ignoriraj, ignorirajte",
  PRIOR_FOREIGN:
    "προηγουμεν*, παραπανω, αρχικ*, tidigare, foregaende, ovanstaende, ursprungliga, ovan, tidligere, foregaende, ovenstaende, ovenfor, predchozi*, predesl*, vyse, puvodni*, predchadzajuc*, predosl*, anterioare, precedente, de mai sus, initiale, korabbi, elozo, fenti, eredeti, prethodn*, ranij*, gornj*, navede*, dosadasnj*",
  ORDERS_FOREIGN:
    "οδηγι*, εντολ*, κανον*, instruktion*, instrukser*, anvisning*, regler*, kommando*, retningslinj*, pokyn*, instrukc*, prikaz*, pravid*, instructiun*, comenzi*, reguli*, indicatii*, utasitas*, szabaly*, parancs*, uput*, instrukcij*, naredb*, pravil*",
  ALL_FOREIGN: "ολες, ολα, ολους, alla, allt, alle, alt, vsechny, vsechno, vsetky, toate, minden, osszes, sve, svaku",
  EVERYTHING_FOREIGN: "τα παντα, ολα, allt, alt, vsechno, vsetko, totul, mindent, sve",
  BEFORE_FOREIGN:
    "παραπανω, προηγουμεν*, ovan, innan, ovenfor, tidligere, vyse, predtim, de mai sus, inainte, fenti, korabban, gore, prije, ranije, iznad",
  REVEAL_FOREIGN:
    "δειξε, πες, αποκαλυψε, ποιος ειναι, ποια ειναι, visa, avslöja, avsloja, beratta, vad ar, vis, fortael, fortell, afslor, avslor, hvad er, hva er, ukaz, prozrad, rekni, vypis, jake je, arata, spune, dezvaluie, care este, mutasd, aruld el, mi a, pokazi, reci, otkrij, koja je",
  SECRET_FOREIGN:
    "κωδικ*, συνθηματικο, losenord*, lösenord*, adgangskode*, kodeord, passord*, heslo, hesla, parola, jelszo, jelszav*, lozink*, sifra, zaporka",
};

export const EUROPEAN: readonly Lexicon[] = [GERMAN, FRENCH, IBERIAN_ITALIAN, DUTCH_POLISH, OTHER_LATIN, FURTHER];
