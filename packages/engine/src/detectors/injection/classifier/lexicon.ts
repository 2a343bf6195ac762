/**
 * Words by what they do an attempt to take over an assistant, across languages: so that "ignore the instructions
 * above" learnt one language is recognised another. A star ends a stem (`ignor*`); words of scripts written without
 * spaces are found anywhere. Compared without case and accents. A word belongs to the first list that names it.
 */
export const LEXICON = {
  password: [
    "password* passwort* passphrase* passcode* passwd pwd kennwort* losungswort* zugangscode* credential* passe contrasena* senha* wachtwoord* hasl* losenord* parola* sifre* парол* κωδικ*",
    "पासवर्ड* पासफ़्रेज़ पासफ्रेज* पासकोड পাসওয়ার্ড* পাসওয়ার্ড* পাসফ্রেজ* المرور مرور* مرورك 密码 密碼 口令 パスワード パスフレーズ パスコード 合言葉 暗証番号 รหัสผ่าน วลีรหัส 비밀번호* 암호 암호를 암호가 암호는 패스워드* 패스프레이즈* matkhau khau sandi sandinya sandimu kontrasenyas",
  ],
  suppose: [
    "imagin* suppos* assume* assuming hypothetic* hypothes* hypothet* hipotet* ipotet* гипотет* scenario* vorstell* angenommen annahme supongamos supon* suponh* immagin* ipotizz* wyobraz* varsay* farz* hayal* misalkan* bayangkan* andai* umpama* ipagpalagay* isipin предполож* представь* допуст* вообраз*",
    "لنفترض افترض* نفترض تخيل* कल्पना मान काल्पनिक কল্পনা ধরা ধরুন কাল্পনিক 假设 假如 想象 假定 仮定 想像 仮に 가정* 상상* 만약* สมมติ สมมุติ จินตนาการ tuong universe planet dimension alternate parallel universum planete planeta universo pianeta planet* gezegen* вселенн* планет* كوكب ग्रह গ্রহ 星球 宇宙 惑星 행성* 우주* ดาวเคราะห์",
  ],
  dismiss: [
    "ignor* disregard* forget* neglect* overlook* override* overrid* overwrite* bypass* circumvent* skip discard* dismiss* abandon* supersede* nevermind drop unlearn erase",
    "ignorier* vergiss vergessen missacht* umgeh* verwirf verwerfen ueberschreib* uberschreib* uberspring* lass ausser",
    "oublie* oubliez negliger neglige* contourne* passez outre ecarte* mettez olvid* omit* descart* pase desatiend* esquec* esquece* desconsider* descart* contorn*",
    "dimentic* scorda* trascura* tralascia* aggira* scarta* negeer* vergeet* omzeil* ",
    "игнорир* проигнорир* забудь* забыть отбрось* обойди* обойти пренебре* пропусти* ігнор* забуд*",
    "تجاهل* اهمل* تجاوز* انس انسى تغاضى تخطى अनदेखा नजरअंदाज नज़रअंदाज उपेक्षा भूल भुला छोड़ दरकिनार উপেক্ষা ভুলে অগ্রাহ্য বাদ এড়িয়ে",
    "忽略 无视 無視 忘记 忘記 忘掉 不要理会 不理会 绕过 跳过 抛开 忘れ 無視して 破棄 สนใจ ละเว้น เพิกเฉย ลืม มองข้าม ข้าม",
    "무시* 잊어* 잊으* 무효* 건너뛰* phot lo qua quen abaikan* lupakan* mengabaikan* lewati hiraukan yoksay* unut* boşver* aldirma* bosver* balewalain kalimutan* huwag pansinin baliwalain laktawan",
    "zignoruj* pomin* zapomnij* ignorera* glom bortse* התעלם* שכח* نادیده فراموش αγνοη* ξεχασ*",
  ],
  prior: [
    "previous* prior above earlier preceding foregoing aforementioned past former initial original existing before previously beforehand",
    "vorherig* bisherig* obig* vorangegangen* davor zuvor vorigen fruher* oben ursprunglich* vorstehend* precedent* precedemment avant dessus anterieur* anterior* previo* previa* antes arriba original* precedente* precedenti sopra prima originari* vorige voorgaande eerdere bovenstaande",
    "предыдущ* выше прежн* ранее прошл* изначальн* попередн* السابقة السابق سابقا سابقة أعلاه اعلاه السابقه पिछले पिछली पिछला पूर्व पहले उपरोक्त ऊपर पूर्ववर्ती পূর্ববর্তী আগের পূর্বের উপরের আগে",
    "之前 以前 先前 前面 上面 上述 以上 此前 原来 これまで 以前の 前の 上記 先ほど 今まで ก่อนหน้า ที่ผ่านมา ข้างต้น ก่อนหน้านี้",
    "이전* 위의 앞선 앞의 기존* 앞서 truoc tren sebelum* sebelumnya diatas terdahulu onceki* yukaridaki daha evvelki nakaraan* nauna* naunang kanina poprzedni* wczesniej* powyzsz* tidigare foregaende הקודמות קודמות קבל قبلی پیشین προηγουμεν*",
  ],
  instruction: [
    "instruct* command* directive* directions guideline* guidance orders programming training configuration constraints context conversation",
    "anweisung* instruktion* befehl* vorgabe* richtlinie* auftrag aufgaben consigne* directive* ordres instrucc* indicacion* ordenes directri* instruc* ordens diretriz* orientac* istruz* indicazion* direttiv* comandi ordini instructie* opdracht*",
    "инструкц* указани* команд* директив* приказ* інструкц* вказівк* التعليمات تعليمات تعليماتك الأوامر الاوامر أوامر توجيهات التوجيهات निर्देश* निर्देशों आदेश* अनुदेश* নির্দেশ* নির্দেশনা নির্দেশাবলী আদেশ*",
    "指令 指示 说明 命令 規則 提示 要求 指図 インストラクション คำสั่ง คําสั่ง คำแนะนำ คําแนะนํา คำชี้แจง",
    "지시* 명령* 지침* 안내* huong chi thi lenh instruksi* perintah* petunjuk* arahan* talimat* yonerge* komut* emir* tagubilin* panuto utos* direksyon* instrukcj* polecen* wytyczn* instruktion* הוראות ההוראות دستور* οδηγι*",
  ],
  rule: [
    "rule rules polic* restriction* limitation* filter* censor* safeguard* guardrail* safety ethic* moral* boundar* regulation* protocol* norms compliance",
    "regel* regeln einschrankung* beschrankung* richtlinien sicherheits* moral* regle* regles restriction* limites ethique* filtres regla* reglas restriccion* limitacion* etica* regra* restric* limitac* regol* restrizion* limitazion* etich* beperking*",
    "правил* ограничен* запрет* фильтр* этик* обмежен* القواعد قواعد القيود قيود سياسات नियम* प्रतिबंध* नीति* নিয়ম* বিধিনিষেধ সীমাবদ্ধতা",
    "规则 规定 限制 约束 道德 伦理 审查 政策 ルール 制限 規約 倫理 制約 กฎ ข้อจำกัด ข้อจํากัด นโยบาย จริยธรรม",
    "규칙* 제한* 규정* 정책* 윤리* quy tac han che gioi aturan* batasan* pembatasan* kebijakan* etika kural* kisitlama* sinirlama* etik* tuntunin patakaran limitasyon zasad* ogranicz* regler begransning*",
  ],
  prompt: [
    "prompt prompts preprompt systemprompt preamble initialization eingabeaufforderung systemprompts invite promptu промпт* промт* подсказк* prompten प्रॉम्प्ट প্রম্পট 提示词 提示詞 系统提示 系統提示 プロンプト พรอมต์ พร้อมท์ 프롬프트* istem*",
  ],
  system: [
    "system systems systemic systeme sistema* sistemas sisteme* sistem* system* систем* النظام نظام سيستم सिस्टम प्रणाली সিস্টেম 系统 系統 システム ระบบ 시스템* hethong ",
  ],
  assistant: [
    "assistant* chatbot* chatgpt* gpt* llm llms llama* claude gemini copilot bard openai anthropic bot ai ais agent agents model language-model ki ia iа",
    "assistenten sprachmodell* modele modelo* modell* asistente* assistente* modello asystent* нейросет* ассистент* модел* бот* المساعد مساعد نموذج الذكاء सहायक एआई मॉडल সহকারী মডেল",
    "助手 人工智能 机器人 模型 语言模型 アシスタント モデル ผู้ช่วย ปัญญาประดิษฐ์ โมเดล 어시스턴트* 인공지능* 모델* 챗봇* tro ly mohinh asisten* yapay asistan* katulong",
  ],
  reveal: [
    "reveal* disclos* leak* expose* divulge* spill unveil uncover dump exfiltrat* regurgitat* recite",
    "verrat* offenbar* preisgeb* enthull* revele* devoile* divulgu* montre* muestra* revela* muestre* ensen* divulg* mostra* mostre revel* rivel* mostr* svela* onthul* toon",
    "раскро* раскры* покажи* выдай* выведи* розкри* اكشف كشف أظهر اظهر افصح बताएं बताइए बताओ बता दिखाएं दिखाओ प्रकट खुलासा উন্মোচন প্রকাশ দেখাও দেখান বলুন",
    "透露 泄露 揭示 显示 展示 公开 披露 告诉我 告訴我 明かし 開示 教えて 表示して 見せて 公開 เปิดเผย บอก แสดง แชร์",
    "공개* 알려* 보여* 밝혀* 누설* tiet lo hien thi ungkap* bocor* tampilkan* beritahu* tunjukkan goster* acikla* soyle* ifsa ibunyag ipakita* ilahad ibahagi* sabihin* ujawnij* pokaz* avsloja* visa",
  ],
  secret: [
    "secret* password* passphrase passcode passwort* kennwort* credential* confidential* hidden classified private key keys token tokens pin apikey api-key flag",
    "geheim* schlussel vertraulich* mot passe clef secrete* confidentiel* contrasena* clave* secreto* confidencial* senha* chave segreto segreta parola chiave password* riservat* wachtwoord* geheime",
    "парол* секрет* ключ* тайн* конфиденциальн* كلمة المرور السر سرية السري مفتاح كلمه पासवर्ड गुप्त कुंजी गोपनीय पासवर्ड* পাসওয়ার্ড* গোপন গোপনীয়",
    "密码 密碼 秘密 密钥 机密 口令 暗号 パスワード 秘密 合言葉 鍵 รหัสผ่าน ความลับ รหัสลับ คีย์",
    "비밀번호* 비밀* 암호* 패스워드* 기밀* matkhau mat khau bi khoa sandi rahasia* kunci* sifre* gizli* parola* anahtar* lihim* susi kontrasenyas hasl* tajn* losenord* hemlig*",
  ],
  persona: [
    "pretend* roleplay* role-play* roleplaying impersonat* persona personas character characters simulat* emulat* imitat* portray* embody act acting role immers* behave alter",
    "spiel spiele rolle verhalte* stell simulier* joue jouez role incarne* pretends fais faites semblant agis imagine imaginez actua* finge* simula* interpreta* papel rol finja* atue aja comporte* imagina* fingi* agisci recita* ruolo interpreta* impersona* doe alsof",
    "притвор* представь* сыграй* роль веди симулир* изображай تظاهر تصرف تخيل مثل دور अभिनय भूमिका नाटक बहाना कल्पना অভিনয় ভান ভূমিকা কল্পনা",
    "假装 假裝 扮演 角色 模拟 假设 想象 演じ ふりをし 役割 なりきっ 想像し สวมบทบาท แกล้ง สมมติ จินตนาการ บทบาท",
    "역할* 척해* 연기해* 가정해* 행동해* gia dong vai hay tuong berpura* bertindak* berperan* peran bayangkan* simulasikan canlandir* rol* gibi davran* hayal magpanggap* kumilos gampanan isipin udawaj* wciel*",
  ],
  unbound: [
    "unrestricted* uncensored* unfiltered* unlimited unbound* unethical* amoral* immoral* illegal* jailbreak* jailbroken freed liberated unleash* anything dude evil rogue unhinged nsfw limitless lawless unchained unconstrained broken freely",
    "unzensiert* uneingeschrankt* grenzenlos* unmoralisch* illegal* censure* illimite* censura* ilimitad* ilegal* illegal* senza irrestrit* illimitat* без безгранич* нецензур* незаконн* غير قانوني بدون बिना অবৈধ 不受 没有任何 无限制 非法 任何 制限なし 違法 ไม่มีข้อจำกัด ผิดกฎหมาย 제한없* 불법* tanpa sinirsiz* yasadis* hop phap",
  ],
  mode: [
    "mode modes maintenance debug debugging developer admin administrator root sudo superuser diagnostic* upgrade unlock* activated enabled backdoor terminal console simulator",
    "modus entwickler* wartung* administrator* modo mantenimiento desarrollador* manutencao desenvolvedor* modalita sviluppator* manutenzione developpeur* administrateur* режим* разработчик* администратор* обслуживан* وضع المطور الصيانة मोड डेवलपर रखरखाव अपग्रेड মোড ডেভেলপার",
    "模式 开发者 管理员 维护 モード 開発者 管理者 メンテナンス โหมด นักพัฒนา ผู้ดูแล 모드* 개발자* 관리자* 유지보수* che do nha pengembang* pemeliharaan gelistirici* mod modu yonetici* bakim* tryb*",
  ],
  instead: [
    "instead rather statt* stattdessen anstatt lieu plutot lugar vez invece piuttosto вместо замість بدلا عوضا बजाय इसके পরিবর্তে बदले 而是 改为 相反 代わりに แทน 대신* thay vao sebaliknya alih yerine bunun sa halip zamiast istallet",
  ],
  now: [
    "now onwards henceforth onward ab jetzt sofort maintenant desormais ahora partir agora ora adesso теперь сейчас отныне الآن الان अब से এখন এখন থেকে 现在 现在起 从现在 今から これから 以降 ตอนนี้ จากนี้ 지금* 이제* bay gio tu sekarang mulai simdi artik ngayon mula teraz nu",
  ],
  say: [
    "say print output respond* reply answer write tell echo display state type return respuesta",
    "sag sage sagen antworte* schreib* gib drucke ausgeb* dis dites reponds* ecris* affiche* di diga dime responde* escrib* imprim* diga escreva* responda* rispond* scriv* stampa dimmi zeg antwoord*",
    "скажи* ответь* напиши* напечатай* выведи قل اكتب أجب اطبع कहो कहें लिखो लिखें उत्तर जवाब বল বলো লিখুন উত্তর 说 回答 输出 输出 打印 回复 写 言って 答えて 出力 書いて ตอบ เขียน พูด พิมพ์",
    "말해* 대답* 출력* 답변* 써 noi tra loi viet ra katakan* jawab* tulis* cetak* soyle yaz* cevap* yanit* yazdir* isulat* sagutin* sumagot* powiedz* napisz* odpowied* skriv*",
  ],
  repeat: [
    "repeat* verbatim copy exact exactly word-for-word wiederhol* wortlich* repet* repite* textual* ripet* parola повтор* дословно كرر حرفيا दोहराएं दोहराओ शब्दशः পুনরাবৃত্তি 重复 重複 逐字 繰り返 そのまま ทำซ้ำ คำต่อคำ 반복* 그대로* nhac lai lap ulang* tekrar* aynen ulitin* powtorz*",
  ],
  encode: [
    "base64 rot13 hex hexadecimal binary morse leetspeak cipher caesar encode* encrypt* decode* decrypt* backwards reverse* spell* letter letters character* vowel* acrostic rhym* emoji* ascii unicode pig-latin anagram* first-letter initials interlac* concatenat*",
    "ruckwarts buchstab* verschlussel* kodier* envers lettre* inverse* encod* reves letra* inverso codifi* invers* letter* contrario наоборот букв* шифр* зашифр* عكس حرف أحرف مقلوب उल्टा अक्षर विपरीत উল্টো অক্ষর বিপরীত",
    "反向 倒序 字母 编码 加密 拼写 首字母 逆順 文字 エンコード 頭文字 ย้อนกลับ ตัวอักษร เข้ารหัส 거꾸로* 글자* 암호화* 인코딩* nguoc chu cai ma hoa terbalik huruf* enkripsi* ters harf* kodla* sifrele* baligtad titik* letra",
  ],
  send: [
    "send sends sent forward* email mail* transmit* upload* post share sharing deliver export* transfer* wire submit publish copy notify message dm",
    "sende* schick* weiterleit* ubertrag* hochlad* teile* envoie* envoyer envoyez transmet* transfere* partage* envia* enviar reenvi* comparte* compart* transfer* transfier* envie* manda* invia* inoltra* condivid* trasfer* stuur* verzend*",
    "отправ* перешли* пошли* передай* поделись* переведи* загрузи* ارسل أرسل إرسال حول شارك भेजें भेजो भेज साझा स्थानांतर* পাঠান পাঠাও শেয়ার স্থানান্তর 发送 发给 转发 转账 分享 上传 送信 送って 転送 共有 ส่ง โอน แชร์ แบ่งปัน",
    "보내* 전송* 전달* 공유* 송금* 이체* gui chuyen chia se kirim* teruskan* bagikan* transfer* gonder* ilet* paylas* aktar* ipadala* ipasa* wyslij* przeslij* przelej* skicka*",
  ],
  destroy: [
    "delete* remove* erase* wipe* destroy* cancel* terminat* shutdown disable* deactivat* uninstall* stop suspend* kill format purge revoke* overwrite",
    "losch* entfern* deaktivier* stornier* supprim* efface* desactiv* annul* elimin* borra* cancel* desactiv* apag* exclu* remov* desativ* cancell* disattiv* rimuov* verwijder* удали* удалить сотри* отключи* отмени* احذف حذف عطل ألغ हटाएं मिटा हटा मिटाएं रद्द মুছে মুছুন বাতিল 删除 移除 取消 关闭 禁用 削除 消去 無効 停止して ลบ ยกเลิก ปิดการใช้งาน",
    "삭제* 제거* 취소* 비활성* xoa huy vohieu hapus* batalkan* nonaktif* sil silin* iptal* devre burahin* tanggalin* kanselahin usun* anuluj* radera*",
  ],
  grant: [
    "grant* permission* access authorize* authoris* approve* allow* enable* add invite* unlock elevat* privilege* escalat* book reserve schedule purchase buy order pay install execute run call invoke create make update change modify set open download retrieve fetch",
    "gewahr* zugang zugriff erlaub* freischalt* kauf* bezahl* ausfuhr* fuhre installier* accord* acces autoris* achet* execut* lance* concede* acceso autoriza* compra* ejecut* instala* conced* acesso execut* compr* pag* conced* accesso autorizz* esegu* install* acquist*",
    "предостав* доступ* разреши* купи* выполни* запусти* установи* امنح وصول نفذ شغل اشتر अनुमति पहुंच चलाएं निष्पादित खरीदें অনুমতি চালান কিনুন 授予 授权 访问 执行 运行 购买 安装 许可 許可 実行 アクセス 購入 ให้สิทธิ์ เข้าถึง ดำเนินการ เรียกใช้ ซื้อ",
    "허용* 접근* 실행* 권한* 구매* 설치* cap quyen truy chay mua izin* akses* jalankan* beli* izin erisim* calistir* yurut* satin pahintulot* patakbuhin* bumili*",
  ],
  silent: [
    "secretly silently quietly discreetly covertly stealth* unnoticed undetected invisibl* conceal* hide hidden without mention* inform notif* alert* suspicion aware warn* warning* disclaimer* apolog* refus* decline* hinweis* heimlich unbemerkt erwahn* discretement secretement mentionn* discretamente secretamente mencion* silenciosamente segretamente menzion* тайно незаметно скрытно упоминай* سرا خفية चुपके गुप्त চুপিচুপি 偷偷 秘密地 不要告诉 不要提 悄悄 こっそり 言わずに 秘密に แอบ โดยไม่ 몰래* 비밀리* am tham bi-mat diam gizlice haber palihim",
  ],
  urgent: [
    "important* urgent* attention critical immediately asap priority mandatory required crucial must emergency alert warning obey comply dringend wichtig* sofort achtung unbedingt urgent* importante* attention immediatement inmediat* atencion urgente* obligatori* imediat* atencao importantissim* attenzione subito срочно важно* внимание немедленно обязательно مهم عاجل فورا انتباه هام महत्वपूर्ण तुरंत ध्यान जरूरी জরুরি গুরুত্বপূর্ণ অবিলম্বে 重要 紧急 立即 注意 必须 緊急 至急 必ず สำคัญ ด่วน ทันที ต้อง 중요* 긴급* 즉시* 반드시* quan trong khan cap ngay penting* segera* harus* perhatian onemli* acil* derhal* dikkat* hemen mahalaga* agad* kagyat dapat wazne pilne natychmiast viktigt",
  ],
  authority: [
    "president ceo boss owner engineer creator supervisor manager officer police authority official authorized authorised administrator doctor lawyer researcher tester auditor technician government security prasident chef besitzer ingenieur presidente ingeniero jefe engenheiro chefe proprietario ingegnere capo президент* начальник* инженер* владел* создател* رئيس مدير مهندس राष्ट्रपति मालिक इंजीनियर अधिकारी রাষ্ট্রপতি মালিক প্রকৌশলী কর্মকর্তা 总统 老板 工程师 创造者 大統領 社長 エンジニア ประธานาธิบดี เจ้าของ วิศวกร 대통령* 사장* 엔지니어* 주인* tong thong ky su chu presiden insinyur pemilik* baskan* muhendis* sahip* patron* pangulo inhinyero",
  ],
  fiction: [
    "story stories poem song tale fiction* hypothetical* hypothesis scenario imagine imagin* novel script dialogue scene play game haiku lyric* fable grandma grandmother dream bedtime geschichte gedicht lied hypothetisch* histoire poeme chanson hypothet* historia poema cuento cancion hipotet* conto historia poesia storia canzone ipotetic* истори* стих* сказк* песн* гипотет* представьте قصة قصيدة أغنية افتراضي कहानी कविता गीत काल्पनिक গল্প কবিতা গান কাল্পনিক 故事 诗 小说 歌 假如 物語 詩 小説 歌 仮に เรื่อง นิทาน กลอน เพลง สมมุติ 이야기* 시를 소설* 노래* 가상* cau chuyen tho cerita* puisi* lagu hikaye* siir* masal* kwento* tula kuwento awit",
  ],
  task: [
    "task tasks question* request* query queries job goal assignment objective aufgabe* frage* anfrage* tache* question* demande* tarea* pregunta* solicitud* tarefa* pergunta* pedido* compito domanda* richiesta* задач* вопрос* запрос* مهمة سؤال طلب कार्य प्रश्न सवाल अनुरोध কাজ প্রশ্ন অনুরোধ 任务 问题 请求 タスク 質問 依頼 งาน คำถาม คําถาม คำขอ 작업* 질문* 요청* nhiem vu cau hoi yeu tugas* pertanyaan* permintaan gorev* soru* istek* gawain* tanong* kahilingan zadani* pytani*",
  ],
  user: [
    "user users customer client human victim nutzer* benutzer* kunde* utilisateur* usuario* cliente utente* gebruiker* пользовател* المستخدم مستخدم उपयोगकर्ता ব্যবহারকারী* 用户 用戶 ユーザー 利用者 ผู้ใช้ 사용자* nguoi dung pengguna* kullanici* gumagamit uzytkownik*",
  ],
  you: [
    "you your yours yourself u ur du dein* dich dir ihr ihre* tu ton ta tes toi vous votre vos te ti tus tuyo usted* vosotros suyo voce* teu tua seu sua tuo tuoi lei suo jij jouw je ты тебя тебе твой твои твоего вы вас ваш* вам أنت انت لك لديك तुम तुम्हारा तुम्हारे आप आपका आपके आपकी आपको तुम्हें তুমি তোমার আপনি আপনার তোমাকে 你 您 你的 あなた 君 お前 คุณ ท่าน 당신* 너의 너는 네가 너를 cua anda kamu engkau mu sen senin sana siz sizin seni ikaw iyong mo ka kayo ninyo twoj* ciebie din ditt",
  ],
  me: [
    "me my mine i im ich mir mich mein* moi mon ma mes je yo mi mis conmigo eu meu minha mim io mio mia miei mij мне меня мой я моя لي أنا انا मुझे मेरा मेरे मेरी मैं আমাকে আমার আমি 我 我的 私 僕 俺 ฉัน ผม 나는 나의 나에게 내게 내 저의 저는 toi saya aku ku bana benim ben ako ko akin sa-akin mnie moj* mig",
  ],
  all: [
    "all any every everything entire whole complete total alle alles allen jede* gesamt* ganz* tout toute* tous todo* todas cualquier* tudo todos qualquer tutto tutte tutti qualsiasi qualunque alle все всё всех всю любы* كل جميع أي सभी सब सारे पूरे सारी कोई সব সকল সমস্ত যেকোনো 所有 全部 一切 任何 すべて 全て 全部 あらゆる ทั้งหมด ทุก ใดๆ 모든* 전부* 모두* tat ca moi semua* seluruh* tum butun* hepsi* lahat anumang wszystk* alla",
  ],
  not: [
    "not never dont do-not no nor cannot cant wont shouldnt mustnt nicht niemals kein* keine* ne pas jamais aucun* sin nunca jamas nao nem sem non mai nessun* niet geen не никогда нет нельзя لا لن عدم ليس नहीं मत कभी না নয় কখনো 不要 不 不能 没有 别 ない ません しないで 決して ไม่ อย่า ห้าม 하지 마세요 않* 말고* 말아* khong dung jangan tidak bukan tanpa degil asla yok olmadan hindi huwag wala nie nigdy inte aldrig",
  ],
  please: [
    "please kindly bitte sil plait svp favor por-favor porfavor favore пожалуйста من فضلك رجاء कृपया দয়া 请 請 どうか ください お願い กรุณา โปรด 제발* 부탁* 주세요 vui long xin tolong mohon silakan lutfen paki* pakiusap prosze snalla",
  ],
  tool: [
    "tool tools function functions plugin* api endpoint script browser shell command-line werkzeug* funktion* outil* fonction* herramient* funcion* ferrament* funcao strument* funzion* инструмент* функци* أداة उपकरण टूल সরঞ্জাম 工具 函数 ツール 関数 เครื่องมือ 도구* 함수* cong cu alat fungsi* arac* kasangkapan",
  ],
  link: [
    "http* https url urls link links website site click visit webpage href www domain klick* besuch* webseite lien* cliqu* visite* enlace* clic* haga pagina clique* visita* sito ссылк* перейди* сайт* رابط انقر लिंक क्लिक লিঙ্ক ক্লিক 链接 点击 网站 访问 リンク クリック サイト ลิงก์ คลิก เว็บ 링크* 클릭* 방문* lien-ket nhap tautan* klik* kunjungi* baglanti* tikla* ziyaret*",
  ],
  personal: [
    "address birthday birthdate dob phone ssn surname lastname residence location lives bank account balance iban credit card medical health genetic history data records adresse geburts* wohn* kontonummer konto habite* naissance compte direccion nacimiento cuenta vive endereco nascimento conta mora indirizzo nascita conto vive адрес* рожден* счет* счёт* живет живёт عنوان ميلاد حساب يعيش पता जन्म खाता रहता ঠিকানা জন্ম অ্যাকাউন্ট থাকে 地址 生日 账户 住在 电话 住所 誕生日 口座 住んで ที่อยู่ วันเกิด บัญชี อาศัยอยู่ 주소* 생일* 계좌* 살고* diachi dia sinh alamat* lahir* rekening* tinggal adres* dogum* hesap* yasiyor* tirahan kaarawan nakatira",
  ],
  fresh: [
    "new following next updated latest actual real true neue* neuer folgend* nachste* nouvelle* nouveau nouveaux suivant* nuevo* nueva* siguiente* novo* nova* seguinte* nuovo nuova* nuovi seguent* новый новые новую новых следующ* جديد جديدة التالي التالية नया नई नए निम्नलिखित নতুন নিম্নলিখিত 新的 以下 下面 接下来 新しい 次の ใหม่ ต่อไปนี้ 새로운* 새* 다음* moi-nhat sau baru berikut* yeni* asagidaki* bago* sumusunod*",
  ],
  sequence: [
    "then after afterwards once first before-that start begin started beginning end begins finish dann danach zuerst anfang ende puis ensuite apres debut fin luego despues entonces primero inicio depois entao primeiro inicio fim poi dopo quindi inizio fine затем потом сначала начало конец ثم بعد بداية نهاية फिर बाद शुरू তারপর পরে শুরু 然后 首先 开始 结束 次に その後 開始 終了 จากนั้น หลังจาก เริ่ม 그런 다음 후에 시작* sau-do roi dau kemudian lalu setelah sonra ardindan basla* pagkatapos simula*",
  ],
  speak: [
    "translate* summar* explain* describe* list give provide show show-me generate output-the convert* rewrite rephrase paraphrase ubersetz* erklar* beschreib* liste nenn* zeig* erstell* traduis* traduire resume* explique* decris* donne* genere* traduc* explica* describ* dame da genera* proporcion* traduz* explique* descrev* forneca* gere gera* traduc* traduci* spieg* descriv* elenca* genera* dammi fornis* переведи* объясни* опиши* перечисли* создай* дай* ترجم اشرح صف اعط قدم أنشئ अनुवाद समझाएं वर्णन सूची दें दीजिए उत्पन्न बनाएं অনুবাদ ব্যাখ্যা বর্ণনা তালিকা দিন তৈরি 翻译 解释 描述 列出 总结 生成 给我 翻訳 説明 要約 生成 作成 แปล อธิบาย สรุป สร้าง ให้ 번역* 설명* 요약* 생성* 만들* 제공* dich giai-thich giai liet tomtat tao terjemah* jelaskan* ringkas* buat* berikan* cevir* acikla-ma ozet* olustur* ver* isalin* ipaliwanag* gumawa* magbigay* bigyan przetlumacz* wyjasn* opisz* forklara*",
  ],
  ask: [
    "what whats who whom where when which how why wer wo wann welche* wie warum quel* qui ou quand comment pourquoi que quien* donde cuando cual* como quem onde qual quando cosa chi dove quale perche что кто где когда какой какая каков* как почему ما ماذا من أين متى كيف لماذا هل क्या कौन कहां कहाँ कब कैसे क्यों কি কী কে কোথায় কখন কিভাবে কেন 什么 谁 哪里 什么时候 怎么 如何 为什么 吗 何 誰 どこ いつ どう なぜ อะไร ใคร ที่ไหน เมื่อไหร่ อย่างไร ทำไม 무엇* 뭐* 누구* 어디* 언제* 어떻게* gi ai dau nao lam apa siapa mana dimana kapan bagaimana ne nedir kim nerede nasil neden ano sino saan kailan paano bakit co kto gdzie jak vad",
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
