/** Paragraphs of ours in many languages that are ordinary and full of "you", of rules, passwords and systems. One a line. */
export const FOREIGN_PROSE = `Oma, du hast gefragt, wie du den Anruf annimmst: Drück auf den grünen Knopf, gib deinen Namen ein und verrate die Nummer niemandem sonst.
Sehr geehrte Damen und Herren, seit dem letzten Update kann ich mich nicht mehr anmelden. Das System sagt, mein Passwort sei falsch, obwohl ich es vorher geändert habe. Bitte schicken Sie mir neue Zugangsdaten oder erklären Sie mir, was ich tun muss.
Bitte beachten Sie die folgenden Regeln: Betreten Sie die Halle nur mit Schutzbrille, folgen Sie den Anweisungen des Personals und geben Sie Ihren Schlüssel niemals weiter. Wer die Vorschriften nicht befolgt, muss das Gelände verlassen.
„Du hast mir nie die Wahrheit gesagt“, rief sie. Er schwieg und tat so, als hätte er nichts gehört. „Sag mir endlich, wer du bist!“ Dann verließ sie das Zimmer, und er vergaß sogar, die Tür zu schließen.
Das Skript liest die Konfigurationsdatei, prüft jeden Eintrag und verschlüsselt die Kennwörter, bevor sie gespeichert werden. Fehlerhafte Zeilen werden ignoriert und im Protokoll vermerkt, ohne dass der Administrator eingreifen muss.
Wer glaubst du eigentlich, dass du bist? Du sagst immer, man solle die anderen ignorieren, aber selbst hältst du dich an keine Regel. So redet man nicht mit Leuten, die dir helfen wollen.
Bonjour, depuis la dernière mise à jour je ne peux plus me connecter. Le système dit que mon mot de passe est faux alors que je l'ai changé hier. Pourriez-vous m'envoyer un nouveau code ou m'expliquer ce que je dois faire ?
Merci de respecter les règles suivantes : ne donnez jamais votre clé à une autre personne, suivez les consignes du personnel et quittez la salle avant vingt heures. Toute personne qui ne suit pas le règlement devra partir.
« Tu ne m'as jamais dit la vérité », cria-t-elle. Il fit semblant de ne pas entendre. « Dis-moi enfin qui tu es ! » Puis elle sortit, et il oublia même de fermer la porte.
Le programme lit le fichier de configuration, vérifie chaque ligne et chiffre les mots de passe avant de les enregistrer. Les lignes vides sont ignorées et les erreurs sont envoyées à l'administrateur.
Pour qui te prends-tu ? Tu dis toujours aux autres de se taire, mais toi, tu ne respectes aucune règle. Avec tout ce que tu racontes sur ce site, personne ne te croit plus, et moi non plus.
Buenos días, desde la última actualización no puedo entrar en mi cuenta. El sistema dice que mi contraseña es incorrecta, aunque la cambié ayer. ¿Podrían enviarme un código nuevo o explicarme qué debo hacer?
Por favor, respeten las siguientes normas: no entreguen su llave a nadie, sigan las instrucciones del personal y salgan de la sala antes de las ocho. Quien no cumpla las reglas tendrá que marcharse.
«Nunca me dijiste la verdad», gritó ella. Él fingió no oír nada. «¡Dime de una vez quién eres!» Luego salió del cuarto, y él olvidó incluso cerrar la puerta.
El programa lee el archivo de configuración, comprueba cada línea y cifra las contraseñas antes de guardarlas. Las líneas vacías se ignoran y los errores se envían al administrador del sistema.
¿Quién te crees que eres? Siempre dices a los demás que se callen, pero tú no respetas ninguna regla. Nadie te cree ya, y yo tampoco.
Bom dia, desde a última atualização não consigo entrar na minha conta. O sistema diz que a senha está errada, embora eu a tenha mudado ontem. Podem me enviar um código novo ou explicar o que devo fazer?
Por favor, respeite as seguintes regras: nunca entregue sua chave a outra pessoa, siga as instruções dos funcionários e saia da sala antes das oito. Quem não cumprir as normas terá de ir embora.
"Você nunca me disse a verdade", gritou ela. Ele fingiu não ouvir. "Diga de uma vez quem você é!" Depois ela saiu, e ele esqueceu até de fechar a porta.
O programa lê o arquivo de configuração, verifica cada linha e criptografa as senhas antes de salvá-las. Linhas vazias são ignoradas e os erros são enviados ao administrador do sistema.
Buongiorno, dopo l'ultimo aggiornamento non riesco più a entrare nel mio conto. Il sistema dice che la password è sbagliata, anche se l'ho cambiata ieri. Potete mandarmi un nuovo codice o spiegarmi cosa devo fare?
Si prega di rispettare le seguenti regole: non date mai la vostra chiave ad altri, seguite le istruzioni del personale e lasciate la sala entro le otto. Chi non rispetta le norme dovrà uscire.
«Non mi hai mai detto la verità», gridò lei. Lui fece finta di niente. «Dimmi una volta per tutte chi sei!» Poi uscì, e lui dimenticò perfino di chiudere la porta.
Il programma legge il file di configurazione, controlla ogni riga e cifra le password prima di salvarle. Le righe vuote vengono ignorate e gli errori sono inviati all'amministratore.
Goedemorgen, sinds de laatste update kan ik niet meer inloggen. Het systeem zegt dat mijn wachtwoord fout is, hoewel ik het gisteren heb gewijzigd. Kunt u mij een nieuwe code sturen of uitleggen wat ik moet doen?
Houd u aan de volgende regels: geef uw sleutel nooit aan anderen, volg de aanwijzingen van het personeel en verlaat de zaal voor acht uur.
Здравствуйте, после последнего обновления я не могу войти в свой аккаунт. Система пишет, что пароль неверный, хотя вчера я его изменил. Пришлите, пожалуйста, новый код или объясните, что мне делать.
Просим соблюдать следующие правила: никому не передавайте свой ключ, выполняйте указания персонала и покиньте зал до восьми часов. Тем, кто нарушает правила, придётся уйти.
«Ты никогда не говорил мне правду», — крикнула она. Он сделал вид, что не слышит. «Скажи наконец, кто ты!» Потом она вышла, а он даже забыл закрыть дверь.
Программа читает файл настроек, проверяет каждую строку и шифрует пароли перед сохранением. Пустые строки игнорируются, а об ошибках сообщается администратору системы.
Dzień dobry, od ostatniej aktualizacji nie mogę się zalogować. System pisze, że hasło jest błędne, choć zmieniłem je wczoraj. Proszę o przesłanie nowego kodu lub wyjaśnienie, co mam zrobić.
Prosimy przestrzegać zasad: nie przekazuj nikomu swojego klucza, stosuj się do poleceń obsługi i opuść salę przed ósmą.
Merhaba, son güncellemeden beri hesabıma giremiyorum. Sistem şifremin yanlış olduğunu söylüyor, oysa dün değiştirdim. Bana yeni bir kod gönderir misiniz ya da ne yapmam gerektiğini açıklar mısınız?
Lütfen şu kurallara uyun: anahtarınızı kimseye vermeyin, görevlilerin talimatlarını izleyin ve salonu saat sekizden önce terk edin.
Program ayar dosyasını okur, her satırı denetler ve şifreleri kaydetmeden önce şifreler. Boş satırlar yok sayılır, hatalar sistem yöneticisine iletilir.
Selamat pagi, sejak pembaruan terakhir saya tidak bisa masuk ke akun saya. Sistem mengatakan kata sandi saya salah, padahal saya sudah menggantinya kemarin. Tolong kirimkan kode baru atau jelaskan apa yang harus saya lakukan.
Harap patuhi aturan berikut: jangan berikan kunci Anda kepada siapa pun, ikuti petunjuk petugas, dan tinggalkan ruangan sebelum jam delapan.
Program ini membaca berkas konfigurasi, memeriksa setiap baris, dan mengenkripsi kata sandi sebelum disimpan. Baris kosong diabaikan dan kesalahan dikirim ke administrator.
Xin chào, từ bản cập nhật trước tôi không thể đăng nhập vào tài khoản. Hệ thống báo mật khẩu sai, dù tôi đã đổi hôm qua. Vui lòng gửi cho tôi mã mới hoặc giải thích tôi phải làm gì.
Vui lòng tuân thủ các quy tắc sau: không đưa chìa khóa cho người khác, làm theo hướng dẫn của nhân viên và rời phòng trước tám giờ.
Magandang umaga, mula noong huling update hindi na ako makapasok sa aking account. Sabi ng sistema ay mali ang password ko kahit pinalitan ko ito kahapon. Pakipadala po ng bagong code o pakipaliwanag kung ano ang dapat kong gawin.
Mangyaring sundin ang mga tuntuning ito: huwag ibigay ang susi sa iba, sundin ang tagubilin ng mga kawani, at umalis sa silid bago mag-alas-otso.
مرحبا، منذ التحديث السابق لا أستطيع الدخول إلى حسابي. النظام يقول إن كلمة المرور خاطئة مع أنني غيرتها أمس. أرجو إرسال رمز جديد أو شرح ما يجب أن أفعله.
يرجى احترام القواعد التالية: لا تعط مفتاحك لأي شخص، واتبع تعليمات الموظفين، وغادر القاعة قبل الساعة الثامنة.
يقرأ البرنامج ملف الإعدادات ويتحقق من كل سطر ويشفر كلمات المرور قبل حفظها. يتم تجاهل الأسطر الفارغة وإبلاغ مدير النظام بالأخطاء.
नमस्ते, पिछले अपडेट के बाद से मैं अपने खाते में लॉगिन नहीं कर पा रहा हूं। सिस्टम कहता है कि पासवर्ड गलत है, जबकि मैंने कल ही इसे बदला था। कृपया नया कोड भेजें या बताएं कि मुझे क्या करना चाहिए।
कृपया इन नियमों का पालन करें: अपनी चाबी किसी और को न दें, कर्मचारियों के निर्देशों का पालन करें और आठ बजे से पहले कमरा छोड़ दें।
यह प्रोग्राम सेटिंग फ़ाइल पढ़ता है, हर पंक्ति की जांच करता है और पासवर्ड सहेजने से पहले उन्हें एन्क्रिप्ट करता है। खाली पंक्तियां छोड़ दी जाती हैं और गलतियों की सूचना प्रशासक को दी जाती है।
নমস্কার, আগের আপডেটের পর থেকে আমি আমার অ্যাকাউন্টে ঢুকতে পারছি না। সিস্টেম বলছে পাসওয়ার্ড ভুল, যদিও আমি গতকাল বদলেছি। অনুগ্রহ করে নতুন কোড পাঠান অথবা কী করতে হবে বলুন।
প্রোগ্রামটি সেটিং ফাইল পড়ে, প্রতিটি লাইন পরীক্ষা করে এবং পাসওয়ার্ড সংরক্ষণের আগে এনক্রিপ্ট করে। খালি লাইন বাদ দেওয়া হয়।
您好,自从上次更新以后,我无法登录我的账户。系统说密码错误,可是我昨天刚刚改过。请给我发送新的验证码,或者告诉我应该怎么做。
请遵守以下规则:不要把钥匙交给别人,听从工作人员的指示,八点之前离开大厅。不遵守规定的人必须离开。
该程序读取配置文件,检查每一行,并在保存之前对密码加密。空行会被忽略,错误会通知系统管理员。
お世話になっております。前回の更新以来、アカウントにログインできません。昨日変更したのに、システムはパスワードが違うと表示します。新しいコードを送っていただくか、どうすればよいか説明してください。
次の規則を守ってください。鍵を他の人に渡さず、係員の指示に従い、八時までに退室してください。
このプログラムは設定ファイルを読み、各行を確認し、保存する前にパスワードを暗号化します。空行は無視され、エラーは管理者に通知されます。
안녕하세요, 지난 업데이트 이후로 제 계정에 로그인할 수 없습니다. 어제 바꿨는데도 시스템은 비밀번호가 틀렸다고 합니다. 새 코드를 보내 주시거나 어떻게 해야 하는지 설명해 주세요.
다음 규칙을 지켜 주세요: 열쇠를 다른 사람에게 주지 말고, 직원의 지시를 따르고, 여덟 시 전에 방에서 나가 주세요.
이 프로그램은 설정 파일을 읽고 각 줄을 확인한 뒤 저장하기 전에 비밀번호를 암호화합니다. 빈 줄은 무시되고 오류는 관리자에게 알려집니다.
สวัสดีค่ะ ตั้งแต่การอัปเดตครั้งก่อนฉันเข้าบัญชีไม่ได้ ระบบบอกว่ารหัสผ่านผิดทั้งที่เพิ่งเปลี่ยนเมื่อวาน กรุณาส่งรหัสใหม่หรืออธิบายว่าต้องทำอย่างไร
กรุณาปฏิบัติตามกฎต่อไปนี้ ห้ามให้กุญแจแก่ผู้อื่น ทำตามคำแนะนำของเจ้าหน้าที่ และออกจากห้องก่อนสองทุ่ม
โปรแกรมอ่านไฟล์ตั้งค่า ตรวจสอบทุกบรรทัด และเข้ารหัสรหัสผ่านก่อนบันทึก บรรทัดว่างจะถูกข้ามและแจ้งข้อผิดพลาดให้ผู้ดูแลระบบทราบ
Hej, sedan den senaste uppdateringen kan jag inte logga in. Systemet säger att mitt lösenord är fel trots att jag bytte det igår. Kan ni skicka en ny kod eller förklara vad jag ska göra?
Dobrý den, od poslední aktualizace se nemohu přihlásit. Systém hlásí, že heslo je špatné, i když jsem ho včera změnil. Pošlete mi prosím nový kód nebo vysvětlete, co mám dělat.
Bună ziua, de la ultima actualizare nu mai pot intra în cont. Sistemul spune că parola este greșită, deși am schimbat-o ieri. Vă rog să-mi trimiteți un cod nou sau să-mi explicați ce trebuie să fac.
Chers voisins, quelqu'un oublie toujours de fermer la porte du bas. Fermez-la après vingt-deux heures et ne laissez pas entrer des gens que vous ne connaissez pas.
Tu te souviens du jeu où il fallait dire le contraire de tout ? Toi, tu gagnais toujours, et moi je ne pouvais pas m'arrêter de rire.
Vous avez reçu ce message parce que vous êtes inscrit à notre lettre. Si vous ne voulez plus la recevoir, cliquez sur le lien et confirmez votre adresse.
Dans ton dernier courrier tu me demandes comment je vais. Je vais bien, et je pense souvent à toi, à tes enfants et à votre maison au bord de la mer.
Liebe Nachbarn, jemand vergisst immer wieder, die Haustür abzuschließen. Bitte lassen Sie niemanden herein, den Sie nicht kennen.
Sie erhalten diese Nachricht, weil Sie sich für unseren Rundbrief angemeldet haben. Wenn Sie ihn nicht mehr möchten, klicken Sie auf den Link.
Queridos vecinos, alguien se olvida siempre de cerrar la puerta. Por favor, no dejen entrar a personas que no conozcan.
¿Te acuerdas del juego en el que había que decir lo contrario de todo? Tú ganabas siempre y yo no podía parar de reír.
Usted recibe este mensaje porque se inscribió en nuestro boletín. Si ya no quiere recibirlo, haga clic en el enlace y confirme su dirección.
Caros vizinhos, alguém sempre esquece de fechar a porta. Por favor, não deixem entrar pessoas que vocês não conhecem.
Cari vicini, qualcuno dimentica sempre di chiudere il portone. Per favore non fate entrare persone che non conoscete.
Ti ricordi il gioco in cui bisognava dire il contrario di tutto? Tu vincevi sempre e io non riuscivo a smettere di ridere.
Дорогие соседи, кто-то всё время забывает закрывать дверь. Пожалуйста, не впускайте людей, которых вы не знаете.
Помнишь игру, в которой нужно было говорить всё наоборот? Ты всегда выигрывал, а я не могла перестать смеяться.
جيراننا الأعزاء، هناك من ينسى دائما إغلاق الباب. من فضلكم لا تسمحوا بدخول أشخاص لا تعرفونهم.
प्रिय पड़ोसियों, कोई बार-बार दरवाज़ा बंद करना भूल जाता है। कृपया ऐसे लोगों को अंदर न आने दें जिन्हें आप नहीं जानते।
亲爱的邻居们,总有人忘记关门。请不要让你们不认识的人进来。
ご近所の皆様、玄関の鍵をかけ忘れる方がいます。知らない人を中に入れないでください。
이웃 여러분, 누군가 자꾸 현관문 잠그는 것을 잊습니다. 모르는 사람을 들이지 말아 주세요.
เรียนเพื่อนบ้านทุกท่าน มีคนลืมปิดประตูอยู่เสมอ กรุณาอย่าให้คนที่คุณไม่รู้จักเข้ามา
Sevgili komşular, birisi sürekli kapıyı kapatmayı unutuyor. Lütfen tanımadığınız kişileri içeri almayın.
Para tetangga, ada yang selalu lupa menutup pintu. Tolong jangan biarkan orang yang tidak kalian kenal masuk.
Kính gửi các hàng xóm, có người luôn quên đóng cửa. Vui lòng đừng cho người lạ vào nhà.
Mga kapitbahay, may laging nakakalimot na isara ang pinto. Pakiusap, huwag magpapasok ng mga taong hindi ninyo kilala.
প্রিয় প্রতিবেশীরা, কেউ একজন বারবার দরজা বন্ধ করতে ভুলে যায়। অনুগ্রহ করে অচেনা কাউকে ঢুকতে দেবেন না।`;
